#ifndef CTIFF_H
#define CTIFF_H

#include <stddef.h>
#include <stdint.h>

/// libtiff without its headers and without linking it. The library is loaded at first use. Every
/// function except `ctiff_load` requires a successful `ctiff_load` before it. A reader may be used
/// by one thread at a time; different readers by any threads.
typedef struct CTIFFReader CTIFFReader;

/// The layout of a directory's picture, as libtiff interprets its tags.
typedef struct CTIFFGeometry {
  uint32_t width, height;
  /// The size of a strip or tile.
  uint32_t segmentWidth, segmentHeight;
  /// How many strips or tiles there are, in all planes.
  uint32_t segments;
  uint16_t bits, samples;
  /// How many columns and rows share chroma in the delivered samples.
  uint16_t across, down;
  uint8_t isTiled, isSeparate;
  /// Bytes of a whole strip or tile, and of one line of a strip, unpacked.
  size_t segmentSize, rowSize;
} CTIFFGeometry;

/// Loads libtiff, once for the process; safe to call from any thread. Returns NULL on success,
/// otherwise a permanent sentence that says what is missing.
const char *ctiff_load(void);

/// Whether this libtiff unpacks a compression, given by its number in TIFF.
int ctiff_unpacks(int compression);

/// Opens the picture whose directory is at `place`; `bytes` must outlive the reader. A reader is
/// also returned on failure, to provide the error's words; NULL if memory is short. YCbCr in JPEG
/// is unpacked as RGB, LogLuv as CIE XYZ and LogL as Y, the last two in floating-point numbers.
CTIFFReader *ctiff_open(const void *bytes, size_t count, uint64_t place, CTIFFGeometry *geometry);
void ctiff_close(CTIFFReader *reader);

/// The first error since the reader was opened, or the first warning of lost pixels; without these,
/// the last other warning; "" if there was none.
const char *ctiff_words(const CTIFFReader *reader);

/// Unpacks a strip or tile: `size` bytes, in native byte order. Returns 0 on failure, also if some
/// bytes are missing.
int ctiff_segment(CTIFFReader *reader, uint32_t index, void *bytes, size_t size);

/// Unpacks a line of a strip, `rowSize` bytes. Lines must be requested in order, and from one
/// plane. Returns 0 on failure.
int ctiff_row(CTIFFReader *reader, uint32_t row, uint16_t plane, void *bytes);

#endif
