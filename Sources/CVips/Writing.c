#include "CVips.h"
#include "Loading.h"

VipsImage *cvips_picture(const uint8_t *bytes, int width, int height) {
  size_t size = (size_t)width * height * 3;
  VipsImage *plain = cvips.vips_image_new_from_memory(
    bytes, size, width, height, 3, VIPS_FORMAT_UCHAR);
  if (!plain) return NULL;
  VipsImage *image = NULL;
  int failed = cvips.vips_copy(
    plain, &image, "interpretation", VIPS_INTERPRETATION_sRGB, (void *)NULL);
  cvips.g_object_unref(plain);
  return failed ? NULL : image;
}

int cvips_jpeg(
  const uint8_t *bytes, int width, int height, int quality, uint8_t **jpeg, size_t *count) {
  VipsImage *image = cvips_picture(bytes, width, height);
  if (!image) return 0;
  void *buffer = NULL;
  int failed = cvips.vips_jpegsave_buffer(
    image, &buffer, count, "Q", quality, "subsample_mode", VIPS_FOREIGN_SUBSAMPLE_OFF, "strip", 1,
    (void *)NULL);
  cvips.g_object_unref(image);
  *jpeg = buffer;
  return !failed;
}
