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
typedef enum CVipsFormat {
  CVipsJPEG, CVipsPNG, CVipsWebP, CVipsTIFF, CVipsGIF, CVipsHEIF, CVipsJXL,
} CVipsFormat;

/// What a picture's numbers mean, as far as readers need to tell them apart.
typedef enum CVipsColors {
  CVipsColorsOther = 0, CVipsColorsGray = 1, CVipsColorsCMYK = 15, CVipsColorsRGB = 22,
  CVipsColorsRGB16 = 25, CVipsColorsGray16 = 26, CVipsColorsLinear = 28,
} CVipsColors;

/// The numbers' type.
typedef enum CVipsSample {
  CVipsSampleOther = -1, CVipsSampleUInt8 = 0, CVipsSampleUInt16 = 2, CVipsSampleFloat = 6,
} CVipsSample;

/// A picture's header.
typedef struct CVipsHeader {
  int width, height, bands, pages, orientation, alpha;
  CVipsColors colors;
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
/// `bytes` must outlive the picture. `shrink` (1, 2, 4, 8) is for JPEG, `scale` (0…1) for WebP.
VipsImage *cvips_open(
  CVipsFormat format, const void *bytes, size_t count, int shrink, double scale);
void cvips_close(VipsImage *image);
CVipsHeader cvips_header(VipsImage *image);

/// Every `step`-th pixel of every `step`-th row.
VipsImage *cvips_subsample(VipsImage *image, int step);
/// The upright picture, by its EXIF orientation; holds it all if rows must be turned about.
VipsImage *cvips_upright(VipsImage *image);
/// sRGB of 8 bits by the embedded profile, relative colorimetric, or perceptual if the profile
/// knows no other. NULL if the profile is damaged or does not fit the picture.
VipsImage *cvips_managed(VipsImage *image);
/// sRGB of 8 bits from CMYK by libvips's built-in press profile.
VipsImage *cvips_press(VipsImage *image);
/// sRGB of 8 bits without a profile: 16-bit samples are rounded, gray is repeated.
VipsImage *cvips_unmanaged(VipsImage *image);
/// The first `count` bands.
VipsImage *cvips_bands(VipsImage *image, int count);
/// An 8-bit RGBA picture laid over white; straight alpha, in sRGB's own coding as browsers do.
VipsImage *cvips_over_white(VipsImage *image);
/// Smaller by `across` and `down` (0…1), averaged.
VipsImage *cvips_resize(VipsImage *image, double across, double down);

/// Decodes rows `top ..< top + count` of an 8-bit picture to `bytes`, width × bands a row.
/// Rows must be asked for in order. Returns 0 on failure.
int cvips_rows(VipsImage *image, int top, int count, uint8_t *bytes);

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
