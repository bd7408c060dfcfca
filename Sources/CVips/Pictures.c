#include "CVips.h"
#include "Loading.h"

#include <string.h>

VipsImage *cvips_resize(VipsImage *image, double across, double down) {
  VipsImage *result = NULL;
  int status = cvips.vips_resize(image, &result, across, "vscale", down, (void *)NULL);
  return status ? NULL : result;
}

size_t cvips_press_profile(uint8_t *bytes, size_t size) {
  VipsBlob *blob = NULL;
  if (cvips.vips_profile_load("cmyk", &blob, (void *)NULL) || !blob) return 0;
  size_t length = 0;
  const void *profile = cvips.vips_blob_get(blob, &length);
  if (profile && length <= size) memcpy(bytes, profile, length);
  cvips.vips_area_unref((VipsArea *)blob);
  return length;
}
