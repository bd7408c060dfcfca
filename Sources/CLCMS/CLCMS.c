#include "CLCMS.h"
#include "Prototypes.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

enum {
#define CONSTANT(name, value) name = value,
  LCMS_CONSTANTS(CONSTANT)
#undef CONSTANT
};

/// The functions of Little CMS, once `lcms_load` has found them.
static struct {
#define FUNCTION(result, name, parameters) result(*name) parameters;
  LCMS_FUNCTIONS(FUNCTION)
#undef FUNCTION
} lcms;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char failure[300];

/// The soname on Linux; on macOS also where Homebrew and MacPorts keep it, outside the search path.
static const char *const places[] = {
#ifdef __APPLE__
  "liblcms2.2.dylib",
  "/opt/homebrew/lib/liblcms2.2.dylib",
  "/usr/local/lib/liblcms2.2.dylib",
  "/opt/local/lib/liblcms2.2.dylib",
#else
  "liblcms2.so.2",
#endif
};

static void *find_library(void) {
  for (size_t place = 0; place < sizeof places / sizeof *places; place++) {
    void *library = dlopen(places[place], RTLD_NOW | RTLD_LOCAL);
    if (library) return library;
  }
  snprintf(failure, sizeof failure, "Little CMS is not installed: %s", dlerror());
  return NULL;
}

static void load(void) {
  void *library = find_library();
  if (!library) return;
  struct { const char *name; void **field; } wanted[] = {
#define FUNCTION(result, name, parameters) {#name, (void **)&lcms.name},
    LCMS_FUNCTIONS(FUNCTION)
#undef FUNCTION
  };
  for (size_t index = 0; index < sizeof wanted / sizeof *wanted; index++) {
    *wanted[index].field = dlsym(library, wanted[index].name);
    if (*wanted[index].field) continue;
    snprintf(failure, sizeof failure, "Little CMS is too old: it lacks %s", wanted[index].name);
    return;
  }
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

/// sRGB's colors as light, without bounds. Source: IEC 61966-2-1 (BT.709's primaries, D65).
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
    // Where a profile has no table for this intent, Little CMS takes the one that it has.
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
