#include "CJXL.h"
#include "Loading.h"

#include <CLoading.h>
#include <pthread.h>
#include <stdio.h>

struct CJXLTable cjxl;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static char failure[300];

/// The library's file name includes the minor version. Future versions are tried too: the functions
/// used here have not changed since 0.9.
enum { oldest = 7, newest = 25 };

static void *open_library(char *reason, size_t size) {
  for (int minor = newest; minor >= oldest; minor--) {
    char version[20];
    snprintf(version, sizeof version, "0.%d", minor);
    void *library = loading_open("jxl", version, reason, size);
    if (library) return library;
  }
  return NULL;
}

static void load(void) {
  char reason[200];
  void *library = open_library(reason, sizeof reason);
  if (!library) {
    snprintf(failure, sizeof failure, "libjxl is not installed: %s", reason);
    return;
  }
  const LoadedFunction wanted[] = {
#define FUNCTION(result, name, ...) {#name, (void **)&cjxl.name},
    CJXL_FUNCTIONS(FUNCTION)
    CJXL_CHANGED_FUNCTIONS(FUNCTION)
#undef FUNCTION
  };
  const char *missing = loading_find(library, wanted, sizeof wanted / sizeof *wanted);
  if (missing)
    snprintf(
      failure, sizeof failure, "libjxl is too old: it lacks %s (version 0.7 or later is needed)",
      missing);
  else
    cjxl.isBefore9 = cjxl.JxlDecoderVersion() < 9000;
}

const char *cjxl_load(void) {
  pthread_once(&once, load);
  return *failure ? failure : NULL;
}
