#include "CDeflate.h"
#include "Prototypes.h"

#include <CLoading.h>
#include <pthread.h>
#include <stdio.h>

/// The functions of libdeflate, after `deflate_load` has found them.
static struct {
#define FUNCTION(result, name, parameters) result(*name) parameters;
  DEFLATE_FUNCTIONS(FUNCTION)
#undef FUNCTION
} library;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char failure[300];

static void load(void) {
  char reason[200];
  void *opened = loading_open("deflate", "0", reason, sizeof reason);
  if (!opened) {
    snprintf(failure, sizeof failure, "libdeflate is not installed: %s", reason);
    return;
  }
  const LoadedFunction wanted[] = {
#define FUNCTION(result, name, parameters) {#name, (void **)&library.name},
    DEFLATE_FUNCTIONS(FUNCTION)
#undef FUNCTION
  };
  const char *missing = loading_find(opened, wanted, sizeof wanted / sizeof *wanted);
  if (missing) snprintf(failure, sizeof failure, "libdeflate is too old: it lacks %s", missing);
}

const char *deflate_load(void) {
  pthread_once(&once, load);
  return *failure ? failure : NULL;
}

size_t deflate_bound(size_t count) { return library.libdeflate_zlib_compress_bound(NULL, count); }

size_t deflate_zlib(int level, const void *bytes, size_t count, void *out, size_t room) {
  struct libdeflate_compressor *compressor = library.libdeflate_alloc_compressor(level);
  if (!compressor) return 0;
  size_t written = library.libdeflate_zlib_compress(compressor, bytes, count, out, room);
  library.libdeflate_free_compressor(compressor);
  return written;
}

uint32_t deflate_crc32(uint32_t crc, const void *bytes, size_t count) {
  return library.libdeflate_crc32(crc, bytes, count);
}
