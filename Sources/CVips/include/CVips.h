#ifndef CVIPS_H
#define CVIPS_H

#include <stddef.h>
#include <stdint.h>

/// libvips without its headers and without linking it. The library is loaded at first use. Every
/// function except `cvips_load` requires a successful `cvips_load` before it. Pictures are
/// reference counted: each function that returns one gives the caller a reference, which
/// `cvips_close` releases. NULL means failure, and `cvips_error` has the words.
typedef struct _VipsImage VipsImage;

/// The file formats that libvips is used for.
typedef enum CVipsFormat { CVipsPNG, CVipsWebP, CVipsGIF, CVipsHEIF } CVipsFormat;

/// The type of a sample.
typedef enum CVipsSample {
  CVipsSampleOther = -1, CVipsSampleUInt8 = 0, CVipsSampleUInt16 = 2,
} CVipsSample;

/// A picture's header. Its samples are gray, or red, green and blue; with an even number of bands,
/// straight alpha follows them.
typedef struct CVipsHeader {
  int width, height, bands, pages;
  CVipsSample sample;
  /// The embedded ICC profile, valid as long as the picture; NULL if there is none.
  const uint8_t *profile;
  size_t profileSize;
} CVipsHeader;

/// Loads and sets up libvips, once for the process; safe to call from any thread. Returns NULL on
/// success, otherwise a permanent sentence that says what is missing.
const char *cvips_load(void);

/// Where libvips is, instead of where the system looks for it. Returns 0 if it is too late, or if the
/// path is longer than 4095 bytes.
int cvips_use(const char *path);

/// Whether libvips was opened before this process was forked. Its threads are not in this process,
/// so its functions would wait forever; `cvips_load` refuses.
int cvips_is_forked(void);

/// The file of the library, and its version.
const char *cvips_path(void);
const char *cvips_version(void);

/// Moves libvips's last error message to `text` (at most `size` bytes, always terminated).
void cvips_error(char *text, size_t size);

/// Opens a picture. Its pixels are decoded later, from top to bottom, when rows are requested.
/// `bytes` must outlive the picture. `scale` (0…1) is for WebP.
VipsImage *cvips_open(CVipsFormat format, const void *bytes, size_t count, double scale);
/// A picture made of 8-bit sRGB, 3 bytes per pixel; the bytes must outlive it.
VipsImage *cvips_picture(const uint8_t *bytes, int width, int height);
void cvips_close(VipsImage *image);
CVipsHeader cvips_header(VipsImage *image);

/// The picture reduced by the factors `across` and `down` (0…1), averaged.
VipsImage *cvips_resize(VipsImage *image, double across, double down);

/// Decodes rows `top ..< top + count` to `bytes`, whose `size` must be exactly that of the rows.
/// Rows must be requested in order. Returns 0 on failure.
int cvips_rows(VipsImage *image, int top, int count, uint8_t *bytes, size_t size);

/// Copies the ICC profile of a usual press, which is part of libvips; at most `size` bytes. Returns
/// its length, or 0 on failure.
size_t cvips_press_profile(uint8_t *bytes, size_t size);

/// A line of text as one channel of coverage (0…255), cropped to its letters; NULL if it has none or
/// this libvips draws no text.
///
/// `markup` is Pango's: `&`, `<` and `>` in a text must be escaped. `font` is a list of families with
/// a style and a size, as Pango reads it. `*left` and `*top` become the place of the first pixel,
/// counted from the start of the line and the top of its tallest font.
VipsImage *cvips_text(const char *markup, const char *font, int *left, int *top);

/// Encodes 8-bit sRGB of 3 channels as JPEG of this quality (1…100), with full chroma resolution;
/// free `*jpeg` with `cvips_free`. Returns 0 on failure.
int cvips_jpeg(
  const uint8_t *bytes, int width, int height, int quality, uint8_t **jpeg, size_t *count);
void cvips_free(void *memory);

#endif
