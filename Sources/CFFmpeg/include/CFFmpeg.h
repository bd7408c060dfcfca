#ifndef CFFMPEG_H
#define CFFMPEG_H

#include <stddef.h>
#include <stdint.h>

/// FFmpeg's libraries without their headers and without linking them. They are loaded at first use.
/// Every function except `cffmpeg_load` requires a successful `cffmpeg_load` before it.
typedef struct CFilm CFilm;

/// Which frames are decoded.
typedef enum CFilmSampling {
  CFilmAll,
  /// Only frames that can be decoded without others.
  CFilmKeyFrames,
  /// All frames except those that no other frame needs.
  CFilmReferenceFrames,
} CFilmSampling;

/// How a film is opened.
typedef struct CFilmRequest {
  /// The path of a file, or the pattern of numbered pictures (`frame%04d.png`).
  const char *path;
  /// Whether `path` is such a pattern.
  int isSequence;
  /// For numbered pictures: frames per second, and the first number.
  int rateNumerator, rateDenominator, firstNumber;
  /// How many threads decode; 0 for one per core.
  int threads;
  CFilmSampling sampling;
  /// Whether every frame is decoded to the last bit. Otherwise the decoder may take short cuts; see
  /// `isExact` in `CFilmHeader`.
  int isExact;
  /// Whether the packets that are read are recorded for `cfilm_packets`.
  int keepsPackets;
  /// The most pixels that a frame may have.
  int64_t pixels;
  /// The most bytes that reading may hold.
  int64_t memory;
  /// The 16-bit codes for floating-point samples of light, indexed by their upper 18 bits, and the
  /// number of codes. Must outlive the film.
  const uint16_t *lightCodes;
  size_t lightCodeCount;
} CFilmRequest;

/// A film's header, which for large H.264 is complete only after the first frame is decoded. Texts
/// live as long as the film.
typedef struct CFilmHeader {
  const char *container, *codec, *profile, *pixelFormat;
  int width, height;
  /// The pixel aspect ratio, width over height.
  int aspectNumerator, aspectDenominator;
  /// How the picture must be turned and mirrored, with EXIF's numbers: 1 (not at all) … 8.
  int orientation;
  /// The duration of a tick, in seconds.
  int tickNumerator, tickDenominator;
  /// Frames per second; 0 if unknown.
  int rateNumerator, rateDenominator;
  /// The duration in seconds that the container declares, for the picture if possible; 0 if
  /// unknown.
  double seconds;
  /// Whether the container's clock may start again within the film.
  int mayJump;
  /// The source timecode of the first frame, "" if there is none.
  const char *timecode;
  /// The title that the file gives itself, "" if there is none.
  const char *title;
  /// Properties of the first sound track; 0 if there is none.
  int soundChannels, soundRate;
  /// Which field of a frame is shown first: 1 the upper, 2 the lower, 0 if frames have no fields or
  /// it is unknown.
  int firstField;
  /// Whether frames are decoded to the last bit. If not, frames that no other frame needs are not
  /// deblocked; all others are exact.
  int isExact;
} CFilmHeader;

/// What a packet of the picture declares before it is decoded.
typedef struct CFilmPacket {
  /// When its frame is shown, and when it is decoded, in ticks; `INT64_MIN` if unknown.
  int64_t shown, decoded;
  /// The duration of its frame, in ticks; 0 if unknown.
  int64_t duration;
  /// Whether its frame can be decoded without others.
  int isKey;
  /// Whether its frame is never shown, because it is empty or cut off by an edit list.
  int isHidden;
} CFilmPacket;

/// A decoded frame: planes of samples in the least significant bits. It is valid until the next
/// call with the same film.
typedef struct CFilmFrame {
  /// Luma (or gray), blue and red difference; for RGB: green, blue, red.
  const uint8_t *planes[3];
  ptrdiff_t strides[3];
  /// 1 or 3.
  int planeCount;
  int width, height;
  /// Bits of a sample: 8 in one byte, more in two (in native byte order).
  int depth;
  /// By how many powers of 2 the second and third planes are smaller.
  int chromaShiftX, chromaShiftY;
  int isRGB;
  /// When the frame is shown, in ticks; `INT64_MIN` if unknown.
  int64_t time;
  /// The duration, in ticks; 0 if unknown.
  int64_t duration;
  int isInterlaced, isDamaged, hasAlpha;
  /// Whether it was decoded without reference to other frames.
  int isKey;
  /// Whether the samples were light, and are now codes of the request's table.
  int isLight;
  /// Code points of ISO/IEC 23091-2; 2 if unspecified.
  int matrix, transfer, primaries;
  /// 1 limited, 2 full, 0 if unspecified.
  int range;
} CFilmFrame;

/// Loads FFmpeg's libraries, once for the process; safe to call from any thread. Returns NULL on
/// success, otherwise a permanent sentence that says what is missing.
const char *cffmpeg_load(void);

/// Why a film could not be opened.
typedef enum CFilmProblem {
  CFilmNone,
  /// The bytes are not a film.
  CFilmNotAFilm,
  /// The system does not allow opening it.
  CFilmUnreadable,
  /// There is no picture in it.
  CFilmNoPicture,
  /// This kind of film is not supported.
  CFilmUnsupported,
  /// It is cut short or inconsistent.
  CFilmDamaged,
  /// The frames have too many pixels.
  CFilmTooLarge,
  /// Reading it takes more memory than the limit.
  CFilmTooMuchMemory,
} CFilmProblem;

/// Opens a film. Returns NULL on failure, with the problem and words for it (at most `size` bytes),
/// or with the number of bytes that reading would take.
///
/// An estimate from the header decides whether the film is refused as too large for memory, and
/// whether fewer threads decode than otherwise. After that, the memory of the decoder is counted.
CFilm *cfilm_open(
  const CFilmRequest *request, CFilmProblem *problem, int64_t *bytes, char *words, size_t size);
void cfilm_close(CFilm *film);
CFilmHeader cfilm_header(CFilm *film);

/// Decodes the next frame: 1 if there is one, 0 at the end, −1 if no more can be read.
int cfilm_next(CFilm *film, CFilmFrame *frame);

/// Reads packets without decoding them, until all further packets are decoded after `time`. After
/// this, the film must be opened again.
void cfilm_survey(CFilm *film, int64_t time);

/// The packets of the picture that were read since the film was opened, in file order, if they are
/// kept. They are valid until the next call with the same film.
const CFilmPacket *cfilm_packets(const CFilm *film, int64_t *count);

/// Skips this many packets of the picture. If frames were decoded, the decoder forgets what it has
/// read: the next packet must be that of a key frame.
void cfilm_skip(CFilm *film, int64_t packets);

/// Whether a decoder reported an unsupported feature; the film may be intact.
int cfilm_is_beyond_decoder(const CFilm *film);

/// How many packets of the picture the container declares, 0 if unknown; and how many were read.
int64_t cfilm_told_packets(const CFilm *film);
int64_t cfilm_read_packets(const CFilm *film);

/// At the film's end, the duration of its picture in ticks, if the container declares the duration
/// and the number of packets, and all of these were read; otherwise 0.
int64_t cfilm_whole_ticks(const CFilm *film);

/// Whether another stream, such as sound, lasts until `seconds`, in a container that declares no
/// duration for the picture itself. Call only after all frames were read, the last of which was
/// shown at `from`: no frames can be read afterward.
int cfilm_goes_on(CFilm *film, int64_t from, double seconds);

/// The least number of bytes that reading would take, if it was refused for its memory; otherwise
/// 0.
int64_t cfilm_asked_bytes(const CFilm *film);

/// How many packets could not be decoded so far.
int64_t cfilm_damaged_packets(const CFilm *film);

/// The reason why `cfilm_next` failed.
void cfilm_words(const CFilm *film, char *words, size_t size);

/// The current frame at another size, 8 bits, planes of full size: `width × height` bytes each. The
/// kind of color is unchanged (luma and differences, or green, blue, red; the range too). Returns 0
/// on failure.
int cfilm_scale(CFilm *film, int width, int height, uint8_t *const planes[3]);

/// The same with the frame's own bits, 9…16 in two bytes (in native byte order). Returns the bits of a
/// sample, 0 on failure.
int cfilm_scale_deep(CFilm *film, int width, int height, uint16_t *const planes[3]);

/// A chapter: its times in milliseconds and its title ("" if it has none). Returns 0 after the
/// last.
int cfilm_chapter(const CFilm *film, int index, int64_t *start, int64_t *end, const char **title);

#endif
