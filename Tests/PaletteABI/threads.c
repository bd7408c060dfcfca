// What threads, children and long use do to the library.
#include "checks.h"
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

void cancelled(void) {
  fp_pixels pixels = picture();
  fp_cancel *cancel = fp_cancel_new();
  fp_palette *palette = NULL;
  expect(fp_palette_of_pixels(&pixels, NULL, NULL, cancel, &palette, NULL) == FP_OK, "a call that is not cancelled");
  fp_palette_free(palette);
  fp_cancel_set(cancel);
  char *message = NULL;
  REFUSED(fp_palette_of_pixels(&pixels, "a.png", NULL, cancel, &palette, &message), FP_CANCELLED, "a.png: was cancelled", "a call that is cancelled");
  fp_cancel_free(cancel);
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

void memory(void) {
  long before = 0;
  for (int round = 0; round < 1000; round++) {
    if (round == 100) before = resident();
    fp_pixels pixels = picture();
    fp_free(hexes(&pixels, "count=4"));
    char *message = NULL;
    fp_palette *palette = NULL;
    fp_palette_of_pixels(&pixels, NULL, "count=0", NULL, &palette, &message);
    fp_free(message);
  }
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
  // It keeps freed memory for a while.
  before = resident();
#endif
#endif
  long grown = resident() - before;
  if (grown > 2048) printf("  grown by %ld KiB\n", grown);
  expect(grown <= 2048, "a thousand calls take no more memory than a hundred");
}
