#include "CVips.h"
#include "Loading.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

struct CVipsTable cvips;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static char failure[300];

/// The soname on Linux; on macOS also where Homebrew and MacPorts keep it, outside the search path.
static const char *const places[] = {
#ifdef __APPLE__
  "libvips.42.dylib",
  "/opt/homebrew/lib/libvips.42.dylib",
  "/usr/local/lib/libvips.42.dylib",
  "/opt/local/lib/libvips.42.dylib",
#else
  "libvips.so.42",
#endif
};

/// GLib writes on standard error unless someone else takes its messages.
static void stay_silent(const char *domain, int level, const char *message, void *context) {
  (void)domain, (void)level, (void)message, (void)context;
}

static void *find_library(void) {
  char reason[200] = "";
  for (size_t place = 0; place < sizeof places / sizeof *places; place++) {
    void *library = dlopen(places[place], RTLD_NOW | RTLD_LOCAL);
    if (library) return library;
    const char *words = dlerror();
    if (!*reason && words) snprintf(reason, sizeof reason, "%s", words);
  }
  snprintf(failure, sizeof failure, "libvips is not installed: %s", reason);
  return NULL;
}

static int find_functions(void *library) {
  struct { const char *name; void **field; } wanted[] = {
#define FUNCTION(result, name, parameters) {#name, (void **)&cvips.name},
    CVIPS_FUNCTIONS(FUNCTION)
#undef FUNCTION
  };
  for (size_t index = 0; index < sizeof wanted / sizeof *wanted; index++) {
    *wanted[index].field = dlsym(library, wanted[index].name);
    if (!*wanted[index].field) {
      snprintf(
        failure, sizeof failure,
        "libvips is too old: it lacks %s (version 8.13 or later is needed)", wanted[index].name);
      return 0;
    }
  }
  return 1;
}

static void load(void) {
  void *library = find_library();
  if (!library || !find_functions(library)) return;
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
  return *failure ? failure : NULL;
}

void cvips_error(char *text, size_t size) {
  char *words = cvips.vips_error_buffer_copy();
  snprintf(text, size, "%s", words ? words : "");
  cvips.g_free(words);
}

void cvips_free(void *memory) { cvips.g_free(memory); }
