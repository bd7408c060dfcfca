#ifndef CTIFF_LOADING_H
#define CTIFF_LOADING_H

#include "CTIFF.h"
#include "Prototypes.h"

/// The functions of libtiff, once `ctiff_load` has found them; the later ones may be NULL.
struct CTIFFTable {
#define FUNCTION(result, name, parameters) result(*name) parameters;
  CTIFF_FUNCTIONS(FUNCTION)
  CTIFF_LATER_FUNCTIONS(FUNCTION)
#undef FUNCTION
};

extern struct CTIFFTable ctiff;

/// The reader that the calling thread is in libtiff for: libtiff before 4.5 tells its messages to
/// the process, not to a file.
extern _Thread_local CTIFFReader *ctiff_current;

/// Keeps an error's words for a reader, or a warning's if it tells of lost pixels.
void ctiff_keep(CTIFFReader *reader, int warning, const char *format, va_list values);

enum {
#define CONSTANT(name, value) name = value,
  CTIFF_CONSTANTS(CONSTANT)
#undef CONSTANT
};

#endif
