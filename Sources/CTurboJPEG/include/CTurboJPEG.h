#ifndef CTURBOJPEG_H
#define CTURBOJPEG_H

#include <stddef.h>
#include <stdint.h>

/// A decoder for one JPEG. libjpeg's error jumps never leave the functions below.
typedef struct TurboReader TurboReader;

/// Room for libjpeg's longest message (JMSG_LENGTH_MAX) with its terminating zero.
#define TURBO_MESSAGE_SIZE 200

/// The color model of a file. Models that callers need not distinguish are `TurboColorsOther`.
typedef enum TurboColors {
  TurboColorsOther,
  TurboColorsGray,
  TurboColorsRGB,
  TurboColorsYCbCr,
  /// Also YCCK.
  TurboColorsCMYK,
} TurboColors;

/// The contents of a JPEG's header.
typedef struct TurboHeader {
  int width;
  int height;
  int components;
  TurboColors colors;
  /// 1 if it has Adobe's marker, with which CMYK is inverted: 0 means full ink.
  int adobe;
} TurboHeader;

/// Reads the header of the JPEG in `bytes`, which must stay in place until `turbo_close`. Returns
/// NULL on failure, with libjpeg's words in `message`.
TurboReader *turbo_open(
  const uint8_t *bytes, size_t count, TurboHeader *header, char message[TURBO_MESSAGE_SIZE]);

/// Begins decoding at 1/shrink (1, 2, 4 or 8) and returns the reduced size. Rows will have these
/// colors: gray, RGB, or CMYK from a CMYK picture. More than `scans` scans are an error. Returns 0
/// on failure, with words in `message`.
int turbo_start(
  TurboReader *reader, TurboColors colors, int shrink, int scans, int *width, int *height,
  char message[TURBO_MESSAGE_SIZE]);

/// Decodes the next `count` rows (at most the remaining ones) to `rows`, width × 1, 3 or 4 bytes
/// each. After the last row, the file is read to its end marker. Returns 0 on failure, also for a
/// truncated or damaged file, with libjpeg's words in `message`.
int turbo_rows(
  TurboReader *reader, uint8_t *rows, int count, char message[TURBO_MESSAGE_SIZE]);

/// Frees everything that `turbo_open` allocated.
void turbo_close(TurboReader *reader);

/// Encodes 8-bit RGB `pixels`, width × height × 3 bytes, as a JPEG with full chroma and without
/// metadata. The caller passes `*bytes` to `turbo_free`. Returns 0 on failure, with libjpeg's words
/// in `message`.
int turbo_write(
  const uint8_t *pixels, int width, int height, int quality, uint8_t **bytes, size_t *count,
  char message[TURBO_MESSAGE_SIZE]);

/// Frees the bytes of `turbo_write`.
void turbo_free(uint8_t *bytes);

#endif
