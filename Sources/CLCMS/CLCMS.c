#include "CLCMS.h"
#include "Prototypes.h"

#include <CLoading.h>
#include <pthread.h>
#include <stdio.h>

enum {
#define CONSTANT(name, value) name = value,
  LCMS_CONSTANTS(CONSTANT)
#undef CONSTANT
};

/// The functions of Little CMS, after `lcms_load` has found them.
static struct {
#define FUNCTION(result, name, parameters) result(*name) parameters;
  LCMS_FUNCTIONS(FUNCTION)
#undef FUNCTION
} lcms;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char failure[300];

static void load(void) {
  char reason[200];
  void *library = loading_open("lcms2", "2", reason, sizeof reason);
  if (!library) {
    snprintf(failure, sizeof failure, "Little CMS is not installed: %s", reason);
    return;
  }
  const LoadedFunction wanted[] = {
#define FUNCTION(result, name, parameters) {#name, (void **)&lcms.name},
    LCMS_FUNCTIONS(FUNCTION)
#undef FUNCTION
  };
  const char *missing = loading_find(library, wanted, sizeof wanted / sizeof *wanted);
  if (missing)
    snprintf(failure, sizeof failure, "Little CMS is too old: it lacks %s", missing);
}

const char *lcms_load(void) {
  pthread_once(&once, load);
  return *failure ? failure : NULL;
}

static uint32_t layout(LCMSPixel pixel) {
  switch (pixel) {
  case LCMSGray8: return TYPE_GRAY_8;
  case LCMSGray16: return TYPE_GRAY_16;
  case LCMSGrayFloat: return TYPE_GRAY_FLT;
  case LCMSRGB8: return TYPE_RGB_8;
  case LCMSRGB16: return TYPE_RGB_16;
  case LCMSRGBFloat: return TYPE_RGB_FLT;
  case LCMSCMYK8: return TYPE_CMYK_8;
  case LCMSCMYK16: return TYPE_CMYK_16;
  }
  return 0;
}

/// A profile of sRGB's primaries with linear light, without bounds. Source: IEC 61966-2-1 (BT.709's
/// primaries, D65).
static void *linear_sRGB(void) {
  const LCMSPlace white = {0.3127, 0.3290, 1};
  const LCMSPrimaries primaries = {{0.64, 0.33, 1}, {0.30, 0.60, 1}, {0.15, 0.06, 1}};
  LCMSCurve *curve = lcms.cmsBuildGamma(NULL, 1);
  if (!curve) return NULL;
  LCMSCurve *const curves[3] = {curve, curve, curve};
  void *profile = lcms.cmsCreateRGBProfile(&white, &primaries, curves);
  lcms.cmsFreeToneCurve(curve);
  return profile;
}

LCMSTransform *lcms_open(const void *profile, size_t size, LCMSPixel pixel) {
  LCMSTransform *result = NULL;
  int is_float = pixel == LCMSGrayFloat || pixel == LCMSRGBFloat;
  void *from = lcms.cmsOpenProfileFromMem(profile, (uint32_t)size);
  void *to = !from ? NULL : is_float ? linear_sRGB() : lcms.cmsCreate_sRGBProfile();
  if (to) {
    // If a profile has no table for this intent, Little CMS uses the table that it has.
    result = lcms.cmsCreateTransform(
      from, layout(pixel), to, is_float ? TYPE_RGB_FLT : TYPE_RGB_8, INTENT_RELATIVE_COLORIMETRIC,
      0);
    lcms.cmsCloseProfile(to);
  }
  if (from) lcms.cmsCloseProfile(from);
  return result;
}

void lcms_convert(LCMSTransform *transform, const void *samples, void *pixels, size_t count) {
  lcms.cmsDoTransform(transform, samples, pixels, (uint32_t)count);
}

void lcms_close(LCMSTransform *transform) { lcms.cmsDeleteTransform(transform); }
