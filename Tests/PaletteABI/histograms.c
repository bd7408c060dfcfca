// Histograms: sums, and bytes that are written and read.
#include "checks.h"

void histograms(void) {
  fp_pixels pixels = picture(), half = pixels;
  half.height /= 2;
  fp_pixels rest = half;
  rest.data = painted + 3 * side * side / 2;
  fp_histogram *first = NULL, *second = NULL, *sum = NULL;
  const char *options = "algorithm=kmeans&count=3&bars=keep";
  expect(fp_histogram_of_pixels(&half, NULL, options, NULL, &first, NULL) == FP_OK && fp_histogram_of_pixels(&rest, NULL, options, NULL, &second, NULL) == FP_OK && fp_histogram_merged(first, second, &sum, NULL) == FP_OK, "halves are counted and merged");
  fp_palette *palette = NULL;
  expect(fp_histogram_palette(sum, options, NULL, &palette, NULL) == FP_OK, "the sum has a palette");
  char *parts = written(palette, "hex"), *whole = hexes(&pixels, options);
  expect(parts && whole && !strcmp(parts, whole), "the sum of two halves has the colors of the whole");
  fp_free(parts), fp_free(whole), fp_palette_free(palette);
  fp_bytes json = {0};
  expect(fp_histogram_facts(sum, &json, NULL) == FP_OK && strstr((char *)json.data, "\"pixels\":4096"), "all pixels are counted");
  fp_free(json.data);
  char *message = NULL;
  fp_histogram *other = NULL, *mixed = NULL;
  expect(fp_histogram_of_pixels(&half, NULL, "bars=keep&max-brightness=0.9", NULL, &other, NULL) == FP_OK, "another filter");
  REFUSED(fp_histogram_merged(first, other, &mixed, &message), FP_INVALID, "different", "counts of different filters are not added");
  fp_histogram_free(other);
  message = NULL;
  palette = NULL;
  REFUSED(fp_histogram_palette(sum, "min-chroma=0.1", NULL, &palette, &message), FP_INVALID, "filters", "other filters than were counted");
  REFUSED(fp_histogram_palette(sum, "bars=keep", NULL, &palette, &message), FP_INVALID, "standout", "standout needs its own counts");
  fp_histogram_free(first), fp_histogram_free(second), fp_histogram_free(sum);
}

/// A copy of bytes with one of them changed.
static uint8_t *changed(fp_bytes bytes, size_t at, int value) {
  uint8_t *copy = malloc(bytes.size + 1);
  if (!copy) exit(2);
  memcpy(copy, bytes.data, bytes.size);
  copy[at] = value;
  return copy;
}

/// Bytes that were changed, cut or made up, each in memory of its own, so that a sanitizer sees what is
/// read beyond them.
static void hostile_bytes(fp_bytes bytes) {
  fp_histogram *histogram = NULL;
  char *message = NULL;
  for (size_t size = 0; size < bytes.size; size++) {
    uint8_t *cut = malloc(size ? size : 1);
    if (!cut) exit(2);
    memcpy(cut, bytes.data, size);
    fp_status status = fp_histogram_read(cut, size, &histogram, NULL);
    if (status != FP_DAMAGED && status != FP_UNSUPPORTED) expect(0, "a cut histogram is refused");
    free(cut);
    uint8_t *other = changed(bytes, size, bytes.data[size] ^ 0x41);
    status = fp_histogram_read(other, bytes.size, &histogram, NULL);
    if (status != FP_DAMAGED && status != FP_UNSUPPORTED) expect(0, "a changed histogram is refused");
    free(other);
  }
  uint8_t *other = changed(bytes, 8, 99);
  REFUSED(fp_histogram_read(other, bytes.size, &histogram, &message), FP_UNSUPPORTED, "version 99", "another version is named");
  free(other);
  other = changed(bytes, bytes.size - 1, bytes.data[bytes.size - 1] ^ 1);
  REFUSED(fp_histogram_read(other, bytes.size, &histogram, &message), FP_DAMAGED, "damaged", "a changed byte is noticed");
  free(other);
  REFUSED(fp_histogram_read("nonsense", 8, &histogram, &message), FP_UNSUPPORTED, "not a histogram", "no histogram");
  REFUSED(fp_histogram_read("", 0, &histogram, &message), FP_UNSUPPORTED, "not a histogram", "no bytes of a histogram");
  REFUSED(fp_histogram_read(NULL, 5, &histogram, &message), FP_INVALID, "bytes", "bytes of a histogram that are missing");
  REFUSED(fp_histogram_read("x", SIZE_MAX, &histogram, &message), FP_TOO_LARGE, "too large", "more bytes of a histogram than there can be");
  REFUSED(fp_histogram_read(bytes.data, bytes.size, NULL, &message), FP_INVALID, "histogram", "no place for a histogram");
  expect(!histogram, "refused bytes give nothing");
}

/// A histogram twice its size, again and again, until there is no room for its pixels.
static void endless_sums(const fp_histogram *histogram) {
  fp_histogram *sum = NULL;
  fp_status status = fp_histogram_merged(histogram, histogram, &sum, NULL);
  int doubled = 1;
  char *message = NULL;
  while (status == FP_OK && doubled < 100) {
    fp_palette *palette = NULL;
    if (fp_histogram_palette(sum, "", NULL, &palette, NULL) != FP_OK) expect(0, "a huge sum has a palette");
    fp_palette_free(palette);
    fp_histogram *larger = NULL;
    status = fp_histogram_merged(sum, sum, &larger, &message);
    if (status == FP_OK) {
      fp_histogram_free(sum);
      sum = larger;
      doubled++;
    }
  }
  // 4096 pixels, doubled to 2^48.
  expect(doubled == 36, "a sum has up to 2^48 pixels");
  refused(status, FP_TOO_LARGE, message, "2⁴⁸", "a sum of more pixels than can be counted");
  fp_histogram_free(sum);
}

void kept_histograms(void) {
  fp_pixels pixels = picture();
  fp_histogram *histogram = NULL, *kept = NULL, *sum = NULL;
  fp_bytes bytes = {0}, again = {0}, first = {0}, second = {0};
  const char *options = "bars=keep&region=0,0,1,1&min-chroma=0";
  expect(fp_histogram_of_pixels(&pixels, "a.png", options, NULL, &histogram, NULL) == FP_OK && fp_histogram_written(histogram, &bytes, NULL) == FP_OK && fp_histogram_read(bytes.data, bytes.size, &kept, NULL) == FP_OK, "a histogram is written and read");
  expect(fp_histogram_written(kept, &again, NULL) == FP_OK && bytes.size == again.size && !memcmp(bytes.data, again.data, bytes.size), "what is read is written as the same bytes");
  expect(fp_histogram_facts(histogram, &first, NULL) == FP_OK && fp_histogram_facts(kept, &second, NULL) == FP_OK && !strcmp((char *)first.data, (char *)second.data), "what is read has the same facts");
  expect(strstr((char *)first.data, "\"width\":64,\"height\":64") && strstr((char *)first.data, "\"options\":\"bars=keep\""), "facts have the size and the options");
  fp_palette *palette = NULL;
  expect(fp_histogram_palette(kept, "bars=keep&count=3", NULL, &palette, NULL) == FP_OK, "what is read has a palette");
  char *parts = written(palette, "hex"), *whole = hexes(&pixels, "bars=keep&count=3");
  expect(parts && whole && !strcmp(parts, whole), "what is read has the same colors");
  expect(fp_histogram_merged(histogram, kept, &sum, NULL) == FP_OK, "what is read adds up");
  char *message = NULL;
  REFUSED(fp_histogram_written(NULL, &again, &message), FP_INVALID, "histogram", "no histogram to write");
  REFUSED(fp_histogram_written(kept, NULL, &message), FP_INVALID, "bytes", "no place for bytes");
  hostile_bytes(bytes);
  fp_histogram *plain = NULL;
  expect(fp_histogram_of_pixels(&pixels, NULL, NULL, NULL, &plain, NULL) == FP_OK, "a histogram with the defaults");
  endless_sums(plain);
  fp_free(parts), fp_free(whole), fp_free(bytes.data), fp_free(again.data), fp_free(first.data), fp_free(second.data);
  fp_palette_free(palette), fp_histogram_free(histogram), fp_histogram_free(kept), fp_histogram_free(sum), fp_histogram_free(plain);
}
