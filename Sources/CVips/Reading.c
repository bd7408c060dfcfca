#include "CVips.h"
#include "Loading.h"

#include <string.h>

VipsImage *cvips_open(CVipsFormat format, const void *bytes, size_t count, double scale) {
  VipsSource *source = cvips.vips_source_new_from_memory(bytes, count);
  if (!source) return NULL;
  VipsImage *image = NULL;
#define LOAD(loader, ...) \
  cvips.loader( \
    source, &image, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, \
    ##__VA_ARGS__, (void *)NULL)
  int status = -1;
  switch (format) {
  case CVipsPNG: status = LOAD(vips_pngload_source); break;
  case CVipsWebP: status = LOAD(vips_webpload_source, "scale", scale); break;
  case CVipsGIF: status = LOAD(vips_gifload_source); break;
  case CVipsHEIF: status = LOAD(vips_heifload_source); break;
  }
#undef LOAD
  cvips.g_object_unref(source);
  return status ? NULL : image;
}

void cvips_close(VipsImage *image) { cvips.g_object_unref(image); }

static CVipsSample sample_of(const VipsImage *image) {
  switch (cvips.vips_image_get_format(image)) {
  case VIPS_FORMAT_UCHAR: return CVipsSampleUInt8;
  case VIPS_FORMAT_USHORT: return CVipsSampleUInt16;
  default: return CVipsSampleOther;
  }
}

CVipsHeader cvips_header(VipsImage *image) {
  CVipsHeader header = {
    .width = cvips.vips_image_get_width(image),
    .height = cvips.vips_image_get_height(image),
    .bands = cvips.vips_image_get_bands(image),
    .pages = cvips.vips_image_get_n_pages(image),
    .sample = sample_of(image),
  };
  const void *profile;
  if (cvips.vips_image_get_typeof(image, "icc-profile-data")
      && !cvips.vips_image_get_blob(image, "icc-profile-data", &profile, &header.profileSize))
    header.profile = profile;
  return header;
}

int cvips_rows(VipsImage *image, int top, int count, uint8_t *bytes, size_t size) {
  // A region belongs to the thread that makes it, and another thread may request the next rows.
  VipsRegion *region = cvips.vips_region_new(image);
  if (!region) return 0;
  size_t found = 0;
  int width = cvips.vips_image_get_width(image);
  unsigned char *pixels = cvips.vips_region_fetch(region, 0, top, width, count, &found);
  int done = pixels && found == size;
  if (done) memcpy(bytes, pixels, size);
  cvips.g_free(pixels);
  cvips.g_object_unref(region);
  return done;
}
