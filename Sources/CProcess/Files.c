#define _GNU_SOURCE
#include "CProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef O_TMPFILE
static void link_to(int file, char *path, size_t size) {
  snprintf(path, size, "/proc/self/fd/%d", file);
}
#endif

int cprocess_open_nameless(const char *folder, unsigned mode) {
#ifdef O_TMPFILE
  int file = open(folder, O_WRONLY | O_TMPFILE | O_CLOEXEC, (mode_t)mode);
  if (file < 0) return -1;
  // Without /proc, the file could never get a name.
  char path[40];
  link_to(file, path, sizeof path);
  struct stat status;
  if (stat(path, &status) == 0) return file;
  close(file);
#else
  (void)folder, (void)mode;
#endif
  errno = ENOTSUP;
  return -1;
}

int cprocess_name(int file, const char *path) {
#ifdef O_TMPFILE
  char link[40];
  link_to(file, link, sizeof link);
  return linkat(AT_FDCWD, link, AT_FDCWD, path, AT_SYMLINK_FOLLOW);
#else
  (void)file, (void)path;
  errno = ENOTSUP;
  return -1;
#endif
}

// Paths stay in fixed places, since a signal handler may neither allocate nor lock.
enum { PLACES = 64 };
// WRITING: a thread copies the path. ENDED: the handler removed the file, and the place is used up.
enum { FREE, WRITING, UNFINISHED, ENDED };
static struct {
  char path[4096];
  atomic_int state;
} places[PLACES];
_Static_assert(ATOMIC_INT_LOCK_FREE == 2, "a signal handler needs atomics without locks");

int cprocess_begin_file(const char *path) {
  if (strlen(path) >= sizeof places[0].path) return -1;
  for (int place = 0; place < PLACES; place++) {
    int state = FREE;
    if (!atomic_compare_exchange_strong(&places[place].state, &state, WRITING)) continue;
    strcpy(places[place].path, path);
    atomic_store(&places[place].state, UNFINISHED);
    return place;
  }
  return -1;
}

void cprocess_end_file(int place) {
  if (place < 0 || place >= PLACES) return;
  int state = UNFINISHED;
  atomic_compare_exchange_strong(&places[place].state, &state, FREE);
}

static char last_words[512];
static atomic_int has_last_words;

void cprocess_last_words(const char *words) {
  atomic_store(&has_last_words, 0);
  if (!words || strlen(words) >= sizeof last_words) return;
  strcpy(last_words, words);
  atomic_store(&has_last_words, 1);
}

static void remove_and_end(int number) {
  for (int place = 0; place < PLACES; place++) {
    int state = UNFINISHED;
    if (atomic_compare_exchange_strong(&places[place].state, &state, ENDED))
      unlink(places[place].path);
  }
  // SIGPIPE gets no message: the pipe was closed, and no user ended the program.
  if (atomic_exchange(&has_last_words, 0) && number != SIGPIPE) {
    ssize_t written = write(STDERR_FILENO, last_words, strlen(last_words));
    (void)written;  // There is no other place for a failed write to be reported.
  }
  // The signal has its former effect when this function returns.
  raise(number);
}

void cprocess_watch_signals(void) {
  static const int numbers[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGXCPU, SIGALRM };
  for (size_t place = 0; place < sizeof numbers / sizeof *numbers; place++) {
    struct sigaction action;
    if (sigaction(numbers[place], NULL, &action) != 0 || action.sa_handler != SIG_DFL) continue;
    memset(&action, 0, sizeof action);
    action.sa_handler = remove_and_end;
    action.sa_flags = (int)SA_RESETHAND;
    sigaction(numbers[place], &action, NULL);
  }
}
