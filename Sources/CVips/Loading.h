#ifndef CVIPS_LOADING_H
#define CVIPS_LOADING_H

#include "Prototypes.h"

/// The functions of libvips, after `cvips_load` has found them.
struct CVipsTable {
#define FUNCTION(result, name, parameters) result(*name) parameters;
  CVIPS_FUNCTIONS(FUNCTION)
  CVIPS_TEXT_FUNCTIONS(FUNCTION)
#undef FUNCTION
};

extern struct CVipsTable cvips;

enum {
#define CONSTANT(name, value) name = value,
  CVIPS_CONSTANTS(CONSTANT)
#undef CONSTANT
};

#endif
