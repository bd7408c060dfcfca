#ifndef CFFMPEG_FILM_H
#define CFFMPEG_FILM_H

#include "CFFmpeg.h"
#include "Loading.h"

#include <stdatomic.h>

/// The bytes that one film holds, and may hold.
typedef struct CFilmMemory {
  /// Beside it a part is kept for what is not counted: packets, tables of the container, scaling.
  int64_t limit, reserve;
  /// Of frames that are decoded and not yet given back, with what their decoder keeps beside them.
  atomic_llong held;
  /// What it would have been when something was refused; 0 as long as nothing was.
  atomic_llong asked;
  /// Of the decoder.
  int threads;
  /// The process's memory before the film was opened; what it has grown by since, and by how much
  /// at most in one step; the file that tells it.
  int64_t before, taken, step;
  int ledger;
} CFilmMemory;

/// A film that is being read.
struct CFilm {
  AVFormatContext *container;
  AVCodecContext *decoder;
  AVStream *stream;
  AVPacket *packet;
  /// As it was decoded, and as planes that Swift can read.
  AVFrame *decoded, *planar;
  CFilmMemory memory;
  /// Of a decoder that allocates its frames itself: what reads sizes from packets before it does.
  AVCodecParserContext *parser;
  AVCodecContext *parsed;
  struct SwsContext *planes, *still;
  const uint16_t *lightCodes;
  size_t lightCodeCount;
  /// Whether `decoded` was light.
  int isLight;
  CFilmSampling sampling;
  int64_t pixels, damaged;
  /// Packets of the picture that were read.
  int64_t read;
  /// When the first frame is shown, in ticks.
  int64_t first;
  /// The packets that were read, if they are kept.
  int keepsPackets;
  CFilmPacket *packets;
  int64_t packetCount, packetRoom;
  /// Whether the decoder said that it does not know what it was given.
  int isBeyondDecoder;
  /// Whether key frames are decoded each by itself, since beside others decoders (of H.264) disorder
  /// them and lose some; and whether the decoder was just given one, and no packets follow it.
  int keysAreAlone, isAlone;
  /// What the first frame carries of a timecode, and which of its fields is shown first.
  char timecode[40];
  int firstField, hasDecoded;
  /// Whether the decoder was told that no packets follow.
  int drained;
  int status;
  AVRational aspect, rate;
  /// The first frame's size, which all have.
  int width, height;
};

/// Whether the samples lie in one to three planes, as `CFilmFrame` has them.
int cfilm_is_planar(enum AVPixelFormat format);

/// `film->decoded` as such planes: itself, or converted. NULL if that cannot be done.
AVFrame *cfilm_planar(CFilm *film);

/// Codes `film->decoded` by the film's table if its samples are floating-point numbers that are
/// light, since what follows knows whole numbers alone. 0 if that fails.
int cfilm_code_light(CFilm *film);

/// A time in ticks, `INT64_MIN` if it is untold or nobody's.
int64_t cfilm_believable(int64_t time);

/// Notes what the packet says that was just read. 0 if there is no memory for it.
int cfilm_keep_packet(CFilm *film);

/// Notes the timecode of `film->decoded`.
void cfilm_note_timecode(CFilm *film);

/// Begins to watch the memory that FFmpeg takes to open a film, which it does not let us count.
void cfilm_watch(CFilm *film, int64_t limit);
void cfilm_unwatch(CFilm *film);

/// Whether what is asked for is beyond the limit; then it is noted.
int cfilm_is_too_much(CFilm *film, int64_t bytes);
/// Whether something was refused for being too much.
int cfilm_was_too_much(const CFilm *film);

/// Makes the decoder, which is not open yet, keep within the film's memory: by its threads, by
/// counting its frames, and by the largest size it takes. 0 if not even one thread would fit.
int cfilm_restrain(CFilm *film, const AVCodec *codec, int threads);

/// Whether a packet may go to the decoder: that one which allocates by itself has room for it.
int cfilm_has_room(CFilm *film, const AVPacket *packet);

/// Bytes of a frame's samples.
int64_t cfilm_bytes(enum AVPixelFormat format, int width, int height);

/// The planar format that loses nothing of this one (but bits beyond the sixteenth).
enum AVPixelFormat cfilm_planar_kin(const AVPixFmtDescriptor *kind);

#endif
