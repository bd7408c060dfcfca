#ifndef CPROCESS_H
#define CPROCESS_H

// No header of the system is included here, or its types would become this room's.

/// `fork`, which Swift hides since it is wrong in a process of several threads: call it only while
/// there is one.
int cprocess_fork(void);

/// Has glibc's malloc keep freed blocks of up to so many bytes, and give larger ones back at once.
/// Does nothing with other C libraries.
void cprocess_keep_freed(int bytes);

/// Has glibc's malloc give back all that is free. Does nothing with other C libraries.
void cprocess_give_back(void);

#endif
