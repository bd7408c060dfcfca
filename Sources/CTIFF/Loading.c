#include "Loading.h"

#include <CLoading.h>
#include <pthread.h>
#include <stdio.h>

struct CTIFFTable ctiff;
_Thread_local CTIFFReader *ctiff_current;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static char failure[300];

/// libtiff writes to standard error unless its messages are handled.
static void take_error(thandle_t client, const char *module, const char *format, va_list values) {
  (void)client, (void)module;
  if (ctiff_current) ctiff_keep(ctiff_current, 0, format, values);
}

static void take_warning(thandle_t client, const char *module, const char *format, va_list values) {
  (void)client, (void)module;
  if (ctiff_current) ctiff_keep(ctiff_current, 1, format, values);
}

static int find(void) {
  char reason[200], other[200];
  void *library = loading_open("tiff", "6", reason, sizeof reason);
  // 4.0 to 4.4, in which the functions used here are the same.
  if (!library) library = loading_open("tiff", "5", other, sizeof other);
  if (!library) {
    snprintf(failure, sizeof failure, "libtiff is not installed: %s", reason);
    return 0;
  }
#define FUNCTION(result, name, parameters) {#name, (void **)&ctiff.name},
  const LoadedFunction wanted[] = {CTIFF_FUNCTIONS(FUNCTION)};
  const LoadedFunction later[] = {CTIFF_LATER_FUNCTIONS(FUNCTION)};
#undef FUNCTION
  loading_find(library, later, sizeof later / sizeof *later);
  const char *missing = loading_find(library, wanted, sizeof wanted / sizeof *wanted);
  if (missing)
    snprintf(
      failure, sizeof failure, "libtiff is too old: it lacks %s (version 4 is needed)", missing);
  return !missing;
}

static void load(void) {
  if (!find()) return;
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
