#include "Loading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct CTIFFReader {
  const uint8_t *bytes;
  uint64_t count, place;
  TIFF *tiff;
  int tiled;
  char words[200], warning[200];
};

/// No table of libtiff needs more; larger sizes come from malicious tags.
static const tmsize_t most_memory = (tmsize_t)1 << 30;

void ctiff_keep(CTIFFReader *reader, int warning, const char *format, va_list values) {
  if (*reader->words) return;
  if (!warning) {
    vsnprintf(reader->words, sizeof reader->words, format, values);
    return;
  }
  vsnprintf(reader->warning, sizeof reader->warning, format, values);
  // Of the many warnings, only these mean that pixels are missing; "Premature EOL" does not.
  static const char *const losses[] = {
    "Premature EOF", "Premature end of JPEG", "Corrupt JPEG data", "Improper JPEG",
  };
  if (strstr(reader->warning, "extraneous")) return;
  for (size_t index = 0; index < sizeof losses / sizeof *losses; index++)
    if (!strncmp(reader->warning, losses[index], strlen(losses[index])))
      memcpy(reader->words, reader->warning, sizeof reader->words);
}

static int keep_error(
  TIFF *tiff, void *reader, const char *module, const char *format, va_list values) {
  (void)tiff, (void)module;
  ctiff_keep(reader, 0, format, values);
  return 1;
}

static int keep_warning(
  TIFF *tiff, void *reader, const char *module, const char *format, va_list values) {
  (void)tiff, (void)module;
  ctiff_keep(reader, 1, format, values);
  return 1;
}

static tmsize_t read_bytes(thandle_t client, void *target, tmsize_t size) {
  CTIFFReader *reader = client;
  if (size <= 0 || reader->place >= reader->count) return 0;
  uint64_t left = reader->count - reader->place;
  size_t part = (uint64_t)size < left ? (size_t)size : (size_t)left;
  memcpy(target, reader->bytes + reader->place, part);
  reader->place += part;
  return (tmsize_t)part;
}

static tmsize_t write_bytes(thandle_t client, void *source, tmsize_t size) {
  (void)client, (void)source, (void)size;
  return -1;
}

static toff_t seek(thandle_t client, toff_t offset, int whence) {
  CTIFFReader *reader = client;
  // As in a file, positions behind the end are allowed; nothing can be read there.
  if (whence == SEEK_SET) reader->place = offset;
  if (whence == SEEK_CUR) reader->place += offset;
  if (whence == SEEK_END) reader->place = reader->count + offset;
  return reader->place;
}

static int close_bytes(thandle_t client) {
  (void)client;
  return 0;
}

static toff_t size_of(thandle_t client) { return ((CTIFFReader *)client)->count; }

/// Gives libtiff the whole file in memory, so that packed strips are unpacked without a copy.
static int map(thandle_t client, void **bytes, toff_t *count) {
  CTIFFReader *reader = client;
  *bytes = (void *)(uintptr_t)reader->bytes;
  *count = reader->count;
  return 1;
}

static void unmap(thandle_t client, void *bytes, toff_t count) {
  (void)client, (void)bytes, (void)count;
}

/// Opens the file for reading only the header ("h"), since the first directory may not be the
/// wanted one, and without splitting a single strip ("c").
static TIFF *open_client(CTIFFReader *reader) {
#define CLIENT "picture", "rhc", reader, read_bytes, write_bytes, seek, close_bytes, size_of, map, \
  unmap
  TIFFOpenOptions *options = ctiff.TIFFOpenOptionsAlloc ? ctiff.TIFFOpenOptionsAlloc() : NULL;
  if (!options || !ctiff.TIFFClientOpenExt) return ctiff.TIFFClientOpen(CLIENT);
  ctiff.TIFFOpenOptionsSetMaxSingleMemAlloc(options, most_memory);
  ctiff.TIFFOpenOptionsSetErrorHandlerExtR(options, keep_error, reader);
  ctiff.TIFFOpenOptionsSetWarningHandlerExtR(options, keep_warning, reader);
  TIFF *tiff = ctiff.TIFFClientOpenExt(CLIENT, options);
  ctiff.TIFFOpenOptionsFree(options);
  return tiff;
#undef CLIENT
}

/// Requests the color conversions that libtiff's own decompressors can do.
static void choose_colors(TIFF *tiff) {
  uint16_t compression = 0, photometric = 0, planes = 0;
  ctiff.TIFFGetFieldDefaulted(tiff, TIFFTAG_COMPRESSION, &compression);
  ctiff.TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &photometric);
  ctiff.TIFFGetFieldDefaulted(tiff, TIFFTAG_PLANARCONFIG, &planes);
  if (compression == COMPRESSION_JPEG && photometric == PHOTOMETRIC_YCBCR
      && planes == PLANARCONFIG_CONTIG)
    ctiff.TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
  if (compression == COMPRESSION_SGILOG || compression == COMPRESSION_SGILOG24)
    ctiff.TIFFSetField(tiff, TIFFTAG_SGILOGDATAFMT, SGILOGDATAFMT_FLOAT);
}

static void describe(TIFF *tiff, CTIFFGeometry *geometry) {
  uint16_t planes = 0;
  geometry->across = geometry->down = 1;
  ctiff.TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &geometry->width);
  ctiff.TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &geometry->height);
  ctiff.TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &geometry->bits);
  ctiff.TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &geometry->samples);
  ctiff.TIFFGetFieldDefaulted(tiff, TIFFTAG_PLANARCONFIG, &planes);
  ctiff.TIFFGetFieldDefaulted(
    tiff, TIFFTAG_YCBCRSUBSAMPLING, &geometry->across, &geometry->down);
  geometry->isSeparate = planes == PLANARCONFIG_SEPARATE;
  geometry->isTiled = ctiff.TIFFIsTiled(tiff) != 0;
  if (geometry->isTiled) {
    ctiff.TIFFGetField(tiff, TIFFTAG_TILEWIDTH, &geometry->segmentWidth);
    ctiff.TIFFGetField(tiff, TIFFTAG_TILELENGTH, &geometry->segmentHeight);
  } else {
    geometry->segmentWidth = geometry->width;
    ctiff.TIFFGetFieldDefaulted(tiff, TIFFTAG_ROWSPERSTRIP, &geometry->segmentHeight);
    if (geometry->segmentHeight > geometry->height) geometry->segmentHeight = geometry->height;
  }
  geometry->segments =
    geometry->isTiled ? ctiff.TIFFNumberOfTiles(tiff) : ctiff.TIFFNumberOfStrips(tiff);
  tmsize_t size = geometry->isTiled ? ctiff.TIFFTileSize(tiff) : ctiff.TIFFStripSize(tiff);
  tmsize_t row = ctiff.TIFFScanlineSize(tiff);
  geometry->segmentSize = size > 0 ? (size_t)size : 0;
  geometry->rowSize = row > 0 ? (size_t)row : 0;
}

CTIFFReader *ctiff_open(const void *bytes, size_t count, uint64_t place, CTIFFGeometry *geometry) {
  memset(geometry, 0, sizeof *geometry);
  CTIFFReader *reader = calloc(1, sizeof *reader);
  if (!reader) return NULL;
  reader->bytes = bytes;
  reader->count = count;
  ctiff_current = reader;
  reader->tiff = open_client(reader);
  if (reader->tiff && ctiff.TIFFSetSubDirectory(reader->tiff, place)) {
    choose_colors(reader->tiff);
    describe(reader->tiff, geometry);
    reader->tiled = geometry->isTiled;
    // An error about tags is not damage if libtiff could still read the picture's layout.
    if (geometry->segmentSize) *reader->words = *reader->warning = 0;
  }
  ctiff_current = NULL;
  return reader;
}

void ctiff_close(CTIFFReader *reader) {
  ctiff_current = reader;
  if (reader->tiff) ctiff.TIFFClose(reader->tiff);
  ctiff_current = NULL;
  free(reader);
}

const char *ctiff_words(const CTIFFReader *reader) {
  // Some decoders fail without an error, after a warning.
  return *reader->words ? reader->words : reader->warning;
}

int ctiff_segment(CTIFFReader *reader, uint32_t index, void *bytes, size_t size) {
  if (!reader->tiff || size > PTRDIFF_MAX) return 0;
  ctiff_current = reader;
  tmsize_t filled = reader->tiled
    ? ctiff.TIFFReadEncodedTile(reader->tiff, index, bytes, (tmsize_t)size)
    : ctiff.TIFFReadEncodedStrip(reader->tiff, index, bytes, (tmsize_t)size);
  ctiff_current = NULL;
  return filled == (tmsize_t)size && !*reader->words;
}

int ctiff_row(CTIFFReader *reader, uint32_t row, uint16_t plane, void *bytes) {
  if (!reader->tiff) return 0;
  ctiff_current = reader;
  int filled = ctiff.TIFFReadScanline(reader->tiff, bytes, row, plane);
  ctiff_current = NULL;
  return filled == 1 && !*reader->words;
}
