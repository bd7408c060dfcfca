#include "CLoading.h"

#include <dlfcn.h>
#include <stdio.h>

#ifdef __APPLE__
#define FILE_NAME "%slib%s.%s.dylib"
static const char *const folders[] = {"", "/opt/homebrew/lib/", "/usr/local/lib/", "/opt/local/lib/"};
#else
#define FILE_NAME "%slib%s.so.%s"
static const char *const folders[] = {""};
#endif

void *loading_open(const char *name, const char *version, char *reason, size_t size) {
  *reason = 0;
  for (size_t index = 0; index < sizeof folders / sizeof *folders; index++) {
    char place[100];
    snprintf(place, sizeof place, FILE_NAME, folders[index], name, version);
    void *library = dlopen(place, RTLD_NOW | RTLD_LOCAL);
    if (library) return library;
    const char *words = dlerror();
    if (!*reason && words) snprintf(reason, size, "%s", words);
  }
  return NULL;
}

void *loading_open_file(const char *path, char *reason, size_t size) {
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  const char *words = library ? NULL : dlerror();
  snprintf(reason, size, "%s", words ? words : "");
  return library;
}

const char *loading_find(void *library, const LoadedFunction *functions, size_t count) {
  const char *missing = NULL;
  for (size_t index = 0; index < count; index++) {
    *functions[index].place = dlsym(library, functions[index].name);
    if (!*functions[index].place && !missing) missing = functions[index].name;
  }
  return missing;
}
