#include "CProcess.h"

#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

int cprocess_fork(void) { return fork(); }

void cprocess_keep_freed(int bytes) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, bytes);
  mallopt(M_TRIM_THRESHOLD, 4 * bytes);
#else
  (void)bytes;
#endif
}

void cprocess_give_back(void) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}
