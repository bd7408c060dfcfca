#include "CVips.h"
#include "Loading.h"

#include <string.h>

/// Above this many bytes a picture that must be turned about waits in a temporary file.
static const double most_memory = 64e6;

VipsImage *cvips_open(
  CVipsFormat format, const void *bytes, size_t count, int shrink, double scale) {
  VipsSource *source = cvips.vips_source_new_from_memory(bytes, count);
  if (!source) return NULL;
  VipsImage *image = NULL;
#define LOAD(loader, ...) \
  cvips.loader( \
    source, &image, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, \
    ##__VA_ARGS__, (void *)NULL)
  int status = -1;
  switch (format) {
  case CVipsJPEG: status = LOAD(vips_jpegload_source, "shrink", shrink); break;
  case CVipsPNG: status = LOAD(vips_pngload_source); break;
  case CVipsWebP: status = LOAD(vips_webpload_source, "scale", scale); break;
  case CVipsTIFF: status = LOAD(vips_tiffload_source); break;
  case CVipsGIF: status = LOAD(vips_gifload_source); break;
  case CVipsHEIF: status = LOAD(vips_heifload_source); break;
  case CVipsJXL: status = LOAD(vips_jxlload_source); break;
  }
#undef LOAD
  cvips.g_object_unref(source);
  return status ? NULL : image;
}

void cvips_close(VipsImage *image) { cvips.g_object_unref(image); }

static CVipsColors colors_of(const VipsImage *image) {
  int space = cvips.vips_image_guess_interpretation(image);
  switch (space) {
  case VIPS_INTERPRETATION_B_W: return CVipsColorsGray;
  case VIPS_INTERPRETATION_CMYK: return CVipsColorsCMYK;
  case VIPS_INTERPRETATION_sRGB: return CVipsColorsRGB;
  case VIPS_INTERPRETATION_RGB16: return CVipsColorsRGB16;
  case VIPS_INTERPRETATION_GREY16: return CVipsColorsGray16;
  case VIPS_INTERPRETATION_scRGB: return CVipsColorsLinear;
  default: return CVipsColorsOther;
  }
}

static CVipsSample sample_of(const VipsImage *image) {
  switch (cvips.vips_image_get_format(image)) {
  case VIPS_FORMAT_UCHAR: return CVipsSampleUInt8;
  case VIPS_FORMAT_USHORT: return CVipsSampleUInt16;
  case VIPS_FORMAT_FLOAT: return CVipsSampleFloat;
  default: return CVipsSampleOther;
  }
}

CVipsHeader cvips_header(VipsImage *image) {
  CVipsHeader header = {
    .width = cvips.vips_image_get_width(image),
    .height = cvips.vips_image_get_height(image),
    .bands = cvips.vips_image_get_bands(image),
    .pages = cvips.vips_image_get_n_pages(image),
    .orientation = cvips.vips_image_get_orientation(image),
    .alpha = cvips.vips_image_hasalpha(image),
    .colors = colors_of(image),
    .sample = sample_of(image),
  };
  const void *profile;
  if (cvips.vips_image_get_typeof(image, "icc-profile-data")
      && !cvips.vips_image_get_blob(image, "icc-profile-data", &profile, &header.profileSize))
    header.profile = profile;
  return header;
}

/// A copy that may be read in any order: in memory, or in a file that goes with it.
static VipsImage *hold(VipsImage *image) {
  CVipsHeader header = cvips_header(image);
  double size = (double)header.width * header.height * header.bands
    * (header.sample == CVipsSampleUInt8 ? 1 : header.sample == CVipsSampleUInt16 ? 2 : 8);
  if (size <= most_memory) return cvips.vips_image_copy_memory(image);
  VipsImage *file = cvips.vips_image_new_temp_file("%s.v");
  if (!file) return NULL;
  if (!cvips.vips_image_write(image, file)) return file;
  cvips.g_object_unref(file);
  return NULL;
}

VipsImage *cvips_upright(VipsImage *image) {
  VipsImage *upright = NULL;
  VipsImage *held = NULL;
  if (cvips.vips_image_get_orientation(image) > 2) {
    held = hold(image);
    if (!held) return NULL;
    image = held;
  }
  int status = cvips.vips_autorot(image, &upright, (void *)NULL);
  if (held) cvips.g_object_unref(held);
  return status ? NULL : upright;
}

int cvips_rows(VipsImage *image, int top, int count, uint8_t *bytes) {
  // A region belongs to the thread that makes it, and the next rows may be asked for by another.
  VipsRegion *region = cvips.vips_region_new(image);
  if (!region) return 0;
  size_t size = 0;
  int width = cvips.vips_image_get_width(image);
  unsigned char *pixels = cvips.vips_region_fetch(region, 0, top, width, count, &size);
  int done = pixels && size == (size_t)width * count * cvips.vips_image_get_bands(image);
  if (done) memcpy(bytes, pixels, size);
  cvips.g_free(pixels);
  cvips.g_object_unref(region);
  return done;
}
