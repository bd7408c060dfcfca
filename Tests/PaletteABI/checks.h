// What the checks of the library for C share.
#ifndef CHECKS_H
#define CHECKS_H

#include <filmpalette.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// Whether the address sanitizer watches: it keeps freed memory for a while, and takes its time.
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

extern int wrong, checks;

void expect(int holds, const char *sentence);

/// Whether a call failed as it should, with words that contain `word`.
void refused(fp_status status, fp_status wanted, char *message, const char *word, const char *sentence);

/// The same for a call that writes its words to `message`.
#define REFUSED(call, wanted, word, sentence) \
  do { \
    message = NULL; \
    fp_status status_ = (call); \
    refused(status_, wanted, message, word, sentence); \
  } while (0)

/// A palette in a format; NULL if it cannot be written.
char *written(const fp_palette *palette, const char *format);
/// The hex lines of a picture's palette; NULL if there is none.
char *hexes(const fp_pixels *pixels, const char *options);

enum { side = 64 };
extern uint8_t painted[side * side * 3];
/// A picture of three fields.
fp_pixels picture(void);

/// The folder of the painted stills.
extern char folder_path[4000];
/// The palette of a painted still; NULL and a line if there is none.
fp_palette *palette_of(const char *name, fp_status *status, char **message);
/// The JSON of a painted still, with five colors; NULL if there is none.
char *json_of(const char *name);
/// The same from its histogram, after it was written and read.
char *json_of_kept(const char *name);

/// In histograms.c.
void histograms(void);
void kept_histograms(void);
/// In threads.c.
void cancelled(void);
void threads(void);
void forks(void);
void memory(void);

#endif
