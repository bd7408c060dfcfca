#ifndef CVIPS_H
#define CVIPS_H

#include <stddef.h>
#include <stdint.h>

/// libvips without its headers and without linking it: the library is loaded when first needed.
/// Every function but `cvips_load` needs a successful `cvips_load` before it.
/// Pictures are reference counted: each function that returns one gives the caller a reference,
/// which `cvips_close` gives back; NULL means failure, and `cvips_error` has the words.
typedef struct _VipsImage VipsImage;

/// The file formats that libvips may be asked to read.
typedef enum CVipsFormat { CVipsPNG, CVipsWebP, CVipsGIF, CVipsHEIF } CVipsFormat;

/// The numbers' type.
typedef enum CVipsSample {
  CVipsSampleOther = -1, CVipsSampleUInt8 = 0, CVipsSampleUInt16 = 2,
} CVipsSample;

/// A picture's header. Its samples are gray or red, green and blue, with straight alpha behind
/// them if the bands are even.
typedef struct CVipsHeader {
  int width, height, bands, pages;
  CVipsSample sample;
  /// The embedded ICC profile, which lives as long as the picture; NULL if there is none.
  const uint8_t *profile;
  size_t profileSize;
} CVipsHeader;

/// Loads and sets up libvips, once for the process; safe to call from any thread.
/// NULL on success, else a lasting sentence that says what is missing.
const char *cvips_load(void);

/// Moves libvips's words for the last failure to `text` (at most `size` bytes, always closed).
void cvips_error(char *text, size_t size);

/// Opens a picture; pixels are decoded later, top to bottom, when rows are asked for.
/// `bytes` must outlive the picture. `scale` (0…1) is for WebP.
VipsImage *cvips_open(CVipsFormat format, const void *bytes, size_t count, double scale);
/// A picture of 8-bit sRGB, 3 bytes a pixel, which must outlive it.
VipsImage *cvips_picture(const uint8_t *bytes, int width, int height);
void cvips_close(VipsImage *image);
CVipsHeader cvips_header(VipsImage *image);

/// Smaller by `across` and `down` (0…1), averaged.
VipsImage *cvips_resize(VipsImage *image, double across, double down);

/// Decodes rows `top ..< top + count` to `bytes`, which has room for exactly their `size`.
/// Rows must be asked for in order. Returns 0 on failure.
int cvips_rows(VipsImage *image, int top, int count, uint8_t *bytes, size_t size);

/// The ICC profile of a usual press that libvips brings along, at most `size` bytes of it.
/// Returns its length, or 0 on failure.
size_t cvips_press_profile(uint8_t *bytes, size_t size);

/// Encodes 8-bit sRGB (3 or 4 channels) as PNG; `*png` is given back with `cvips_free`.
/// Returns 0 on failure.
int cvips_png(
  const uint8_t *bytes, int width, int height, int channels, uint8_t **png, size_t *count);
/// Encodes 8-bit sRGB of 3 channels as JPEG of this quality (1…100), with all of its chroma;
/// `*jpeg` is given back with `cvips_free`. Returns 0 on failure.
int cvips_jpeg(
  const uint8_t *bytes, int width, int height, int quality, uint8_t **jpeg, size_t *count);
void cvips_free(void *memory);

#endif
