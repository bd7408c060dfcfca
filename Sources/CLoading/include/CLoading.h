#ifndef CLOADING_H
#define CLOADING_H

#include <stddef.h>

/// Libraries that are loaded when they are first needed, since linking them would cost every start.

/// A function of a library, and where its address goes.
typedef struct LoadedFunction {
  const char *name;
  void **place;
} LoadedFunction;

/// Opens `lib<name>.so.<version>`; on macOS `lib<name>.<version>.dylib`, also where Homebrew and
/// MacPorts keep it, outside the search path. NULL if it is nowhere; `reason` has the linker's words
/// of the first place then (at most `size` bytes, always closed).
void *loading_open(const char *name, const char *version, char *reason, size_t size);

/// Finds every function that is there; the others' places get NULL.
/// NULL if none is missing, else the first one's name.
const char *loading_find(void *library, const LoadedFunction *functions, size_t count);

#endif
