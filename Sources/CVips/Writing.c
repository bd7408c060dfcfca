#include "CVips.h"
#include "Loading.h"

int cvips_png(
  const uint8_t *bytes, int width, int height, int channels, uint8_t **png, size_t *count) {
  size_t size = (size_t)width * height * channels;
  VipsImage *plain = cvips.vips_image_new_from_memory(
    bytes, size, width, height, channels, VIPS_FORMAT_UCHAR);
  if (!plain) return 0;
  VipsImage *image = NULL;
  void *buffer = NULL;
  int failed = cvips.vips_copy(
    plain, &image, "interpretation", VIPS_INTERPRETATION_sRGB, (void *)NULL);
  if (!failed)
    failed = cvips.vips_pngsave_buffer(
      image, &buffer, count, "compression", 6, "strip", 1, (void *)NULL);
  if (image) cvips.g_object_unref(image);
  cvips.g_object_unref(plain);
  *png = buffer;
  return !failed;
}
