#include "checks.h"

int wrong = 0, checks = 0;

void expect(int holds, const char *sentence) {
  checks++;
  if (holds) return;
  wrong++;
  printf("wrong: %s\n", sentence);
}

void refused(fp_status status, fp_status wanted, char *message, const char *word,
                    const char *sentence) {
  int holds = status == wanted && message && strstr(message, word) && !strchr(message, '\n');
  if (!holds) printf("  status %d, '%s'\n", status, message ? message : "(null)");
  expect(holds, sentence);
  fp_free(message);
}

char *written(const fp_palette *palette, const char *format) {
  fp_bytes bytes = {0};
  return fp_palette_written(palette, format, &bytes, NULL) == FP_OK ? (char *)bytes.data : NULL;
}

char *hexes(const fp_pixels *pixels, const char *options) {
  fp_palette *palette = NULL;
  if (fp_palette_of_pixels(pixels, NULL, options, NULL, &palette, NULL) != FP_OK) return NULL;
  char *text = written(palette, "hex");
  fp_palette_free(palette);
  return text;
}

uint8_t painted[side * side * 3];

fp_pixels picture(void) {
  static const uint8_t colors[3][3] = {{200, 30, 40}, {20, 60, 160}, {240, 240, 235}};
  for (int at = 0; at < side * side; at++)
    memcpy(painted + 3 * at, colors[at % side < 30 ? 0 : at / side < 40 ? 1 : 2], 3);
  return (fp_pixels){
    .data = painted, .width = side, .height = side, .row_stride = 3 * side, .column_stride = 3,
    .channel_stride = 1, .channels = 3, .sample = FP_UINT8,
  };
}

char folder_path[4000];

fp_palette *palette_of(const char *name, fp_status *status, char **message) {
  char path[4100];
  snprintf(path, sizeof path, "%s/%s", folder_path, name);
  fp_palette *palette = NULL;
  *status = fp_palette_of_file(path, NULL, NULL, &palette, message);
  return palette;
}

char *json_of(const char *name) {
  char path[4100];
  snprintf(path, sizeof path, "%s/%s", folder_path, name);
  fp_palette *palette = NULL;
  char *message = NULL;
  if (fp_palette_of_file(path, "count=5", NULL, &palette, &message) != FP_OK) {
    printf("  %s\n", message);
    fp_free(message);
    return NULL;
  }
  char *json = written(palette, "json");
  fp_palette_free(palette);
  return json;
}

char *json_of_kept(const char *name) {
  char path[4100];
  snprintf(path, sizeof path, "%s/%s", folder_path, name);
  fp_histogram *counted = NULL, *kept = NULL;
  fp_palette *palette = NULL;
  fp_bytes bytes = {0};
  int holds = fp_histogram_of_file(path, "count=5", NULL, &counted, NULL) == FP_OK
    && fp_histogram_written(counted, &bytes, NULL) == FP_OK
    && fp_histogram_read(bytes.data, bytes.size, &kept, NULL) == FP_OK
    && fp_histogram_palette(kept, "count=5", NULL, &palette, NULL) == FP_OK;
  char *json = holds ? written(palette, "json") : NULL;
  fp_free(bytes.data), fp_histogram_free(counted), fp_histogram_free(kept), fp_palette_free(palette);
  return json;
}
