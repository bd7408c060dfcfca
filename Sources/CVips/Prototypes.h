#ifndef CVIPS_PROTOTYPES_H
#define CVIPS_PROTOTYPES_H

#include <stddef.h>

/// The parts of libvips that are used, declared again so that building needs no headers of it.
/// `Tools/check-vips-prototypes` checks every line against the real headers.
typedef struct _VipsImage VipsImage;
typedef struct _VipsRegion VipsRegion;
typedef struct _VipsSource VipsSource;
typedef struct _VipsArea VipsArea;
typedef struct _VipsBlob VipsBlob;
typedef void CVipsLog(const char *domain, int level, const char *message, void *context);

/// FUNCTION(result, name, parameters). The variadic ones end with option pairs and NULL.
#define CVIPS_FUNCTIONS(FUNCTION) \
  FUNCTION(int, vips_init, (const char *program)) \
  FUNCTION(const char *, vips_version_string, (void)) \
  FUNCTION(void, vips_block_untrusted_set, (int blocked)) \
  FUNCTION(void, vips_cache_set_max, (int operations)) \
  FUNCTION(void, vips_concurrency_set, (int threads)) \
  FUNCTION(char *, vips_error_buffer_copy, (void)) \
  FUNCTION(VipsSource *, vips_source_new_from_memory, (const void *bytes, size_t count)) \
  FUNCTION(int, vips_pngload_source, (VipsSource *, VipsImage **, ...)) \
  FUNCTION(int, vips_webpload_source, (VipsSource *, VipsImage **, ...)) \
  FUNCTION(int, vips_gifload_source, (VipsSource *, VipsImage **, ...)) \
  FUNCTION(int, vips_heifload_source, (VipsSource *, VipsImage **, ...)) \
  FUNCTION(int, vips_image_get_width, (const VipsImage *)) \
  FUNCTION(int, vips_image_get_height, (const VipsImage *)) \
  FUNCTION(int, vips_image_get_bands, (const VipsImage *)) \
  FUNCTION(int, vips_image_get_format, (const VipsImage *)) \
  FUNCTION(int, vips_image_get_n_pages, (VipsImage *)) \
  FUNCTION(int, vips_image_get_xoffset, (const VipsImage *)) \
  FUNCTION(int, vips_image_get_yoffset, (const VipsImage *)) \
  FUNCTION(size_t, vips_image_get_typeof, (const VipsImage *, const char *name)) \
  FUNCTION(int, vips_image_get_blob, \
           (const VipsImage *, const char *name, const void **, size_t *)) \
  FUNCTION(VipsImage *, vips_image_new_from_memory, \
           (const void *, size_t, int width, int height, int bands, int format)) \
  FUNCTION(int, vips_copy, (VipsImage *, VipsImage **, ...)) \
  FUNCTION(int, vips_resize, (VipsImage *, VipsImage **, double scale, ...)) \
  FUNCTION(int, vips_profile_load, (const char *name, VipsBlob **, ...)) \
  FUNCTION(const void *, vips_blob_get, (VipsBlob *, size_t *)) \
  FUNCTION(void, vips_area_unref, (VipsArea *)) \
  FUNCTION(VipsRegion *, vips_region_new, (VipsImage *)) \
  FUNCTION(unsigned char *, vips_region_fetch, \
           (VipsRegion *, int left, int top, int width, int height, size_t *count)) \
  FUNCTION(int, vips_jpegsave_buffer, (VipsImage *, void **, size_t *, ...)) \
  FUNCTION(void, g_object_unref, (void *object)) \
  FUNCTION(void, g_free, (void *memory)) \
  FUNCTION(CVipsLog *, g_log_set_default_handler, (CVipsLog *, void *context))

/// Functions that a libvips without Pango lacks.
#define CVIPS_TEXT_FUNCTIONS(FUNCTION) \
  FUNCTION(int, vips_text, (VipsImage **, const char *text, ...))

/// CONSTANT(name, value).
#define CVIPS_CONSTANTS(CONSTANT) \
  CONSTANT(VIPS_ACCESS_SEQUENTIAL, 1) \
  CONSTANT(VIPS_FAIL_ON_ERROR, 2) \
  CONSTANT(VIPS_FOREIGN_SUBSAMPLE_OFF, 2) \
  CONSTANT(VIPS_FORMAT_UCHAR, 0) \
  CONSTANT(VIPS_FORMAT_USHORT, 2) \
  CONSTANT(VIPS_INTERPRETATION_sRGB, 22)

#endif
