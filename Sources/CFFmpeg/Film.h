#ifndef CFFMPEG_FILM_H
#define CFFMPEG_FILM_H

#include "CFFmpeg.h"
#include "Loading.h"

#include <stdatomic.h>

/// The bytes that a film holds, and its limits.
typedef struct CFilmMemory {
  /// The limit, and the part of it that is reserved for what is not counted: packets, tables of the
  /// container, scaling.
  int64_t limit, reserve;
  /// Bytes of frames that are decoded and not yet released, and bytes that their decoder keeps
  /// besides them.
  atomic_llong held;
  /// The total that an allocation would have reached when it was refused; 0 if none was.
  atomic_llong asked;
  /// How many threads the decoder has.
  int threads;
  /// The process's memory before the film was opened; its growth since then; the largest growth in
  /// one step; and the file that reports the memory.
  int64_t before, taken, step;
  int ledger;
} CFilmMemory;

/// A film that is being read.
struct CFilm {
  AVFormatContext *container;
  AVCodecContext *decoder;
  AVStream *stream;
  AVPacket *packet;
  /// The frame as decoded, and as planes that Swift can read.
  AVFrame *decoded, *planar;
  CFilmMemory memory;
  /// For a decoder that allocates its frames itself: reads the size from a packet before the
  /// decoder does.
  AVCodecParserContext *parser;
  AVCodecContext *parsed;
  struct SwsContext *planes, *still;
  const uint16_t *lightCodes;
  size_t lightCodeCount;
  /// Whether `decoded` had samples of light.
  int isLight;
  CFilmSampling sampling;
  /// Whether the decoder takes no short cuts.
  int isExact;
  int64_t pixels, damaged;
  /// How many packets of the picture were read.
  int64_t read;
  /// When the first frame is shown, in ticks.
  int64_t first;
  /// The packets that were read, if they are kept.
  int keepsPackets;
  CFilmPacket *packets;
  int64_t packetCount, packetRoom;
  /// Whether the decoder reported an unsupported feature.
  int isBeyondDecoder;
  /// Whether each key frame is decoded alone, because decoders (of H.264) reorder successive key
  /// frames and lose some. And whether the decoder was just given a key frame and told that no
  /// packets follow.
  int keysAreAlone, isAlone;
  /// The timecode that the first frame carries, and which of its fields is shown first.
  char timecode[40];
  int firstField, hasDecoded;
  /// Whether the decoder was told that no packets follow.
  int drained;
  int status;
  AVRational aspect, rate;
  /// The size of the first frame, and of all others.
  int width, height;
};

/// Whether the samples are in one to three planes, as in `CFilmFrame`.
int cfilm_is_planar(enum AVPixelFormat format);

/// `film->decoded` in such planes: the same frame, or a converted one. NULL on failure.
AVFrame *cfilm_planar(CFilm *film);

/// Replaces floating-point samples of light in `film->decoded` by the codes of the film's table,
/// since later steps need whole numbers. Returns 0 on failure.
int cfilm_code_light(CFilm *film);

/// A time in ticks, or `INT64_MIN` if it is unknown or implausible.
int64_t cfilm_believable(int64_t time);

/// Records the packet that was just read. Returns 0 if there is no memory for it.
int cfilm_keep_packet(CFilm *film);

/// Records the timecode of `film->decoded`.
void cfilm_note_timecode(CFilm *film);

/// Begins to watch the memory that FFmpeg takes to open a film, which cannot be counted directly.
void cfilm_watch(CFilm *film, int64_t limit);
void cfilm_unwatch(CFilm *film);

/// Whether a request exceeds the limit; records it if so.
int cfilm_is_too_much(CFilm *film, int64_t bytes);
/// Whether a request was refused because it exceeded the limit.
int cfilm_was_too_much(const CFilm *film);

/// Keeps the decoder, which is not open yet, within the film's memory: limits its threads, counts
/// its frames, and limits the size that it accepts. Returns 0 if not even one thread would fit.
int cfilm_limit_memory(CFilm *film, const AVCodec *codec, int threads);

/// Whether a packet may be passed to the decoder: one that allocates its own frames must have room.
int cfilm_has_room(CFilm *film, const AVPacket *packet);

/// Bytes of a frame's samples.
int64_t cfilm_bytes(enum AVPixelFormat format, int width, int height);

/// The planar format for this format. It loses nothing except bits beyond the sixteenth.
enum AVPixelFormat cfilm_planar_kin(const AVPixFmtDescriptor *kind);

#endif
