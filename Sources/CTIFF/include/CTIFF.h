#ifndef CTIFF_H
#define CTIFF_H

#include <stddef.h>
#include <stdint.h>

/// libtiff without its headers and without linking it: the library is loaded when first needed.
/// Every function but `ctiff_load` needs a successful `ctiff_load` before it.
/// A reader belongs to one thread at a time; different readers to any.
typedef struct CTIFFReader CTIFFReader;

/// How the picture of a directory is laid out, as libtiff understands its tags.
typedef struct CTIFFGeometry {
  uint32_t width, height;
  /// Of a strip or tile.
  uint32_t segmentWidth, segmentHeight;
  /// Strips or tiles of all planes.
  uint32_t segments;
  uint16_t bits, samples;
  /// How many columns and rows share their chroma, as the samples come.
  uint16_t across, down;
  uint8_t isTiled, isSeparate;
  /// Bytes of a whole strip or tile, and of one line of a strip, unpacked.
  size_t segmentSize, rowSize;
} CTIFFGeometry;

/// Loads libtiff, once for the process; safe to call from any thread.
/// NULL on success, else a lasting sentence that says what is missing.
const char *ctiff_load(void);

/// Whether this libtiff unpacks a compression, by its number in TIFF.
int ctiff_unpacks(int compression);

/// Opens the picture whose directory is at `place`; `bytes` must outlive the reader.
/// The reader is returned also if that fails, to give the words; NULL if memory is short.
/// JPEG's YCbCr is unpacked as RGB, LogLuv as CIE XYZ and LogL as Y, of floating-point numbers.
CTIFFReader *ctiff_open(const void *bytes, size_t count, uint64_t place, CTIFFGeometry *geometry);
void ctiff_close(CTIFFReader *reader);

/// The first error since the reader was opened, or warning of lost pixels; else the last other
/// warning; "" if there was none.
const char *ctiff_words(const CTIFFReader *reader);

/// Unpacks a strip or tile: `size` bytes, in the machine's own byte order. Returns 0 on failure,
/// also if some of them are missing.
int ctiff_segment(CTIFFReader *reader, uint32_t index, void *bytes, size_t size);

/// Unpacks a line of a strip, `rowSize` bytes; lines must be asked for in order and of one plane.
/// Returns 0 on failure.
int ctiff_row(CTIFFReader *reader, uint32_t row, uint16_t plane, void *bytes);

#endif
