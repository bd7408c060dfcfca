#include "CFFmpeg.h"
#include "Loading.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

struct CFFmpegTable ffmpeg;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static char failure[300];

#define TEXT_OF(number) #number
#define TEXT(number) TEXT_OF(number)
/// Structures are read as the headers lay them out, so only that major version will do.
#ifdef __APPLE__
#define SONAME(name, major) "lib" name "." TEXT(major) ".dylib"
static const char *const folders[] = {"", "/opt/homebrew/lib/", "/usr/local/lib/", "/opt/local/lib/"};
#else
#define SONAME(name, major) "lib" name ".so." TEXT(major)
static const char *const folders[] = {""};
#endif

static void *open_library(const char *name) {
  char reason[200] = "";
  for (size_t index = 0; index < sizeof folders / sizeof *folders; index++) {
    char place[100];
    snprintf(place, sizeof place, "%s%s", folders[index], name);
    void *library = dlopen(place, RTLD_NOW | RTLD_LOCAL);
    if (library) return library;
    const char *words = dlerror();
    if (!*reason && words) snprintf(reason, sizeof reason, "%s", words);
  }
  snprintf(failure, sizeof failure, "FFmpeg's libraries are not installed: %s", reason);
  return NULL;
}

static void find(void *library, const char *name, void **place) {
  *place = dlsym(library, name);
  if (!*place && !*failure)
    snprintf(failure, sizeof failure, "FFmpeg's libraries do not fit: they lack %s", name);
}

static void load(void) {
#define FUNCTION(name) find(library, #name, (void **)&ffmpeg.name);
  void *library = open_library(SONAME("avutil", LIBAVUTIL_VERSION_MAJOR));
  if (!library) return;
  CFFMPEG_UTIL(FUNCTION)
  library = open_library(SONAME("avcodec", LIBAVCODEC_VERSION_MAJOR));
  if (!library) return;
  CFFMPEG_CODEC(FUNCTION)
  library = open_library(SONAME("avformat", LIBAVFORMAT_VERSION_MAJOR));
  if (!library) return;
  CFFMPEG_FORMAT(FUNCTION)
  library = open_library(SONAME("swscale", LIBSWSCALE_VERSION_MAJOR));
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
