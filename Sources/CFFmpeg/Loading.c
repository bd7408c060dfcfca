#include "CFFmpeg.h"
#include "Loading.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

struct CFFmpegTable ffmpeg;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static char failure[300];

/// Structures are read as the headers lay them out, so only that major version will do.
#ifdef __APPLE__
#define SONAME "%slib%s.%d.dylib"
static const char *const folders[] = {"", "/opt/homebrew/lib/", "/usr/local/lib/", "/opt/local/lib/"};
#else
#define SONAME "%slib%s.so.%d"
static const char *const folders[] = {""};
#endif

/// NULL if the library cannot be opened; `reason` is then the linker's.
static void *open_library(const char *name, int major, char *reason, size_t size) {
  *reason = 0;
  for (size_t index = 0; index < sizeof folders / sizeof *folders; index++) {
    char place[100];
    snprintf(place, sizeof place, SONAME, folders[index], name, major);
    void *library = dlopen(place, RTLD_NOW | RTLD_LOCAL);
    if (library) return library;
    const char *words = dlerror();
    if (!*reason && words) snprintf(reason, size, "%s", words);
  }
  return NULL;
}

/// A release of FFmpeg that is installed, though not the one that is needed; 0 if there is none.
static int other_release(void) {
  char reason[200];
  for (int major = LIBAVUTIL_VERSION_MAJOR + 9; major >= CFFMPEG_OLDEST_UTIL; major--) {
    if (major == LIBAVUTIL_VERSION_MAJOR) continue;
    void *library = open_library("avutil", major, reason, sizeof reason);
    if (!library) continue;
    dlclose(library);
    return CFFMPEG_RELEASE(major);
  }
  return 0;
}

static void *need(const char *name, int major) {
  char reason[200];
  void *library = open_library(name, major, reason, sizeof reason);
  if (library) return library;
  int needed = CFFMPEG_RELEASE(LIBAVUTIL_VERSION_MAJOR), other = other_release();
  if (other)
    snprintf(
      failure, sizeof failure, "FFmpeg %d is installed, and FFmpeg %d is needed (%s)", other,
      needed, reason);
  else
    snprintf(
      failure, sizeof failure, "FFmpeg's libraries are not installed: FFmpeg %d is needed (%s)",
      needed, reason);
  return NULL;
}

static void find(void *library, const char *name, void **place) {
  *place = dlsym(library, name);
  if (!*place && !*failure)
    snprintf(failure, sizeof failure, "FFmpeg's libraries do not fit: they lack %s", name);
}

static void load(void) {
#define FUNCTION(name) find(library, #name, (void **)&ffmpeg.name);
  void *library = need("avutil", LIBAVUTIL_VERSION_MAJOR);
  if (!library) return;
  CFFMPEG_UTIL(FUNCTION)
  library = need("avcodec", LIBAVCODEC_VERSION_MAJOR);
  if (!library) return;
  CFFMPEG_CODEC(FUNCTION)
  library = need("avformat", LIBAVFORMAT_VERSION_MAJOR);
  if (!library) return;
  CFFMPEG_FORMAT(FUNCTION)
  library = need("swscale", LIBSWSCALE_VERSION_MAJOR);
  if (!library) return;
  CFFMPEG_SCALE(FUNCTION)
#undef FUNCTION
  // What FFmpeg would write on standard error is counted and told by us.
  if (!*failure) ffmpeg.av_log_set_level(AV_LOG_QUIET);
}

const char *cffmpeg_load(void) {
  pthread_once(&once, load);
  return *failure ? failure : NULL;
}
