#ifndef CFFMPEG_FILM_H
#define CFFMPEG_FILM_H

#include "CFFmpeg.h"
#include "Loading.h"

/// A film that is being read.
struct CFilm {
  AVFormatContext *container;
  AVCodecContext *decoder;
  AVStream *stream;
  AVPacket *packet;
  /// As it was decoded, and as planes that Swift can read.
  AVFrame *decoded, *planar;
  struct SwsContext *planes, *still;
  CFilmSampling sampling;
  int64_t pixels, damaged;
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

#endif
