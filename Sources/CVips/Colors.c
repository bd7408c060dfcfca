#include "CVips.h"
#include "Loading.h"

/// The result of a call that fills `image` and returns 0 on success.
#define RESULT(call) \
  do { \
    VipsImage *result = NULL; \
    return (call) ? NULL : result; \
  } while (0)

VipsImage *cvips_subsample(VipsImage *image, int step) {
  RESULT(cvips.vips_subsample(image, &result, step, step, (void *)NULL));
}

VipsImage *cvips_bands(VipsImage *image, int count) {
  RESULT(cvips.vips_extract_band(image, &result, 0, "n", count, (void *)NULL));
}

VipsImage *cvips_resize(VipsImage *image, double across, double down) {
  RESULT(cvips.vips_resize(image, &result, across, "vscale", down, (void *)NULL));
}

VipsImage *cvips_press(VipsImage *image) {
  RESULT(cvips.vips_icc_transform(
    image, &result, "srgb", "input_profile", "cmyk", "depth", 8, "intent",
    VIPS_INTENT_RELATIVE, (void *)NULL));
}

/// NULL also where libvips would warn and go on with another profile than the embedded one.
static VipsImage *by_embedded(VipsImage *image, int intent) {
  VipsImage *result = NULL;
  *cvips_warning = 0;
  int status = cvips.vips_icc_transform(
    image, &result, "srgb", "embedded", 1, "depth", 8, "intent", intent, (void *)NULL);
  if (status) return NULL;
  if (!*cvips_warning) return result;
  cvips.g_object_unref(result);
  return NULL;
}

VipsImage *cvips_managed(VipsImage *image) {
  VipsImage *result = by_embedded(image, VIPS_INTENT_RELATIVE);
  // Profiles made of tables alone may know the perceptual intent only.
  return result ? result : by_embedded(image, VIPS_INTENT_PERCEPTUAL);
}

/// 16 bits to 8 by rounding, where libvips alone would drop the low byte.
static VipsImage *rounded(VipsImage *image, int space) {
  VipsImage *bytes = NULL;
  if (cvips.vips_linear1(image, &bytes, 1 / 257.0, 0.5, "uchar", 1, (void *)NULL)) return NULL;
  VipsImage *result = NULL;
  int status = cvips.vips_copy(bytes, &result, "interpretation", space, (void *)NULL);
  cvips.g_object_unref(bytes);
  return status ? NULL : result;
}

static VipsImage *to_srgb(VipsImage *image) {
  VipsImage *colors = NULL;
  if (cvips.vips_colourspace(image, &colors, VIPS_INTERPRETATION_sRGB, (void *)NULL)) return NULL;
  VipsImage *result = NULL;
  int status = cvips.vips_cast(colors, &result, VIPS_FORMAT_UCHAR, (void *)NULL);
  cvips.g_object_unref(colors);
  return status ? NULL : result;
}

VipsImage *cvips_unmanaged(VipsImage *image) {
  int space = cvips.vips_image_guess_interpretation(image);
  int deep = cvips.vips_image_get_format(image) == VIPS_FORMAT_USHORT;
  if (!deep || (space != VIPS_INTERPRETATION_RGB16 && space != VIPS_INTERPRETATION_GREY16))
    return to_srgb(image);
  int gray = space == VIPS_INTERPRETATION_GREY16;
  VipsImage *bytes = rounded(image, gray ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB);
  if (!bytes) return NULL;
  VipsImage *result = to_srgb(bytes);
  cvips.g_object_unref(bytes);
  return result;
}

VipsImage *cvips_over_white(VipsImage *image) {
  VipsImage *result = NULL;
  VipsArrayDouble *white = cvips.vips_array_double_new((const double[]){255, 255, 255}, 3);
  int status = cvips.vips_flatten(image, &result, "background", white, (void *)NULL);
  cvips.vips_area_unref((VipsArea *)white);
  return status ? NULL : result;
}
