#ifndef CLCMS_H
#define CLCMS_H

#include <stddef.h>
#include <stdint.h>

/// Little CMS without its headers and without linking it: the library is loaded when first needed.

/// Loads Little CMS, once for the process; safe to call from any thread.
/// NULL on success, else a lasting sentence that says what is missing.
const char *lcms_load(void);

/// What a pixel is: its colors, and the type of its samples. CMYK counts ink: 0 is none.
typedef enum LCMSPixel {
  LCMSGray8, LCMSGray16, LCMSGrayFloat, LCMSRGB8, LCMSRGB16, LCMSRGBFloat, LCMSCMYK8, LCMSCMYK16,
} LCMSPixel;

/// A way from a profile's colors to sRGB.
typedef struct LCMSTransform LCMSTransform;

/// The way of an ICC profile, relative colorimetric; needs a successful `lcms_load` before it.
/// NULL if the profile is damaged, or its colors are not the pixel's.
LCMSTransform *lcms_open(const void *profile, size_t size, LCMSPixel pixel);

/// Converts `count` pixels, without alpha, to red, green and blue: bytes of sRGB; of floating-point
/// pixels their light as floating-point numbers, which may lie outside 0…1.
void lcms_convert(LCMSTransform *transform, const void *samples, void *pixels, size_t count);

void lcms_close(LCMSTransform *transform);

#endif
