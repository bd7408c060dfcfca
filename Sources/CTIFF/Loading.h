#ifndef CTIFF_LOADING_H
#define CTIFF_LOADING_H

#include "CTIFF.h"
#include "Prototypes.h"

/// The functions of libtiff, after `ctiff_load` has found them; the later ones may be NULL.
struct CTIFFTable {
#define FUNCTION(result, name, parameters) result(*name) parameters;
  CTIFF_FUNCTIONS(FUNCTION)
  CTIFF_LATER_FUNCTIONS(FUNCTION)
#undef FUNCTION
};

extern struct CTIFFTable ctiff;

/// The reader that the calling thread uses libtiff for: before 4.5, libtiff's message handlers are
/// for the whole process, not for a file.
extern _Thread_local CTIFFReader *ctiff_current;

/// Keeps the words of an error for a reader, or of a warning if it reports lost pixels.
void ctiff_keep(CTIFFReader *reader, int warning, const char *format, va_list values);

enum {
#define CONSTANT(name, value) name = value,
  CTIFF_CONSTANTS(CONSTANT)
#undef CONSTANT
};

#endif
