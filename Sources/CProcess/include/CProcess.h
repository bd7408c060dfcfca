#ifndef CPROCESS_H
#define CPROCESS_H

// No system header is included here, or its types would become part of this module.

/// `fork`, which Swift hides because it is unsafe in a process with several threads. Call it only
/// while there is one thread.
int cprocess_fork(void);

/// Opens a file without a name for writing, in a folder, with these permissions, reduced by the
/// process's umask. Returns -1 with `errno` if the system or the file system does not support that,
/// or if the folder is not accessible.
int cprocess_open_nameless(const char *folder, unsigned mode);

/// Gives such a file a name that must not exist yet. Returns 0, or -1 with `errno`, such as EEXIST.
int cprocess_name(int file, const char *path);

/// Until `cprocess_end_file`, a signal that ends the process removes the file at this path. Returns
/// a number for that call. Any thread may call both.
///
/// Returns -1, and the file stays at a signal, if the path has 4,096 bytes or more, or if there are
/// 64 such files already.
int cprocess_begin_file(const char *path);

/// Lets the file stay at a signal. Does nothing for -1.
void cprocess_end_file(int number);

/// From now on, a signal that ends the process first writes this text, of up to 511 bytes, to
/// standard error. With NULL or a longer text, nothing is written. Call it from one thread only.
void cprocess_last_words(const char *words);

/// Installs the handlers for signals that end the process, which do these things.
void cprocess_watch_signals(void);

/// Makes glibc's malloc keep freed blocks of up to this many bytes, and return larger ones at once.
/// Does nothing with other C libraries.
void cprocess_keep_freed(int bytes);

/// Makes glibc's malloc return all free memory. Does nothing with other C libraries.
void cprocess_give_back(void);

#endif
