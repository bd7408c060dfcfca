#include "CFFmpeg.h"
#include "Loading.h"

#include <CLoading.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

struct CFFmpegTable ffmpeg;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static char failure[300];

/// Structures have the layout of the headers, so exactly that major version is needed.
static void *open_library(const char *name, int major, char *reason, size_t size) {
  char version[20];
  snprintf(version, sizeof version, "%d", major);
  return loading_open(name, version, reason, size);
}

/// An installed release of FFmpeg other than the required one; 0 if there is none.
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
      failure, sizeof failure, "FFmpeg %d is installed, but FFmpeg %d is needed (%s)", other,
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
    snprintf(failure, sizeof failure, "FFmpeg's libraries are not compatible: they lack %s", name);
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
  // We count and report what FFmpeg would write to standard error.
  if (!*failure) ffmpeg.av_log_set_level(AV_LOG_QUIET);
}

const char *cffmpeg_load(void) {
  pthread_once(&once, load);
  return *failure ? failure : NULL;
}
