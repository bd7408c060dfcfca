// What threads, children and long use do to the library.
#include "checks.h"
#include <pthread.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec + now.tv_nsec * 1e-9;
}

/// A cancel handle that another thread sets a moment later, and when it did.
struct later {
  fp_cancel *cancel;
  pthread_t thread;
  double set;
};

static void *set_later(void *pointer) {
  struct later *later = pointer;
  usleep(50000);
  later->set = seconds();
  fp_cancel_set(later->cancel);
  return NULL;
}

static void begin(struct later *later) {
  later->cancel = fp_cancel_new();
  pthread_create(&later->thread, NULL, set_later, later);
}

/// Whether a call that was cancelled meanwhile has ended as it should.
static void ended(struct later *later, fp_status status, char *message, const char *sentence) {
  double end = seconds();
  pthread_join(later->thread, NULL);
  // The sanitizer slows no code of the library's, which is built without it.
  if (end - later->set > 1) printf("  after %.1f s\n", end - later->set);
  expect(end - later->set < 1, "a cancelled call answers within a second");
  refused(status, FP_CANCELLED, message, "was cancelled", sentence);
}

/// A picture that takes seconds to count: its rows are the same memory.
static fp_pixels endless(void) {
  enum { width = 9000, height = 9000 };
  static uint8_t row[3 * width];
  uint32_t noise = 1;
  for (size_t at = 0; at < sizeof row; at++) {
    noise = noise * 1664525 + 1013904223;
    row[at] = noise >> 24;
  }
  return (fp_pixels){
    .data = row, .width = width, .height = height, .row_stride = 0, .column_stride = 3,
    .channel_stride = 1, .channels = 3, .sample = FP_UINT8,
  };
}

static void cancelled_meanwhile(void) {
  fp_pixels pixels = endless();
  struct later later;
  fp_palette *palette = NULL;
  fp_histogram *histogram = NULL;
  fp_bytes json = {0};
  char *message = NULL;
  begin(&later);
  fp_status status = fp_palette_of_pixels(&pixels, NULL, NULL, later.cancel, &palette, &message);
  ended(&later, status, message, "a palette is cancelled by another thread");
  // A handle stays set; another one, or none, begins anew.
  message = NULL;
  REFUSED(fp_histogram_of_pixels(&pixels, NULL, NULL, later.cancel, &histogram, &message), FP_CANCELLED, "was cancelled", "a handle stays set");
  fp_cancel_free(later.cancel);

  begin(&later);
  message = NULL;
  status = fp_histogram_of_pixels(&pixels, NULL, NULL, later.cancel, &histogram, &message);
  ended(&later, status, message, "a histogram is cancelled by another thread");
  fp_cancel_free(later.cancel);

  // The smaller one is read before it is cancelled, and all its palettes take seconds.
  for (int is_small = 0; is_small < 2; is_small++) {
    if (is_small) pixels.width = pixels.height = 64, pixels.row_stride = 3 * 64;
    begin(&later);
    message = NULL;
    status = fp_comparison_of_pixels(&pixels, NULL, NULL, later.cancel, &json, &message);
    ended(&later, status, message, "a comparison is cancelled by another thread");
    fp_cancel_free(later.cancel);
  }
  expect(!palette && !histogram && !json.data, "cancelled calls give nothing");
  fp_pixels other = picture();
  char *text = hexes(&other, NULL);
  expect(text != NULL, "after a cancelled call the next one works");
  fp_free(text);
}

void cancelled(void) {
  fp_pixels pixels = picture();
  fp_cancel *cancel = fp_cancel_new();
  fp_palette *palette = NULL;
  for (int round = 0; round < 2; round++) {
    expect(fp_palette_of_pixels(&pixels, NULL, NULL, cancel, &palette, NULL) == FP_OK, "a call that is not cancelled");
    fp_palette_free(palette);
  }
  palette = NULL;
  fp_cancel_set(cancel), fp_cancel_set(cancel);
  char *message = NULL;
  REFUSED(fp_palette_of_pixels(&pixels, "a.png", NULL, cancel, &palette, &message), FP_CANCELLED, "a.png: was cancelled", "a call that is cancelled");
  fp_cancel_free(cancel);
  cancelled_meanwhile();
}

static void *worker(void *name) { return json_of(name); }

void threads(void) {
  pthread_t all[8];
  char *first = json_of("beach.jpg");
  for (int at = 0; at < 8; at++) pthread_create(&all[at], NULL, worker, at % 2 ? "beach.jpg" : "beach.png");
  for (int at = 0; at < 8; at++) {
    void *json = NULL;
    pthread_join(all[at], &json);
    expect(json && (at % 2 == 0 || !strcmp(json, first)), "eight threads give the same palette");
    fp_free(json);
  }
  fp_free(first);
}

/// Whether a child refuses what needs libvips, in words that help.
static int needs_libvips(fp_status status, const char *message) {
  return status == FP_FORKED && message && strstr(message, "forkserver");
}

/// What a child of a process that has opened libvips does: it never waits for libvips's threads.
static int forked_child(const fp_palette *of_png) {
  fp_status status;
  char *message = NULL;
  fp_bytes bytes = {0};
  palette_of("beach.jpg", &status, &message);
  int holds = status == FP_OK;
  palette_of("beach.png", &status, &message);
  holds &= needs_libvips(status, message);
  // The sheet shows the still, which is read again.
  status = fp_palette_written(of_png, "sheet", &bytes, &message);
  holds &= needs_libvips(status, message);
  status = fp_libraries(&bytes, &message);
  holds &= needs_libvips(status, message);
  return holds;
}

void forks(void) {
  fp_status status;
  fp_palette *of_png = palette_of("beach.png", &status, NULL);
  pid_t child = fork();
  if (!child) {
    alarm(30);
    _exit(forked_child(of_png) ? 0 : 1);
  }
  int ended = 0;
  waitpid(child, &ended, 0);
  expect(WIFEXITED(ended) && WEXITSTATUS(ended) == 0,
         "after a fork a JPEG is read, and what needs libvips is refused in words that help");
  fp_palette_free(of_png);
}

static long resident(void) {
  long pages = 0, all = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  if (!file) return 0;
  if (fscanf(file, "%ld %ld", &all, &pages) != 2) pages = 0;
  fclose(file);
  return pages * 4;
}

/// What a program does with one picture: a palette, a histogram to bytes and back, a refusal.
static void once(void) {
  fp_pixels pixels = picture();
  fp_free(hexes(&pixels, "count=4"));
  char *message = NULL;
  fp_palette *palette = NULL;
  fp_palette_of_pixels(&pixels, NULL, "count=0", NULL, &palette, &message);
  fp_free(message);
  fp_histogram *counted = NULL, *kept = NULL, *sum = NULL;
  fp_cancel *cancel = fp_cancel_new();
  fp_bytes bytes = {0};
  fp_histogram_of_pixels(&pixels, NULL, NULL, cancel, &counted, NULL);
  fp_histogram_written(counted, &bytes, NULL);
  if (fp_histogram_read(bytes.data, bytes.size, &kept, NULL) != FP_OK || fp_histogram_read(bytes.data, bytes.size - 1, &sum, NULL) == FP_OK || fp_histogram_merged(counted, kept, &sum, NULL) != FP_OK)
    expect(0, "a histogram is written, read and merged, again and again");
  fp_free(bytes.data), fp_cancel_free(cancel);
  fp_histogram_free(counted), fp_histogram_free(kept), fp_histogram_free(sum);
}

void memory(void) {
  long before = 0;
  int rounds = SANITIZED ? 300 : 10000;
  for (int round = 0; round < rounds; round++) {
    if (round == 100) before = resident();
    once();
  }
  long grown = resident() - before;
  if (grown > 2048) printf("  grown by %ld KiB\n", grown);
  // The sanitizer keeps freed memory for a while.
  if (!SANITIZED) expect(grown <= 2048, "ten thousand rounds take no more memory than a hundred");
}
