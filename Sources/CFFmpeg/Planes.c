#include "Film.h"

#include <string.h>

int cfilm_is_planar(enum AVPixelFormat format) {
  const AVPixFmtDescriptor *kind = ffmpeg.av_pix_fmt_desc_get(format);
  const uint64_t other = AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_BITSTREAM | AV_PIX_FMT_FLAG_HWACCEL
    | AV_PIX_FMT_FLAG_BAYER | AV_PIX_FMT_FLAG_FLOAT | AV_PIX_FMT_FLAG_BE;
  if (!kind || kind->flags & other) return 0;
  int colors = kind->nb_components - (kind->flags & AV_PIX_FMT_FLAG_ALPHA ? 1 : 0);
  if (colors != 1 && colors != 3) return 0;
  for (int index = 0; index < colors; index++) {
    const AVComponentDescriptor *part = &kind->comp[index];
    int bytes = part->depth > 8 ? 2 : 1;
    if (part->depth < 8 || part->depth > 16 || part->shift || part->offset) return 0;
    if (part->step != bytes || part->depth != kind->comp[0].depth) return 0;
    for (int before = 0; before < index; before++)
      if (kind->comp[before].plane == part->plane) return 0;
  }
  return 1;
}

enum AVPixelFormat cfilm_planar_kin(const AVPixFmtDescriptor *kind) {
  int deep = kind->comp[0].depth > 8;
  if (kind->flags & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_BAYER))
    return deep ? AV_PIX_FMT_GBRP16 : AV_PIX_FMT_GBRP;
  if (kind->nb_components < 3) return deep ? AV_PIX_FMT_GRAY16 : AV_PIX_FMT_GRAY8;
  return deep ? AV_PIX_FMT_YUV444P16 : AV_PIX_FMT_YUV444P;
}

/// Uses the same matrix and range on both sides, so that only the layout changes.
static void keep_colors(struct SwsContext *context) {
  const int *table = ffmpeg.sws_getCoefficients(SWS_CS_ITU709);
  ffmpeg.sws_setColorspaceDetails(context, table, 1, table, 1, 0, 1 << 16, 1 << 16);
}

AVFrame *cfilm_planar(CFilm *film) {
  AVFrame *from = film->decoded;
  if (!film->width) {
    film->width = from->width;
    film->height = from->height;
  }
  int sameSize = from->width == film->width && from->height == film->height;
  if (sameSize && cfilm_is_planar(from->format)) return from;
  const AVPixFmtDescriptor *kind = ffmpeg.av_pix_fmt_desc_get(from->format);
  if (!kind || kind->flags & AV_PIX_FMT_FLAG_HWACCEL) return NULL;
  enum AVPixelFormat format = cfilm_is_planar(from->format) ? from->format : cfilm_planar_kin(kind);
  AVFrame *to = film->planar;
  if (to->format != (int)format || to->width != film->width || to->height != film->height) {
    ffmpeg.av_frame_unref(to);
    if (cfilm_is_too_much(film, cfilm_bytes(format, film->width, film->height))) return NULL;
    to->format = format;
    to->width = film->width;
    to->height = film->height;
    if (ffmpeg.av_frame_get_buffer(to, 0) < 0) return NULL;
  }
  film->planes = ffmpeg.sws_getCachedContext(
    film->planes, from->width, from->height, from->format, to->width, to->height, format,
    SWS_AREA | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT, NULL, NULL, NULL);
  if (!film->planes) return NULL;
  keep_colors(film->planes);
  int rows = ffmpeg.sws_scale(
    film->planes, (const uint8_t *const *)from->data, from->linesize, 0, from->height, to->data,
    to->linesize);
  return rows > 0 ? to : NULL;
}

/// The kind of planes of full size with these bits: RGB, gray, or luma and differences.
static enum AVPixelFormat full_planes(const AVPixFmtDescriptor *kind, int bits) {
  int colored = kind->flags & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_BAYER);
  int gray = !colored && kind->nb_components < 3;
#define KIND(bits) \
  case bits: \
    return colored ? AV_PIX_FMT_GBRP##bits : gray ? AV_PIX_FMT_GRAY##bits : AV_PIX_FMT_YUV444P##bits
  switch (bits) {
    KIND(9); KIND(10); KIND(12); KIND(14); KIND(16);
    case 8: return colored ? AV_PIX_FMT_GBRP : gray ? AV_PIX_FMT_GRAY8 : AV_PIX_FMT_YUV444P;
    default: return AV_PIX_FMT_NONE;
  }
#undef KIND
}

/// Writes the current frame as planes of full size with these bits. Returns 0 on failure.
static int scale(CFilm *film, int width, int height, int bits, uint8_t *const targets[4]) {
  const AVFrame *from = film->decoded;
  const AVPixFmtDescriptor *kind = ffmpeg.av_pix_fmt_desc_get(from->format);
  enum AVPixelFormat format = kind ? full_planes(kind, bits) : AV_PIX_FMT_NONE;
  if (format == AV_PIX_FMT_NONE) return 0;
  film->still = ffmpeg.sws_getCachedContext(
    film->still, from->width, from->height, from->format, width, height, format,
    SWS_AREA | SWS_ACCURATE_RND, NULL, NULL, NULL);
  if (!film->still) return 0;
  keep_colors(film->still);
  int stride = bits > 8 ? 2 * width : width;
  const int strides[4] = {stride, stride, stride, 0};
  return ffmpeg.sws_scale(
    film->still, (const uint8_t *const *)from->data, from->linesize, 0, from->height, targets,
    strides) > 0;
}

int cfilm_scale(CFilm *film, int width, int height, uint8_t *const planes[3]) {
  uint8_t *const targets[4] = {planes[0], planes[1], planes[2], NULL};
  return scale(film, width, height, 8, targets);
}

int cfilm_scale_deep(CFilm *film, int width, int height, uint16_t *const planes[3]) {
  const AVPixFmtDescriptor *kind = ffmpeg.av_pix_fmt_desc_get(film->decoded->format);
  int bits = kind ? kind->comp[0].depth : 0;
  uint8_t *const targets[4] = {
    (uint8_t *)planes[0], (uint8_t *)planes[1], (uint8_t *)planes[2], NULL};
  return bits > 8 && scale(film, width, height, bits, targets) ? bits : 0;
}
