// For dladdr.
#define _GNU_SOURCE

#include "CVips.h"
#include "Loading.h"

#include <CLoading.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct CVipsTable cvips;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static char failure[300];
static char place[4096];
static _Atomic pid_t opener;

/// GLib writes to standard error unless its messages are handled.
static void stay_silent(const char *domain, int level, const char *message, void *context) {
  (void)domain, (void)level, (void)message, (void)context;
}

static int find(void) {
  char reason[200];
  void *library =
    *place ? loading_open_file(place, reason, sizeof reason)
           : loading_open("vips", "42", reason, sizeof reason);
  if (!library) {
    snprintf(
      failure, sizeof failure, "libvips %s: %s", *place ? "cannot be opened" : "is not installed",
      reason);
    return 0;
  }
  const LoadedFunction wanted[] = {
#define FUNCTION(result, name, parameters) {#name, (void **)&cvips.name},
    CVIPS_FUNCTIONS(FUNCTION)
#undef FUNCTION
  };
  const char *missing = loading_find(library, wanted, sizeof wanted / sizeof *wanted);
  if (missing)
    snprintf(
      failure, sizeof failure,
      "libvips is too old, or another library: it lacks %s (version 8.13 or later is needed)",
      missing);
  if (missing) return 0;
  const LoadedFunction optional[] = {
#define FUNCTION(result, name, parameters) {#name, (void **)&cvips.name},
    CVIPS_TEXT_FUNCTIONS(FUNCTION)
#undef FUNCTION
  };
  loading_find(library, optional, sizeof optional / sizeof *optional);
  return 1;
}

static void load(void) {
  opener = getpid();
  if (!find()) return;
  cvips.g_log_set_default_handler(stay_silent, NULL);
  if (cvips.vips_init("filmpalette")) {
    char words[200];
    cvips_error(words, sizeof words);
    snprintf(failure, sizeof failure, "libvips does not start: %s", words);
    return;
  }
  cvips.vips_block_untrusted_set(1);
  cvips.vips_cache_set_max(0);
  cvips.vips_concurrency_set(1);
}

const char *cvips_load(void) {
  pthread_once(&once, load);
  if (opener != getpid()) return "libvips was opened before this process was forked";
  return *failure ? failure : NULL;
}

int cvips_use(const char *path) {
  if (opener || strlen(path) >= sizeof place) return 0;
  strcpy(place, path);
  return 1;
}

int cvips_is_forked(void) { return opener && opener != getpid(); }

const char *cvips_path(void) {
  Dl_info info;
  return dladdr((void *)cvips.vips_init, &info) ? info.dli_fname : "";
}

const char *cvips_version(void) { return cvips.vips_version_string(); }

void cvips_error(char *text, size_t size) {
  char *words = cvips.vips_error_buffer_copy();
  snprintf(text, size, "%s", words ? words : "");
  cvips.g_free(words);
}

void cvips_free(void *memory) { cvips.g_free(memory); }
