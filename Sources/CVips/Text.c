#include "CVips.h"
#include "Loading.h"

VipsImage *cvips_text(const char *markup, const char *font, int *left, int *top) {
  if (!cvips.vips_text) return NULL;
  VipsImage *image = NULL;
  // At 72 dots an inch, sizes in points are pixels too.
  if (cvips.vips_text(&image, markup, "font", font, "dpi", 72, (void *)NULL)) return NULL;
  *left = cvips.vips_image_get_xoffset(image);
  *top = cvips.vips_image_get_yoffset(image);
  return image;
}
