#ifndef CPROCESS_H
#define CPROCESS_H

// No header of the system is included here, or its types would become this room's.

/// `fork`, which Swift hides since it is wrong in a process of several threads: call it only while
/// there is one.
int cprocess_fork(void);

/// Opens a file without a name for writing, in a folder, with these permissions less the process's
/// mask. -1 and `errno` if the system or the file system has none, or the folder cannot be had.
int cprocess_open_nameless(const char *folder, unsigned mode);

/// Gives such a file a name that nothing has. 0, or -1 and `errno`, such as EEXIST.
int cprocess_name(int file, const char *path);

/// From here to `cprocess_end_file` a signal that ends the process removes the file at this path.
/// One file at a time, by one thread.
void cprocess_begin_file(const char *path);
void cprocess_end_file(void);

/// From here on a signal that ends the process writes this text, of up to 511 bytes, to standard error
/// first; none if it is NULL or longer. By one thread.
void cprocess_last_words(const char *words);

/// Has signals that would end the process do these things.
void cprocess_watch_signals(void);

/// Has glibc's malloc keep freed blocks of up to so many bytes, and give larger ones back at once.
/// Does nothing with other C libraries.
void cprocess_keep_freed(int bytes);

/// Has glibc's malloc give back all that is free. Does nothing with other C libraries.
void cprocess_give_back(void);

#endif
