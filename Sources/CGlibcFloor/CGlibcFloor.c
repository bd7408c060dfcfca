// The only functions for which programs that are built here would ask for a newer C library than
// glibc 2.34. Swift's own libswiftGlibc brings the calls; no code of this package makes them.
#ifdef __linux__
#include <math.h>

__attribute__((visibility("hidden"))) double hypot(double x, double y) {
  if (isinf(x) || isinf(y)) return INFINITY;
  // The exponents of long double reach far enough for both squares.
  return (double)sqrtl((long double)x * x + (long double)y * y);
}

__attribute__((visibility("hidden"))) float hypotf(float x, float y) {
  if (isinf(x) || isinf(y)) return INFINITY;
  return (float)sqrt((double)x * x + (double)y * y);
}
#endif
