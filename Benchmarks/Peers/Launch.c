/* Runs a program and writes what it used to a file, in one line.
 *
 *   launch FILE PROGRAM ARGUMENT…
 *
 *   user µs, system µs, wall ns, greatest resident memory in KiB, exit status (128 + signal)
 *
 * Until a child calls exec, its memory is its parent's, and Linux counts that in the child's
 * greatest memory. So this program, which is small, stands between the benchmark and the child;
 * what the figure cannot go below is its own 1 to 2 MB.
 */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static long long micros(struct timeval time) { return time.tv_sec * 1000000LL + time.tv_usec; }

int main(int count, char **arguments) {
  if (count < 3) return 64;
  long long start = now();
  pid_t child = vfork();
  if (child == 0) {
    execvp(arguments[2], arguments + 2);
    _exit(127);
  }
  if (child < 0) return 71;
  int status;
  struct rusage usage;
  if (wait4(child, &status, 0, &usage) != child) return 71;
  long long wall = now() - start;
#ifdef __APPLE__
  long memory = usage.ru_maxrss / 1024;
#else
  long memory = usage.ru_maxrss;
#endif
  int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  FILE *file = fopen(arguments[1], "w");
  if (!file) return 73;
  fprintf(file, "%lld %lld %lld %ld %d\n", micros(usage.ru_utime), micros(usage.ru_stime), wall,
          memory, code);
  return fclose(file) ? 74 : 0;
}
