#ifndef CFFMPEG_H
#define CFFMPEG_H

#include <stddef.h>
#include <stdint.h>

/// FFmpeg's libraries without their headers and without linking them: loaded when first needed.
/// Every function but `cffmpeg_load` needs a successful `cffmpeg_load` before it.
typedef struct CFilm CFilm;

/// Which frames are decoded.
typedef enum CFilmSampling {
  CFilmAll,
  /// Those that can be decoded alone.
  CFilmKeyFrames,
  /// Those that no other frame needs are left out.
  CFilmReferenceFrames,
} CFilmSampling;

/// How a film is opened.
typedef struct CFilmRequest {
  /// A file, or the pattern of numbered pictures (`frame%04d.png`).
  const char *path;
  /// Whether `path` is such a pattern.
  int isSequence;
  /// Of numbered pictures: frames a second, and the first number.
  int rateNumerator, rateDenominator, firstNumber;
  /// Threads that decode; 0 for one a core.
  int threads;
  CFilmSampling sampling;
  /// Whether it is kept what packets are read, for `cfilm_packets`.
  int keepsPackets;
  /// The most pixels that a frame may have.
  int64_t pixels;
  /// The most bytes that reading may hold.
  int64_t memory;
  /// How floating-point samples that are light become codes of 16 bits: by their upper 18 bits,
  /// as many as there are. Must outlive the film.
  const uint16_t *lightCodes;
  size_t lightCodeCount;
} CFilmRequest;

/// What a film's header says, of large H.264 only when the first frame is decoded. Texts live as long as the film.
typedef struct CFilmHeader {
  const char *container, *codec, *profile, *pixelFormat;
  int width, height;
  /// Width over height of a pixel.
  int aspectNumerator, aspectDenominator;
  /// How the picture is to be turned and mirrored, as EXIF counts: 1 (not at all) … 8.
  int orientation;
  /// Seconds in a tick.
  int tickNumerator, tickDenominator;
  /// Frames a second; 0 if unknown.
  int rateNumerator, rateDenominator;
  /// Seconds that the container promises, of the picture if it tells them; 0 if it does not.
  double seconds;
  /// Whether the container's clock may begin anew on the way.
  int mayJump;
  /// The source timecode of the first frame, "" if there is none.
  const char *timecode;
  /// Of the first sound track; 0 without one.
  int soundChannels, soundRate;
  /// Which field of a frame is shown first: 1 the upper, 2 the lower, 0 if frames have no fields or
  /// nobody says.
  int firstField;
} CFilmHeader;

/// What a packet of the picture says before it is decoded.
typedef struct CFilmPacket {
  /// When its frame is shown and when it is decoded, in ticks; `INT64_MIN` if nobody knows.
  int64_t shown, decoded;
  /// How long its frame is shown, in ticks; 0 if nobody knows.
  int64_t duration;
  /// Whether its frame can be decoded alone.
  int isKey;
  /// Whether its frame is never shown: it is empty, or cut off by an edit list.
  int isHidden;
} CFilmPacket;

/// A decoded frame: planes of samples, most significant bits not used. It lives until the next
/// call with the same film.
typedef struct CFilmFrame {
  /// Luma (or gray), blue and red difference; of RGB: green, blue, red.
  const uint8_t *planes[3];
  ptrdiff_t strides[3];
  /// 1 or 3.
  int planeCount;
  int width, height;
  /// Bits of a sample: 8 in one byte, more in two (of this machine's order).
  int depth;
  /// By how many powers of 2 the second and third plane are smaller.
  int chromaShiftX, chromaShiftY;
  int isRGB;
  /// When it is shown, in ticks; `INT64_MIN` if nobody knows.
  int64_t time;
  /// How long, in ticks; 0 if nobody knows.
  int64_t duration;
  int isInterlaced, isDamaged, hasAlpha;
  /// Whether it was decoded alone.
  int isKey;
  /// Whether the samples were light, and are codes by the request's table now.
  int isLight;
  /// ISO/IEC 23091-2 numbers; 2 if nobody says.
  int matrix, transfer, primaries;
  /// 1 limited, 2 full, 0 if nobody says.
  int range;
} CFilmFrame;

/// Loads FFmpeg's libraries, once for the process; safe to call from any thread.
/// NULL on success, else a lasting sentence that says what is missing.
const char *cffmpeg_load(void);

/// What went wrong.
typedef enum CFilmProblem {
  CFilmNone,
  /// The bytes are no film.
  CFilmNotAFilm,
  /// The system does not let it be opened.
  CFilmUnreadable,
  /// There is no picture in it.
  CFilmNoPicture,
  /// It is a film of a kind that is not read here.
  CFilmUnsupported,
  /// It breaks off or contradicts itself.
  CFilmDamaged,
  /// The frames have too many pixels.
  CFilmTooLarge,
  /// Reading it takes more memory than it may.
  CFilmTooMuchMemory,
} CFilmProblem;

/// Opens a film; NULL if that fails, with the problem and words for it (at most `size` bytes), or
/// with how many bytes reading would take.
///
/// It is refused as too large for memory, and fewer threads decode than could, by an estimate from
/// its header. What a decoder then holds is counted.
CFilm *cfilm_open(
  const CFilmRequest *request, CFilmProblem *problem, int64_t *bytes, char *words, size_t size);
void cfilm_close(CFilm *film);
CFilmHeader cfilm_header(CFilm *film);

/// Decodes the next frame: 1 if there is one, 0 at the end, −1 if no more can be read.
int cfilm_next(CFilm *film, CFilmFrame *frame);

/// Reads packets on without decoding them until all that follow are decoded after `time`; the film
/// is then to be opened again.
void cfilm_survey(CFilm *film, int64_t time);

/// The packets of the picture that were read since the film was opened, in the order of the file,
/// if they are kept. They live until the next call with the same film.
const CFilmPacket *cfilm_packets(const CFilm *film, int64_t *count);

/// Passes over so many packets of the picture, of a film of which no frame was decoded yet.
void cfilm_skip(CFilm *film, int64_t packets);

/// Whether a decoder said that it does not know what it was given, sound as it may be.
int cfilm_is_beyond_decoder(const CFilm *film);

/// How many packets of the picture there are by the container's word, 0 if it does not say; and how
/// many were read.
int64_t cfilm_told_packets(const CFilm *film);
int64_t cfilm_read_packets(const CFilm *film);

/// At the film's end how many ticks its picture lasts, as the container says that has told how many
/// packets there are and given all of them; else 0.
int64_t cfilm_whole_ticks(const CFilm *film);

/// Whether a container that tells no time of its picture alone has anything else, such as sound, at
/// the end of so many seconds. Only once all frames are read, the last of which was shown at `from`:
/// no more come after it.
int cfilm_goes_on(CFilm *film, int64_t from, double seconds);

/// How many bytes reading would take at least, if it was given up for taking too much; else 0.
int64_t cfilm_asked_bytes(const CFilm *film);

/// How many packets could not be decoded so far.
int64_t cfilm_damaged_packets(const CFilm *film);

/// Words for what `cfilm_next` failed with.
void cfilm_words(const CFilm *film, char *words, size_t size);

/// The current frame at another size, 8 bits, planes of full size: `width × height` bytes each.
/// The kind of color stays (luma and differences, or green, blue, red; the range too). Returns 0
/// on failure.
int cfilm_scale(CFilm *film, int width, int height, uint8_t *const planes[3]);

/// A chapter: its times in milliseconds and its title ("" if it has none). Returns 0 past the last.
int cfilm_chapter(const CFilm *film, int index, int64_t *start, int64_t *end, const char **title);

#endif
