#include "Loading.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

struct CTIFFTable ctiff;
_Thread_local CTIFFReader *ctiff_current;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static char failure[300];

/// The sonames on Linux; on macOS also where Homebrew and MacPorts keep it, beyond the search path.
/// libtiff.so.5 is 4.0 to 4.4, whose functions used here are the same.
static const char *const places[] = {
#ifdef __APPLE__
  "libtiff.6.dylib",
  "/opt/homebrew/lib/libtiff.6.dylib",
  "/usr/local/lib/libtiff.6.dylib",
  "/opt/local/lib/libtiff.6.dylib",
#else
  "libtiff.so.6",
  "libtiff.so.5",
#endif
};

/// libtiff writes on standard error unless someone else takes its messages.
static void take_error(thandle_t client, const char *module, const char *format, va_list values) {
  (void)client, (void)module;
  if (ctiff_current) ctiff_keep(ctiff_current, 0, format, values);
}

static void take_warning(thandle_t client, const char *module, const char *format, va_list values) {
  (void)client, (void)module;
  if (ctiff_current) ctiff_keep(ctiff_current, 1, format, values);
}

static void *find_library(void) {
  char reason[200] = "";
  for (size_t place = 0; place < sizeof places / sizeof *places; place++) {
    void *library = dlopen(places[place], RTLD_NOW | RTLD_LOCAL);
    if (library) return library;
    const char *words = dlerror();
    if (!*reason && words) snprintf(reason, sizeof reason, "%s", words);
  }
  snprintf(failure, sizeof failure, "libtiff is not installed: %s", reason);
  return NULL;
}

static int find_functions(void *library) {
  struct { const char *name; void **field; int needed; } wanted[] = {
#define FUNCTION(result, name, parameters) {#name, (void **)&ctiff.name, 1},
    CTIFF_FUNCTIONS(FUNCTION)
#undef FUNCTION
#define FUNCTION(result, name, parameters) {#name, (void **)&ctiff.name, 0},
    CTIFF_LATER_FUNCTIONS(FUNCTION)
#undef FUNCTION
  };
  for (size_t index = 0; index < sizeof wanted / sizeof *wanted; index++) {
    *wanted[index].field = dlsym(library, wanted[index].name);
    if (!*wanted[index].field && wanted[index].needed) {
      snprintf(
        failure, sizeof failure, "libtiff is too old: it lacks %s (version 4 is needed)",
        wanted[index].name);
      return 0;
    }
  }
  return 1;
}

static void load(void) {
  void *library = find_library();
  if (!library || !find_functions(library)) return;
  ctiff.TIFFSetErrorHandler(NULL);
  ctiff.TIFFSetWarningHandler(NULL);
  ctiff.TIFFSetErrorHandlerExt(take_error);
  ctiff.TIFFSetWarningHandlerExt(take_warning);
}

const char *ctiff_load(void) {
  pthread_once(&once, load);
  return *failure ? failure : NULL;
}

int ctiff_unpacks(int compression) {
  return compression > 0 && compression <= UINT16_MAX
    && ctiff.TIFFIsCODECConfigured((uint16_t)compression);
}
