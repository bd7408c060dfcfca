#include "CVips.h"
#include "Loading.h"

/// A picture of 8-bit sRGB bytes, which must outlive it; NULL on failure.
static VipsImage *picture(const uint8_t *bytes, int width, int height, int channels) {
  size_t size = (size_t)width * height * channels;
  VipsImage *plain = cvips.vips_image_new_from_memory(
    bytes, size, width, height, channels, VIPS_FORMAT_UCHAR);
  if (!plain) return NULL;
  VipsImage *image = NULL;
  int failed = cvips.vips_copy(
    plain, &image, "interpretation", VIPS_INTERPRETATION_sRGB, (void *)NULL);
  cvips.g_object_unref(plain);
  return failed ? NULL : image;
}

VipsImage *cvips_picture(const uint8_t *bytes, int width, int height) {
  return picture(bytes, width, height, 3);
}

int cvips_png(
  const uint8_t *bytes, int width, int height, int channels, CVipsPacking packing, uint8_t **png,
  size_t *count) {
  VipsImage *image = picture(bytes, width, height, channels);
  if (!image) return 0;
  void *buffer = NULL;
  int failed = cvips.vips_pngsave_buffer(
    image, &buffer, count, "compression", packing == CVipsPackingQuick ? 1 : 6, "filter",
    packing == CVipsPackingFlat ? VIPS_FOREIGN_PNG_FILTER_NONE : VIPS_FOREIGN_PNG_FILTER_UP,
    "strip", 1, (void *)NULL);
  cvips.g_object_unref(image);
  *png = buffer;
  return !failed;
}

int cvips_jpeg(
  const uint8_t *bytes, int width, int height, int quality, uint8_t **jpeg, size_t *count) {
  VipsImage *image = picture(bytes, width, height, 3);
  if (!image) return 0;
  void *buffer = NULL;
  int failed = cvips.vips_jpegsave_buffer(
    image, &buffer, count, "Q", quality, "subsample_mode", VIPS_FOREIGN_SUBSAMPLE_OFF, "strip", 1,
    (void *)NULL);
  cvips.g_object_unref(image);
  *jpeg = buffer;
  return !failed;
}
