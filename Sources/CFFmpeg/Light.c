#include "Film.h"

#include <string.h>

/// The code for a sample of light: the entry of the table; the last entry for greater values; the
/// first for negative values and NaN.
static uint16_t code(const CFilm *film, uint32_t bits) {
  if (bits > 0x7F800000) return film->lightCodes[0];
  size_t place = bits >> 14;
  return film->lightCodes[place < film->lightCodeCount ? place : film->lightCodeCount - 1];
}

/// The bits of a 32-bit number with the value of a 16-bit one (IEEE 754-2019, 3.4). Subnormal
/// numbers become 0.
static uint32_t widened(uint16_t half) {
  uint32_t exponent = half >> 10 & 31, fraction = half & 1023, sign = (uint32_t)(half >> 15) << 31;
  if (exponent == 0) return sign;
  return sign | (exponent == 31 ? 255 : exponent + 112) << 23 | fraction << 13;
}

static uint32_t bits_of(const uint8_t *sample, int depth) {
  uint32_t bits;
  uint16_t half;
  if (depth == 32) {
    memcpy(&bits, sample, sizeof bits);
    return bits;
  }
  memcpy(&half, sample, sizeof half);
  return widened(half);
}

/// Whether the samples are light: floating-point numbers of 16 or 32 bits in native byte order,
/// unless they are tagged as something else.
static int is_light(const AVFrame *frame, const AVPixFmtDescriptor *kind) {
  int isTold = frame->color_trc != AVCOL_TRC_UNSPECIFIED && frame->color_trc != AVCOL_TRC_LINEAR
    && frame->color_trc != AVCOL_TRC_RESERVED0;
  return kind && kind->flags & AV_PIX_FMT_FLAG_FLOAT && !(kind->flags & AV_PIX_FMT_FLAG_BE)
    && (kind->comp[0].depth == 32 || kind->comp[0].depth == 16) && !isTold;
}

int cfilm_code_light(CFilm *film) {
  AVFrame *from = film->decoded;
  const AVPixFmtDescriptor *kind = ffmpeg.av_pix_fmt_desc_get(from->format);
  film->isLight = film->lightCodes && is_light(from, kind);
  if (!film->isLight) return 1;
  int colors = kind->nb_components < 3 ? 1 : 3;
  enum AVPixelFormat format = colors == 1 ? AV_PIX_FMT_GRAY16 : AV_PIX_FMT_GBRP16;
  if (cfilm_is_too_much(film, cfilm_bytes(format, from->width, from->height))) return 0;
  AVFrame *to = ffmpeg.av_frame_alloc();
  if (!to) return 0;
  to->format = format;
  to->width = from->width;
  to->height = from->height;
  if (ffmpeg.av_frame_copy_props(to, from) < 0 || ffmpeg.av_frame_get_buffer(to, 0) < 0) {
    ffmpeg.av_frame_free(&to);
    return 0;
  }
  const AVPixFmtDescriptor *target = ffmpeg.av_pix_fmt_desc_get(format);
  for (int color = 0; color < colors; color++) {
    const AVComponentDescriptor *part = &kind->comp[color];
    int plane = target->comp[color].plane;
    for (int y = 0; y < from->height; y++) {
      const uint8_t *row = from->data[part->plane] + (ptrdiff_t)y * from->linesize[part->plane];
      uint16_t *codes = (uint16_t *)(to->data[plane] + (ptrdiff_t)y * to->linesize[plane]);
      for (int x = 0; x < from->width; x++)
        codes[x] = code(
          film, bits_of(row + part->offset + (ptrdiff_t)x * part->step, part->depth));
    }
  }
  ffmpeg.av_frame_unref(from);
  ffmpeg.av_frame_move_ref(from, to);
  ffmpeg.av_frame_free(&to);
  return 1;
}
