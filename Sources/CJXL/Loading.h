#ifndef CJXL_LOADING_H
#define CJXL_LOADING_H

#include "Prototypes.h"

/// The functions of libjxl, after `cjxl_load` has found them.
struct CJXLTable {
#define FUNCTION(result, name, parameters) result(*name) parameters;
  CJXL_FUNCTIONS(FUNCTION)
#undef FUNCTION
#define FUNCTION(result, name, parameters, before) \
  union { \
    result(*name) parameters; \
    result(*name##Before9) before; \
  };
  CJXL_CHANGED_FUNCTIONS(FUNCTION)
#undef FUNCTION
  /// Whether the changed functions have their form from before 0.9.
  int isBefore9;
};

extern struct CJXLTable cjxl;

enum {
#define CONSTANT(name, value) name = value,
  CJXL_CONSTANTS(CONSTANT)
#undef CONSTANT
};

#endif
