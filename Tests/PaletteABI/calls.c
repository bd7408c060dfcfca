// Calls every function of filmpalette.h as a program in C would, right and wrong.
//   calls FOLDER             with the painted stills in FOLDER: beach.jpg and beach.png
//   calls FOLDER NAME        only prints the JSON of one of them, with five colors
//   calls FOLDER NAME kept   the same from its histogram, written and read
#include "checks.h"
#include <math.h>

static void arrays(void) {
  fp_pixels pixels = picture();
  char *plain = hexes(&pixels, "count=3");
  expect(plain && strstr(plain, "c81e28") && strstr(plain, "143ca0") && strstr(plain, "f0f0eb"),
         "an array has the colors that were painted");

  // The same array from its last pixel, with channels in the order blue, green, red.
  static uint8_t turned[sizeof painted];
  for (size_t at = 0; at < sizeof painted; at++) turned[at] = painted[sizeof painted - 1 - at];
  fp_pixels back = pixels;
  back.data = turned + sizeof turned - 1;
  back.row_stride = -back.row_stride, back.column_stride = -3, back.channel_stride = -1;
  char *same = hexes(&back, "count=3");
  expect(same && plain && !strcmp(plain, same), "negative strides give the same colors");
  fp_free(same);

  static uint16_t wide[sizeof painted];
  static float real[sizeof painted];
  static double twice[sizeof painted];
  for (size_t at = 0; at < sizeof painted; at++) {
    uint16_t value = painted[at] * 257;
    wide[at] = value << 8 | value >> 8;
    real[at] = painted[at] / 255.0f, twice[at] = painted[at] / 255.0;
  }
  const struct { const void *data; int size; fp_sample sample; int swapped; } kinds[] = {
    {wide, 2, FP_UINT16, 1}, {real, 4, FP_FLOAT32, 0}, {twice, 8, FP_FLOAT64, 0}};
  for (int kind = 0; kind < 3; kind++) {
    fp_pixels other = pixels;
    other.data = kinds[kind].data, other.sample = kinds[kind].sample;
    other.swapped = kinds[kind].swapped, other.channel_stride = kinds[kind].size;
    other.column_stride = 3 * kinds[kind].size, other.row_stride = side * 3 * kinds[kind].size;
    char *text = hexes(&other, "count=3");
    expect(text && plain && !strcmp(plain, text), "samples of any kind give the same colors");
    fp_free(text);
  }
  fp_free(plain);

  char *message = NULL;
  fp_palette *palette = NULL;
  real[3 * (side + 5)] = NAN;
  fp_pixels odd = pixels;
  odd.data = real, odd.sample = FP_FLOAT32, odd.channel_stride = 4, odd.column_stride = 12;
  odd.row_stride = 12 * side;
  fp_status status = fp_palette_of_pixels(&odd, NULL, NULL, NULL, &palette, &message);
  refused(status, FP_INVALID, message, "(5, 1) is not a number", "NaN is named with its place");

  const struct { size_t width, height; int channels, sample; ptrdiff_t row; fp_status status; const char *word; }
  bad[] = {
    {0, 4, 3, 0, 12, FP_INVALID, "without pixels"}, {4, 0, 3, 0, 12, FP_INVALID, "without pixels"},
    {4, 4, 5, 0, 12, FP_INVALID, "channels"}, {4, 4, 0, 0, 12, FP_INVALID, "channels"},
    {4, 4, -1, 0, 12, FP_INVALID, "channels"}, {4, 4, 3, 9, 12, FP_INVALID, "kind 9"},
    {SIZE_MAX, SIZE_MAX, 3, 0, 12, FP_TOO_LARGE, "too large"},
    {(size_t)1 << 40, 1, 3, 0, 12, FP_TOO_LARGE, "too large"},
    {90000000, 1, 3, 0, 12, FP_TOO_LARGE, "memory"}, {1, 90000000, 3, 0, 3, FP_TOO_LARGE, "memory"},
    {4, 4, 3, 0, PTRDIFF_MAX, FP_INVALID, "strides"}, {4, 4, 3, 0, PTRDIFF_MIN, FP_INVALID, "strides"},
  };
  for (size_t at = 0; at < sizeof bad / sizeof *bad; at++) {
    fp_pixels other = pixels;
    other.width = bad[at].width, other.height = bad[at].height, other.row_stride = bad[at].row;
    other.channels = bad[at].channels, other.sample = bad[at].sample;
    message = NULL;
    status = fp_palette_of_pixels(&other, NULL, NULL, NULL, &palette, &message);
    refused(status, bad[at].status, message, bad[at].word, "an impossible array is refused");
  }
  expect(palette == NULL, "a refused call leaves its result alone");
}

static void options(void) {
  static const char *const bad[][2] = {
    {"count=0", "count takes"}, {"count=65", "count takes"}, {"count=-1", "count takes"}, {"count", "no readable value"},
    {"count=%zz", "no readable value"}, {"count=%ff", "no readable value"}, {"colour=3", "no option is called"},
    {"algoritm=kmeans", "did you mean 'algorithm'"}, {"lock=nocolor", "lock"},
    {"region=2,2,2,2", "region"}, {"min-brightness=0.9&max-brightness=0.1", "min-brightness"},
    {"count=1&lock=f00,0f0", "lock"}, {"count=99999999999999999999", "count takes"}, {"seed=-1", "seed"},
  };
  fp_pixels pixels = picture();
  fp_palette *palette = NULL;
  for (size_t at = 0; at < sizeof bad / sizeof *bad; at++) {
    char *message = NULL;
    fp_status status = fp_palette_of_pixels(&pixels, NULL, bad[at][0], NULL, &palette, &message);
    refused(status, FP_INVALID, message, bad[at][1], bad[at][0]);
  }
  char *message = NULL;
  fp_status status =
    fp_palette_of_pixels(&pixels, NULL, "min-chroma=0.39", NULL, &palette, &message);
  refused(status, FP_NO_PIXELS, message, "min-chroma", "a filter that leaves nothing says so");
}

static void nothing(void) {
  fp_palette *palette = NULL;
  fp_histogram *histogram = NULL;
  fp_bytes bytes = {0};
  double number = 0;
  fp_pixels pixels = picture();
  char *message = NULL;
  REFUSED(fp_palette_of_file(NULL, NULL, NULL, &palette, &message), FP_INVALID, "path", "no path");
  REFUSED(fp_palette_of_bytes(NULL, 4, NULL, NULL, NULL, &palette, &message), FP_INVALID, "bytes", "no bytes");
  REFUSED(fp_palette_of_bytes("", 0, "x", NULL, NULL, &palette, &message), FP_UNSUPPORTED, "x: is empty", "empty bytes");
  const size_t huge[] = {(size_t)1 << 44, SIZE_MAX / 2, SIZE_MAX};
  for (int at = 0; at < 3; at++) {
    REFUSED(fp_palette_of_bytes("x", huge[at], "x", NULL, NULL, &palette, &message), FP_TOO_LARGE, "too large", "more bytes than there can be");
    REFUSED(fp_palette_read("x", huge[at], "x", &palette, &message), FP_TOO_LARGE, "too large", "more bytes of a palette file than there can be");
  }
  REFUSED(fp_palette_of_pixels(NULL, NULL, NULL, NULL, &palette, &message), FP_INVALID, "pixels", "no pixels");
  REFUSED(fp_palette_of_pixels(&pixels, NULL, NULL, NULL, NULL, &message), FP_INVALID, "palette", "no place for a palette");
  REFUSED(fp_palette_of_pixels(&pixels, "\xff", NULL, NULL, &palette, &message), FP_INVALID, "UTF-8", "a name that is no UTF-8");
  REFUSED(fp_palette_written(NULL, "json", &bytes, &message), FP_INVALID, "palette", "no palette");
  REFUSED(fp_palette_read("nonsense", 8, NULL, &palette, &message), FP_UNSUPPORTED, "not a palette", "no palette file");
  REFUSED(fp_histogram_facts(NULL, &bytes, &message), FP_INVALID, "histogram", "no histogram");
  REFUSED(fp_histogram_merged(NULL, NULL, &histogram, &message), FP_INVALID, "first", "nothing to merge");
  REFUSED(fp_color(NULL, &bytes, &message), FP_INVALID, "text", "no color");
  REFUSED(fp_color("green", &bytes, &message), FP_INVALID, "green", "a color that is not hex");
  REFUSED(fp_difference("000", "fff", "cie1976x", &number, &message), FP_INVALID, "ciede2000", "no such formula");
  REFUSED(fp_difference("000", "fff", NULL, NULL, &message), FP_INVALID, "difference", "no place for a number");
  REFUSED(fp_options(NULL, &message), FP_INVALID, "json", "no place for options");
  REFUSED(fp_palette_of_file("/nowhere/at all.jpg", NULL, NULL, &palette, &message), FP_MISSING, "no such file", "a missing file");
  REFUSED(fp_palette_of_file("/", NULL, NULL, &palette, &message), FP_UNREADABLE, "is a folder", "a folder");
  REFUSED(fp_palette_of_bytes("\xff\xd8\xff\xe0 nothing", 12, "cut.jpg", NULL, NULL, &palette, &message), FP_DAMAGED, "cut.jpg: is damaged", "a damaged JPEG");
  expect(fp_palette_of_file(NULL, NULL, NULL, NULL, NULL) == FP_INVALID, "no message is wanted");
  fp_free(NULL), fp_palette_free(NULL), fp_histogram_free(NULL), fp_cancel_free(NULL), fp_cancel_set(NULL);
  expect(!palette && !histogram && !bytes.data, "refused calls give nothing");
}

static void colors(void) {
  double number = 0;
  expect(fp_difference("#000", "ffffff", NULL, &number, NULL) == FP_OK && fabs(number - 100) < 1e-9, "black and white differ by 100");
  expect(fp_contrast("000", "fff", &number, NULL) == FP_OK && fabs(number - 21) < 1e-9, "their contrast is 21");
  fp_bytes json = {0};
  expect(fp_color("#760000", &json, NULL) == FP_OK && strstr((char *)json.data, "\"hex\":\"#760000\"") && strstr((char *)json.data, "\"oklch\""), "a color has its coordinates");
  fp_free(json.data);
  expect(fp_options(&json, NULL) == FP_OK && strstr((char *)json.data, "\"algorithm\""), "options are listed");
  fp_free(json.data);
  expect(fp_formats(&json, NULL) == FP_OK && strstr((char *)json.data, "\"ase\""), "formats are listed");
  fp_free(json.data);
  expect(fp_abi_version() == FP_ABI_VERSION && fp_version(), "the library is that of the header");
}

int main(int count, char **arguments) {
  if (count < 2) return 2;
  snprintf(folder_path, sizeof folder_path, "%s", arguments[1]);
  if (count > 2) {
    char *json = count > 3 ? json_of_kept(arguments[2]) : json_of(arguments[2]);
    fputs(json ? json : "", stdout);
    return !json;
  }
  nothing(), arrays(), options(), colors(), histograms(), kept_histograms(), cancelled();
  fp_bytes json = {0};
  expect(fp_libraries(&json, NULL) == FP_OK && strstr((char *)json.data, "libvips.so"), "libvips is named");
  fp_free(json.data);
  char *message = NULL;
  REFUSED(fp_use_vips("/nowhere/libvips.so", &message), FP_INVALID, "open already", "libvips is chosen too late");
  threads(), forks(), memory();
  printf("%d checks, %d wrong\n", checks, wrong);
  return wrong > 0;
}
