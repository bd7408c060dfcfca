#ifndef CLOADING_H
#define CLOADING_H

#include <stddef.h>

/// Libraries that are loaded at first use, since linking them would slow down every start.

/// A function of a library, and where to store its address.
typedef struct LoadedFunction {
  const char *name;
  void **place;
} LoadedFunction;

/// Opens `lib<name>.so.<version>`; on macOS `lib<name>.<version>.dylib`, also in the folders of
/// Homebrew and MacPorts, which are outside the search path. Returns NULL if it is not found;
/// `reason` then has the linker's words about the first place (at most `size` bytes, always
/// terminated).
void *loading_open(const char *name, const char *version, char *reason, size_t size);

/// Opens the library at a path. Returns NULL if that fails; `reason` as above.
void *loading_open_file(const char *path, char *reason, size_t size);

/// Finds every function that exists, and stores NULL for the others. Returns NULL if none is
/// missing, otherwise the name of the first missing one.
const char *loading_find(void *library, const LoadedFunction *functions, size_t count);

#endif
