#include "Film.h"

#include <stdio.h>

static void note_failure(CFilm *film, int status) {
  film->damaged++;
  if (status == AVERROR_PATCHWELCOME || status == AVERROR(ENOSYS)) film->isBeyondDecoder = 1;
}

/// Gives the decoder the next packet of the picture. Returns 1 if it accepted one, 0 at the end.
static int feed(CFilm *film) {
  for (;;) {
    int status = ffmpeg.av_read_frame(film->container, film->packet);
    if (status < 0) {
      if (status != AVERROR_EOF) film->status = status;
      ffmpeg.avcodec_send_packet(film->decoder, NULL);
      film->drained = 1;
      return 0;
    }
    int isPicture = film->packet->stream_index == film->stream->index;
    if (isPicture && !cfilm_keep_packet(film)) film->keepsPackets = 0;
    film->read += isPicture;
    int wanted = isPicture
      && !(film->sampling == CFilmKeyFrames && !(film->packet->flags & AV_PKT_FLAG_KEY));
    if (wanted && !cfilm_has_room(film, film->packet)) {
      ffmpeg.av_packet_unref(film->packet);
      return 0;
    }
    if (wanted) {
      status = ffmpeg.avcodec_send_packet(film->decoder, film->packet);
      if (status < 0) note_failure(film, status);
    }
    ffmpeg.av_packet_unref(film->packet);
    if (wanted && status >= 0 && film->keysAreAlone) {
      ffmpeg.avcodec_send_packet(film->decoder, NULL);
      film->isAlone = 1;
    }
    if (wanted && status >= 0) return 1;
  }
}

/// Times beyond this (in ticks, some 4,000 years at a microsecond) are implausible.
static const int64_t latest = INT64_C(1) << 57;

int64_t cfilm_believable(int64_t time) {
  return time == AV_NOPTS_VALUE || time > latest || time < -latest ? INT64_MIN : time;
}

static int has_alpha(const AVFrame *decoded) {
  const AVPixFmtDescriptor *kind = ffmpeg.av_pix_fmt_desc_get(decoded->format);
  return kind && kind->flags & AV_PIX_FMT_FLAG_ALPHA;
}

static void describe(const AVFrame *decoded, const AVFrame *planar, CFilmFrame *frame) {
  const AVPixFmtDescriptor *kind = ffmpeg.av_pix_fmt_desc_get(planar->format);
  int colored = (kind->flags & AV_PIX_FMT_FLAG_RGB) != 0;
  int64_t duration = cfilm_frame_duration(decoded);
  *frame = (CFilmFrame){
    .planeCount = kind->nb_components < 3 ? 1 : 3,
    .width = planar->width,
    .height = planar->height,
    .depth = kind->comp[0].depth,
    .chromaShiftX = kind->log2_chroma_w,
    .chromaShiftY = kind->log2_chroma_h,
    .isRGB = colored,
    .time = cfilm_believable(decoded->best_effort_timestamp),
    .duration = duration > 0 && duration < latest ? duration : 0,
    .isInterlaced = cfilm_frame_is_interlaced(decoded),
    .isKey = cfilm_frame_is_key(decoded),
    .isDamaged = (decoded->flags & AV_FRAME_FLAG_CORRUPT) || decoded->decode_error_flags,
    .matrix = decoded->colorspace,
    .transfer = decoded->color_trc,
    .primaries = decoded->color_primaries,
    .range = decoded->color_range,
  };
  // FFmpeg's old formats for full range imply full range.
  switch (decoded->format) {
    case AV_PIX_FMT_YUVJ420P: case AV_PIX_FMT_YUVJ422P: case AV_PIX_FMT_YUVJ444P:
    case AV_PIX_FMT_YUVJ440P: case AV_PIX_FMT_YUVJ411P: frame->range = AVCOL_RANGE_JPEG;
  }
  for (int index = 0; index < frame->planeCount; index++) {
    // Components of RGB are red, green, blue; the planes must be green, blue, red.
    int component = colored ? (index + 1) % 3 : index;
    int plane = kind->comp[component].plane;
    frame->planes[index] = planar->data[plane];
    frame->strides[index] = planar->linesize[plane];
  }
}

int cfilm_next(CFilm *film, CFilmFrame *frame) {
  ffmpeg.av_frame_unref(film->decoded);
  int failures = 0;
  for (;;) {
    int status = ffmpeg.avcodec_receive_frame(film->decoder, film->decoded);
    // If a frame was refused for its memory, what the decoder makes of it must not be shown.
    if (cfilm_was_too_much(film)) {
      film->status = AVERROR(ENOMEM);
      return -1;
    }
    if (status == 0) {
      int hasAlpha = has_alpha(film->decoded);
      AVFrame *planar = cfilm_code_light(film) ? cfilm_planar(film) : NULL;
      if (!planar) {
        film->status = cfilm_was_too_much(film) ? AVERROR(ENOMEM) : AVERROR(ENOSYS);
        return -1;
      }
      if (!film->hasDecoded) {
        cfilm_note_timecode(film);
        film->firstField = cfilm_first_field(film->decoded);
        film->first = cfilm_believable(film->decoded->best_effort_timestamp);
      }
      film->hasDecoded = 1;
      describe(film->decoded, planar, frame);
      frame->hasAlpha = hasAlpha;
      frame->isLight = film->isLight;
      return 1;
    }
    if (status == AVERROR_EOF && film->isAlone && !film->drained) {
      ffmpeg.avcodec_flush_buffers(film->decoder);
      film->isAlone = 0;
      feed(film);
      continue;
    }
    if (status == AVERROR_EOF) return film->status < 0 ? -1 : 0;
    if (status != AVERROR(EAGAIN)) {
      note_failure(film, status);
      // A decoder that fails without ever asking for more data would fail forever.
      if (++failures == 1000) return -1;
      continue;
    }
    failures = 0;
    if (film->drained) return film->status < 0 ? -1 : 0;
    feed(film);
  }
}

int64_t cfilm_damaged_packets(const CFilm *film) { return film->damaged; }

int cfilm_is_beyond_decoder(const CFilm *film) { return film->isBeyondDecoder; }

void cfilm_words(const CFilm *film, char *words, size_t size) {
  if (film->status == AVERROR(ENOSYS))
    snprintf(words, size, "its kind of samples is not supported");
  else
    ffmpeg.av_strerror(film->status, words, size);
}
