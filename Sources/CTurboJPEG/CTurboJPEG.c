#include "CTurboJPEG.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

_Static_assert(TURBO_MESSAGE_SIZE >= JMSG_LENGTH_MAX, "libjpeg's messages need more room");

/// libjpeg's structures. Callbacks find the reader through `client_data`.
struct TurboReader {
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  jmp_buf escape;
  char message[JMSG_LENGTH_MAX];
  int scans;
  /// Whether the bytes ended before the end marker.
  int ended;
};

/// Handles fatal errors: keeps the words and leaves libjpeg.
static void fail(j_common_ptr jpeg) {
  TurboReader *reader = jpeg->client_data;
  // If the bytes have ended, that is the cause of any error, so report it.
  if (reader->ended) jpeg->err->msg_code = JWRN_JPEG_EOF;
  jpeg->err->format_message(jpeg, reader->message);
  longjmp(reader->escape, 1);
}

/// Treats warnings that mean lost pixels as errors. The others (stray bytes between markers, odd
/// version numbers) lose nothing: many cameras write such files.
static void judge(j_common_ptr jpeg, int level) {
  TurboReader *reader = jpeg->client_data;
  if (level >= 0) return;
  switch (jpeg->err->msg_code) {
  case JWRN_EXTRANEOUS_DATA:
  case JWRN_JFIF_MAJOR:
  case JWRN_ADOBE_XFORM:
  case JWRN_TOO_MUCH_DATA:
  // Parameters that only progressive scans have. They have no effect in other scans.
  case JWRN_NOT_SEQUENTIAL:
    return;
  case JWRN_JPEG_EOF:
    // Nothing is lost if only the end marker is missing: the Huffman decoder warns of missing bits,
    // and `check_scans` checks the other cases.
    reader->ended = 1;
    return;
  default:
    fail(jpeg);
  }
}

/// Fails if a component was in no scan, or if the bytes ended before a progressive picture was
/// complete.
static void check_scans(TurboReader *reader) {
  struct jpeg_decompress_struct *jpeg = &reader->jpeg;
  // The arithmetic decoder fills missing data with zeros and does not report it.
  int missing = reader->ended && jpeg->arith_code;
  for (int index = 0; index < jpeg->num_components; index++) {
    // libjpeg saves this with a component's first scan.
    if (!jpeg->comp_info[index].quant_table) missing = 1;
    for (int place = 0; jpeg->coef_bits && reader->ended && place < DCTSIZE2; place++)
      if (jpeg->coef_bits[index][place]) missing = 1;
  }
  if (!missing) return;
  snprintf(
    reader->message, sizeof reader->message,
    reader->ended ? "Premature end of JPEG file" : "a color component is missing");
  longjmp(reader->escape, 1);
}

/// By default, libjpeg prints its messages; this prints nothing.
static void stay_silent(j_common_ptr jpeg) { (void)jpeg; }

/// Stops small files that ask for millions of passes over a large picture.
static void count_scans(j_common_ptr jpeg) {
  TurboReader *reader = jpeg->client_data;
  if (jpeg->is_decompressor && reader->jpeg.input_scan_number > reader->scans) {
    snprintf(reader->message, sizeof reader->message, "more than %d scans", reader->scans);
    longjmp(reader->escape, 1);
  }
}

static void copy_message(const TurboReader *reader, char *message) {
  memcpy(message, reader->message, sizeof reader->message);
}

static void describe(const struct jpeg_decompress_struct *jpeg, TurboHeader *header) {
  header->width = (int)jpeg->image_width;
  header->height = (int)jpeg->image_height;
  header->components = jpeg->num_components;
  header->adobe = jpeg->saw_Adobe_marker;
  switch (jpeg->jpeg_color_space) {
  case JCS_GRAYSCALE: header->colors = TurboColorsGray; break;
  case JCS_RGB: header->colors = TurboColorsRGB; break;
  case JCS_YCbCr: header->colors = TurboColorsYCbCr; break;
  case JCS_CMYK:
  case JCS_YCCK: header->colors = TurboColorsCMYK; break;
  default: header->colors = TurboColorsOther;
  }
}

TurboReader *turbo_open(
  const uint8_t *bytes, size_t count, TurboHeader *header, char message[TURBO_MESSAGE_SIZE]) {
  TurboReader *reader = calloc(1, sizeof *reader);
  if (!reader) {
    snprintf(message, TURBO_MESSAGE_SIZE, "out of memory");
    return NULL;
  }
  reader->jpeg.err = jpeg_std_error(&reader->errors);
  reader->errors.error_exit = fail;
  reader->errors.emit_message = judge;
  reader->errors.output_message = stay_silent;
  reader->jpeg.client_data = reader;
  if (setjmp(reader->escape)) {
    copy_message(reader, message);
    turbo_close(reader);
    return NULL;
  }
  jpeg_create_decompress(&reader->jpeg);
  jpeg_mem_src(&reader->jpeg, bytes, (unsigned long)count);
  jpeg_read_header(&reader->jpeg, TRUE);
  describe(&reader->jpeg, header);
  return reader;
}

int turbo_start(
  TurboReader *reader, TurboColors colors, int shrink, int scans, int *width, int *height,
  char message[TURBO_MESSAGE_SIZE]) {
  if (setjmp(reader->escape)) {
    copy_message(reader, message);
    return 0;
  }
  reader->scans = scans;
  reader->progress.progress_monitor = count_scans;
  reader->jpeg.progress = &reader->progress;
  reader->jpeg.out_color_space = colors == TurboColorsGray ? JCS_GRAYSCALE
    : colors == TurboColorsCMYK ? JCS_CMYK
    : JCS_RGB;
  reader->jpeg.scale_num = 1;
  reader->jpeg.scale_denom = (unsigned int)shrink;
  jpeg_start_decompress(&reader->jpeg);
  *width = (int)reader->jpeg.output_width;
  *height = (int)reader->jpeg.output_height;
  return 1;
}

int turbo_rows(
  TurboReader *reader, uint8_t *rows, int count, char message[TURBO_MESSAGE_SIZE]) {
  struct jpeg_decompress_struct *jpeg = &reader->jpeg;
  if (setjmp(reader->escape)) {
    copy_message(reader, message);
    return 0;
  }
  size_t stride = (size_t)jpeg->output_width * (size_t)jpeg->output_components;
  JDIMENSION end = jpeg->output_scanline + (JDIMENSION)count;
  JDIMENSION first = jpeg->output_scanline;
  if (end > jpeg->output_height) end = jpeg->output_height;
  while (jpeg->output_scanline < end) {
    JSAMPROW targets[16];
    JDIMENSION wanted = end - jpeg->output_scanline;
    if (wanted > 16) wanted = 16;
    for (JDIMENSION row = 0; row < wanted; row++)
      targets[row] = rows + (size_t)(jpeg->output_scanline - first + row) * stride;
    jpeg_read_scanlines(jpeg, targets, wanted);
  }
  if (jpeg->output_scanline == jpeg->output_height) {
    check_scans(reader);
    jpeg_finish_decompress(jpeg);
  }
  return 1;
}

void turbo_close(TurboReader *reader) {
  jpeg_destroy_decompress(&reader->jpeg);
  free(reader);
}
