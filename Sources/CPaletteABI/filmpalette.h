#ifndef FILMPALETTE_H
#define FILMPALETTE_H

/* FilmPalette for C, and for every language that calls C.
 *
 * Calls that can fail return an fp_status. If it is not FP_OK, the results are left alone, and
 * `*message` is one line that says what is wrong, as the command `filmpalette` says it; the caller
 * frees it with fp_free. `message` may be NULL. A missing argument is FP_INVALID, and no argument
 * ends the process.
 *
 * Texts are UTF-8 and end with a zero byte. Paths are bytes as the system has them. Options are a
 * query string with the names of the service, such as "count=5&algorithm=kmeans"; a value may be
 * percent-encoded. NULL and "" are the defaults.
 *
 * All functions may be called from several threads at once, but one object must not be freed while
 * another thread uses it. No call starts a thread. Films are not read here: the command reads them. */

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Changes when a function's meaning or parameters change; new functions do not change it. */
#define FP_ABI_VERSION 1

typedef enum fp_status {
  FP_OK = 0,
  FP_INVALID = 1,     /* an argument or an option has no meaning */
  FP_NO_PIXELS = 2,   /* filters or transparency leave no pixel */
  FP_UNSUPPORTED = 3, /* not a picture, or of a kind that cannot be read here */
  FP_DAMAGED = 4,     /* the file is cut short or contradicts itself */
  FP_MISSING = 5,     /* nothing is at this path */
  FP_UNREADABLE = 6,  /* the system refuses access, or the path is a folder */
  FP_TOO_LARGE = 7,   /* more pixels, bytes or memory than the limit */
  FP_CANCELLED = 8,   /* fp_cancel_set was called */
  FP_FORKED = 9,      /* libvips was opened before this process was forked */
  FP_FAILED = 10      /* a library is missing, or anything else */
} fp_status;

/* Bytes of the library's, which the caller frees by fp_free(data). A zero byte follows the last. */
typedef struct fp_bytes {
  uint8_t *data;
  size_t size;
} fp_bytes;

typedef enum fp_sample { FP_UINT8 = 0, FP_UINT16 = 1, FP_FLOAT32 = 2, FP_FLOAT64 = 3 } fp_sample;

/* Pixels of the caller's, gamma-coded sRGB. They are only read, and only during the call. */
typedef struct fp_pixels {
  /* The first sample of the upper left pixel. */
  const void *data;
  size_t width, height;
  /* Bytes from a row, a pixel and a channel to the next one; they may be negative. */
  ptrdiff_t row_stride, column_stride, channel_stride;
  /* 1 gray; 2 gray and alpha; 3 red, green and blue; 4 and straight alpha. */
  int32_t channels;
  /* An fp_sample. Integers use their whole range; real numbers are 0 to 1. */
  int32_t sample;
  /* Whether the bytes of each sample are in the other order than this machine's. */
  int32_t swapped;
} fp_pixels;

typedef struct fp_palette fp_palette;
typedef struct fp_histogram fp_histogram;
typedef struct fp_cancel fp_cancel;

uint32_t fp_abi_version(void);
/* The version of FilmPalette; never freed. */
const char *fp_version(void);
/* Frees bytes and messages; NULL is allowed. */
void fp_free(void *memory);

/* Where libvips is, which reads PNG, WebP, GIF, HEIF and AVIF and writes pictures. It is opened when
 * it is first needed; later calls are FP_INVALID. Without this call the system is asked. */
fp_status fp_use_vips(const char *path, char **message);
/* JSON: {"libvips": {"path", "version"}}, both null if it cannot be opened. Opens it. */
fp_status fp_libraries(fp_bytes *json, char **message);

/* Ends a call of another thread that was given it, with FP_CANCELLED: before the next band of pixels, and
 * before the next palette of a comparison. It stays set: calls that are given it later end at once. */
fp_cancel *fp_cancel_new(void);
void fp_cancel_set(fp_cancel *cancel);
void fp_cancel_free(fp_cancel *cancel);

/* The palette of a still. `name` is what the picture is called, and may be NULL; so may `cancel`. */
fp_status fp_palette_of_file(
  const char *path, const char *options, fp_cancel *cancel, fp_palette **palette, char **message);
fp_status fp_palette_of_bytes(
  const void *bytes, size_t size, const char *name, const char *options, fp_cancel *cancel,
  fp_palette **palette, char **message);
fp_status fp_palette_of_pixels(
  const fp_pixels *pixels, const char *name, const char *options, fp_cancel *cancel,
  fp_palette **palette, char **message);
/* The palette in a file of a designer's program, such as .ase, .gpl or .css. */
fp_status fp_palette_read(
  const void *bytes, size_t size, const char *name, fp_palette **palette, char **message);
/* The palette in a format of fp_formats: "json", "css", "ase", "sheet" and so on. */
fp_status fp_palette_written(
  const fp_palette *palette, const char *format, fp_bytes *bytes, char **message);
/* The same palette under another name, which is the title of files and pictures. */
fp_status fp_palette_renamed(
  const fp_palette *palette, const char *name, fp_palette **renamed, char **message);
void fp_palette_free(fp_palette *palette);

/* The counted pixels of a still: those that bars, region and filters of the options let through. */
fp_status fp_histogram_of_file(
  const char *path, const char *options, fp_cancel *cancel, fp_histogram **histogram,
  char **message);
fp_status fp_histogram_of_bytes(
  const void *bytes, size_t size, const char *name, const char *options, fp_cancel *cancel,
  fp_histogram **histogram, char **message);
fp_status fp_histogram_of_pixels(
  const fp_pixels *pixels, const char *name, const char *options, fp_cancel *cancel,
  fp_histogram **histogram, char **message);
/* The sum of two, exactly: the order of merging never matters to the counts. Both must have been
 * counted with the same bars, region and filters. A sum of more than 2^48 pixels is FP_TOO_LARGE. */
fp_status fp_histogram_merged(
  const fp_histogram *first, const fp_histogram *second, fp_histogram **sum, char **message);
/* JSON: {"name", "width", "height", "sampling", "pixels", "downsampled", "options"}: what the histogram is
 * of, how large that picture is, which of its pixels were read, in words (left out if all were), how many
 * were counted, whether the downsampled picture was counted too, which `standout` and "count=auto" need,
 * and the options about which pixels count, as fp_histogram_palette takes them ("" for the defaults). */
fp_status fp_histogram_facts(const fp_histogram *histogram, fp_bytes *json, char **message);
/* The histogram as bytes, for files and other processes. Equal histograms are equal bytes. */
fp_status fp_histogram_written(const fp_histogram *histogram, fp_bytes *bytes, char **message);
/* The histogram of such bytes: it gives the same facts, palettes and sums. Bytes from anywhere are safe:
 * FP_UNSUPPORTED for what is no histogram and for another version, FP_DAMAGED for changed bytes. */
fp_status fp_histogram_read(
  const void *bytes, size_t size, fp_histogram **histogram, char **message);
/* Its palette. Options about which pixels count must be those that it was made with. */
fp_status fp_histogram_palette(
  const fp_histogram *histogram, const char *options, fp_cancel *cancel, fp_palette **palette,
  char **message);
void fp_histogram_free(fp_histogram *histogram);

/* JSON of every algorithm, space and size on one still, as `filmpalette compare -f json` gives it. */
fp_status fp_comparison_of_file(
  const char *path, const char *options, fp_cancel *cancel, fp_bytes *json, char **message);
fp_status fp_comparison_of_bytes(
  const void *bytes, size_t size, const char *name, const char *options, fp_cancel *cancel,
  fp_bytes *json, char **message);
fp_status fp_comparison_of_pixels(
  const fp_pixels *pixels, const char *name, const char *options, fp_cancel *cancel,
  fp_bytes *json, char **message);

/* JSON of a color, given as hex ("#760000", "760000" or "700"): {"hex", "rgb", "name",
 * "spaces": its coordinates in each color space by the space's name}. */
fp_status fp_color(const char *text, fp_bytes *json, char **message);
/* How different two colors look, by the name of a formula ("ciede2000" if NULL). */
fp_status fp_difference(
  const char *first, const char *second, const char *formula, double *difference, char **message);
/* The contrast of two colors by WCAG 2, 1 to 21. */
fp_status fp_contrast(const char *first, const char *second, double *contrast, char **message);

/* JSON of all options, and of all formats. */
fp_status fp_options(fp_bytes *json, char **message);
fp_status fp_formats(fp_bytes *json, char **message);

#ifdef __cplusplus
}
#endif
#endif
