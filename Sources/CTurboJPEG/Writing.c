#include "CTurboJPEG.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

/// libjpeg's structures. Callbacks find the writer through `client_data`.
typedef struct TurboWriter {
  struct jpeg_compress_struct jpeg;
  struct jpeg_error_mgr errors;
  jmp_buf escape;
  char message[JMSG_LENGTH_MAX];
  unsigned char *bytes;
  unsigned long count;
} TurboWriter;

/// Handles fatal errors: keeps the words and leaves libjpeg.
static void fail(j_common_ptr jpeg) {
  TurboWriter *writer = jpeg->client_data;
  jpeg->err->format_message(jpeg, writer->message);
  longjmp(writer->escape, 1);
}

/// By default, libjpeg prints its messages; this prints nothing.
static void stay_silent(j_common_ptr jpeg) { (void)jpeg; }

static void compress(TurboWriter *writer, const uint8_t *pixels, int width, int height, int quality) {
  struct jpeg_compress_struct *jpeg = &writer->jpeg;
  jpeg_create_compress(jpeg);
  jpeg_mem_dest(jpeg, &writer->bytes, &writer->count);
  jpeg->image_width = (JDIMENSION)width;
  jpeg->image_height = (JDIMENSION)height;
  jpeg->input_components = 3;
  jpeg->in_color_space = JCS_RGB;
  jpeg_set_defaults(jpeg);
  jpeg_set_quality(jpeg, quality, TRUE);
  // Chroma at full resolution: small colors are what these pictures are about.
  jpeg->comp_info[0].h_samp_factor = jpeg->comp_info[0].v_samp_factor = 1;
  jpeg_start_compress(jpeg, TRUE);
  while (jpeg->next_scanline < jpeg->image_height) {
    JSAMPROW row = (JSAMPROW)(pixels + (size_t)jpeg->next_scanline * (size_t)width * 3);
    jpeg_write_scanlines(jpeg, &row, 1);
  }
  jpeg_finish_compress(jpeg);
}

int turbo_write(
  const uint8_t *pixels, int width, int height, int quality, uint8_t **bytes, size_t *count,
  char message[TURBO_MESSAGE_SIZE]) {
  TurboWriter *writer = calloc(1, sizeof *writer);
  if (!writer) {
    snprintf(message, TURBO_MESSAGE_SIZE, "Insufficient memory");
    return 0;
  }
  writer->jpeg.err = jpeg_std_error(&writer->errors);
  writer->errors.error_exit = fail;
  writer->errors.output_message = stay_silent;
  writer->jpeg.client_data = writer;
  int done = !setjmp(writer->escape);
  if (done) {
    compress(writer, pixels, width, height, quality);
    *bytes = writer->bytes;
    *count = writer->count;
  } else {
    memcpy(message, writer->message, sizeof writer->message);
    free(writer->bytes);
  }
  jpeg_destroy_compress(&writer->jpeg);
  free(writer);
  return done;
}

void turbo_free(uint8_t *bytes) { free(bytes); }
