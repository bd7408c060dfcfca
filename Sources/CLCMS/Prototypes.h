#ifndef CLCMS_PROTOTYPES_H
#define CLCMS_PROTOTYPES_H

#include <stdint.h>

/// The parts of Little CMS 2 that are used, declared again so that building needs no headers of it.
/// `Tools/check-lcms-prototypes` checks every line against the real headers.

/// The check replaces these by Little CMS's own structures, and compares both.
#ifndef LCMS_STRUCTURES
/// CIE 1931 x, y and luminance; and those of red, green and blue.
typedef struct LCMSPlace { double x, y, Y; } LCMSPlace;
typedef struct LCMSPrimaries { LCMSPlace red, green, blue; } LCMSPrimaries;
#endif
typedef struct _cms_curve_struct LCMSCurve;
typedef struct _cmsContext_struct LCMSContext;

/// FUNCTION(result, name, parameters).
#define LCMS_FUNCTIONS(FUNCTION) \
  FUNCTION(void *, cmsOpenProfileFromMem, (const void *bytes, uint32_t size)) \
  FUNCTION(void *, cmsCreate_sRGBProfile, (void)) \
  FUNCTION(LCMSCurve *, cmsBuildGamma, (LCMSContext *, double gamma)) \
  FUNCTION(void, cmsFreeToneCurve, (LCMSCurve *)) \
  FUNCTION(void *, cmsCreateRGBProfile, \
           (const LCMSPlace *white, const LCMSPrimaries *, LCMSCurve *const curves[3])) \
  FUNCTION(int, cmsCloseProfile, (void *profile)) \
  FUNCTION(void *, cmsCreateTransform, \
           (void *from, uint32_t layout, void *to, uint32_t wanted, uint32_t intent, \
            uint32_t flags)) \
  FUNCTION(void, cmsDoTransform, (void *, const void *from, void *to, uint32_t count)) \
  FUNCTION(void, cmsDeleteTransform, (void *))

/// CONSTANT(name, value).
#define LCMS_CONSTANTS(CONSTANT) \
  CONSTANT(INTENT_RELATIVE_COLORIMETRIC, 1) \
  CONSTANT(TYPE_GRAY_8, 0x30009) CONSTANT(TYPE_GRAY_16, 0x3000A) \
  CONSTANT(TYPE_GRAY_FLT, 0x43000C) \
  CONSTANT(TYPE_RGB_8, 0x40019) CONSTANT(TYPE_RGB_16, 0x4001A) CONSTANT(TYPE_RGB_FLT, 0x44001C) \
  CONSTANT(TYPE_CMYK_8, 0x60021) CONSTANT(TYPE_CMYK_16, 0x60022)

#endif
