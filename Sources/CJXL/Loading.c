#include "CJXL.h"
#include "Loading.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

struct CJXLTable cjxl;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static char failure[300];

/// The soname has the minor version in it. Those to come are tried too: what is used here has been
/// the same since 0.9.
enum { oldest = 7, newest = 25 };

/// On macOS also where Homebrew and MacPorts keep it, outside the search path.
#ifdef __APPLE__
#define SONAME "%slibjxl.0.%d.dylib"
static const char *const folders[] = {
  "", "/opt/homebrew/lib/", "/usr/local/lib/", "/opt/local/lib/",
};
#else
#define SONAME "%slibjxl.so.0.%d"
static const char *const folders[] = {""};
#endif

static void *find_library(void) {
  char reason[200] = "";
  for (int minor = newest; minor >= oldest; minor--) {
    for (size_t index = 0; index < sizeof folders / sizeof *folders; index++) {
      char place[100];
      snprintf(place, sizeof place, SONAME, folders[index], minor);
      void *library = dlopen(place, RTLD_NOW | RTLD_LOCAL);
      if (library) return library;
      const char *words = dlerror();
      snprintf(reason, sizeof reason, "%s", words ? words : "");
    }
  }
  snprintf(failure, sizeof failure, "libjxl is not installed: %s", reason);
  return NULL;
}

static void load(void) {
  void *library = find_library();
  if (!library) return;
  struct { const char *name; void **field; } wanted[] = {
#define FUNCTION(result, name, ...) {#name, (void **)&cjxl.name},
    CJXL_FUNCTIONS(FUNCTION)
    CJXL_CHANGED_FUNCTIONS(FUNCTION)
#undef FUNCTION
  };
  for (size_t index = 0; index < sizeof wanted / sizeof *wanted; index++) {
    *wanted[index].field = dlsym(library, wanted[index].name);
    if (!*wanted[index].field) {
      snprintf(
        failure, sizeof failure,
        "libjxl is too old: it lacks %s (version 0.7 or later is needed)", wanted[index].name);
      return;
    }
  }
  cjxl.isBefore9 = cjxl.JxlDecoderVersion() < 9000;
}

const char *cjxl_load(void) {
  pthread_once(&once, load);
  return *failure ? failure : NULL;
}
