#ifndef CLCMS_H
#define CLCMS_H

#include <stddef.h>
#include <stdint.h>

/// Little CMS without its headers and without linking it. The library is loaded at first use.

/// Loads Little CMS, once for the process; safe to call from any thread. Returns NULL on success,
/// otherwise a permanent sentence that says what is missing.
const char *lcms_load(void);

/// The format of a pixel: its colors, and the type of its samples. CMYK is the amount of ink: 0 is
/// none.
typedef enum LCMSPixel {
  LCMSGray8, LCMSGray16, LCMSGrayFloat, LCMSRGB8, LCMSRGB16, LCMSRGBFloat, LCMSCMYK8, LCMSCMYK16,
} LCMSPixel;

/// A conversion from a profile's colors to sRGB.
typedef struct LCMSTransform LCMSTransform;

/// The relative colorimetric conversion from an ICC profile; requires a successful `lcms_load`
/// before it. Returns NULL if the profile is damaged, or is not for the pixel's colors.
LCMSTransform *lcms_open(const void *profile, size_t size, LCMSPixel pixel);

/// Converts `count` pixels, without alpha, to red, green and blue: integer pixels to bytes of sRGB,
/// floating-point pixels to linear light as floating-point numbers, which may lie outside 0…1.
void lcms_convert(LCMSTransform *transform, const void *samples, void *pixels, size_t count);

void lcms_close(LCMSTransform *transform);

#endif
