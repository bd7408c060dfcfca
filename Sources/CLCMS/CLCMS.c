#include "CLCMS.h"
#include "Prototypes.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

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

struct LCMSTransform {
  void *transform;
  /// Whether it gives floating-point numbers: Little CMS mixes them with no others.
  int is_float;
};

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

LCMSTransform *lcms_open(const void *profile, size_t size, LCMSPixel pixel) {
  LCMSTransform *result = calloc(1, sizeof *result);
  if (!result) return NULL;
  result->is_float = pixel == LCMSGrayFloat || pixel == LCMSRGBFloat;
  void *from = lcms.cmsOpenProfileFromMem(profile, (uint32_t)size);
  void *to = from ? lcms.cmsCreate_sRGBProfile() : NULL;
  if (to) {
    // Where a profile has no table for this intent, Little CMS takes the one that it has.
    result->transform = lcms.cmsCreateTransform(
      from, layout(pixel), to, result->is_float ? TYPE_RGB_FLT : TYPE_RGB_8,
      INTENT_RELATIVE_COLORIMETRIC, 0);
    lcms.cmsCloseProfile(to);
  }
  if (from) lcms.cmsCloseProfile(from);
  if (result->transform) return result;
  free(result);
  return NULL;
}

static uint8_t byte(float value) {
  return value > 0 ? value < 1 ? (uint8_t)(value * 255 + 0.5f) : 255 : 0;
}

static void convert_floats(
  LCMSTransform *transform, const uint8_t *samples, uint8_t *pixels, size_t count, size_t size) {
  float chunk[3 * 256];
  while (count > 0) {
    size_t part = count < 256 ? count : 256;
    lcms.cmsDoTransform(transform->transform, samples, chunk, (uint32_t)part);
    for (size_t index = 0; index < 3 * part; index++) pixels[index] = byte(chunk[index]);
    samples += part * size;
    pixels += 3 * part;
    count -= part;
  }
}

void lcms_convert(
  LCMSTransform *transform, const void *samples, size_t size, uint8_t *pixels, size_t count) {
  if (transform->is_float) convert_floats(transform, samples, pixels, count, size);
  else lcms.cmsDoTransform(transform->transform, samples, pixels, (uint32_t)count);
}

void lcms_close(LCMSTransform *transform) {
  lcms.cmsDeleteTransform(transform->transform);
  free(transform);
}
