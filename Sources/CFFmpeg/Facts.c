#include "Film.h"

#include <math.h>

/// Degrees clockwise of the stream's display matrix, to the nearest quarter turn.
static int rotation(const AVStream *stream) {
  const int32_t *matrix = cfilm_display_matrix(stream);
  if (!matrix) return 0;
  double degrees = -ffmpeg.av_display_rotation_get(matrix);
  if (isnan(degrees)) return 0;
  int quarters = (int)lround(degrees / 90) % 4;
  return 90 * ((quarters + 4) % 4);
}

/// Width over height of a pixel; 1 if nobody says, or if it is more than any format has.
static AVRational believable(AVRational aspect) {
  const AVRational square = {1, 1};
  if (aspect.num <= 0 || aspect.den <= 0) return square;
  double ratio = av_q2d(aspect);
  return ratio > 16 || ratio < 1 / 16.0 ? square : aspect;
}

CFilmFacts cfilm_facts(const CFilm *film) {
  const AVStream *stream = film->stream;
  const AVCodecParameters *parameters = stream->codecpar;
  // What only our decoder has seen yet.
  const AVCodecContext *decoder = film->decoder;
  int isKnown = parameters->format != AV_PIX_FMT_NONE && parameters->width > 0;
  const char *format = ffmpeg.av_get_pix_fmt_name(
    isKnown ? (enum AVPixelFormat)parameters->format : decoder->pix_fmt);
  const char *profile = ffmpeg.avcodec_profile_name(
    parameters->codec_id, isKnown ? parameters->profile : decoder->profile);
  AVRational aspect = believable(film->aspect);
  CFilmFacts facts = {
    .container = film->container->iformat->name,
    .codec = ffmpeg.avcodec_get_name(parameters->codec_id),
    .profile = profile ? profile : "",
    .pixelFormat = format ? format : "",
    .width = isKnown ? parameters->width : decoder->width,
    .height = isKnown ? parameters->height : decoder->height,
    .aspectNumerator = aspect.num,
    .aspectDenominator = aspect.den,
    .rotation = rotation(stream),
    .tickNumerator = stream->time_base.num,
    .tickDenominator = stream->time_base.den,
    .rateNumerator = film->rate.num,
    .rateDenominator = film->rate.den,
  };
  if (stream->duration != AV_NOPTS_VALUE)
    facts.seconds = stream->duration * av_q2d(stream->time_base);
  else if (film->container->duration != AV_NOPTS_VALUE)
    facts.seconds = film->container->duration / (double)AV_TIME_BASE;
  return facts;
}

int cfilm_chapter(const CFilm *film, int index, int64_t *start, int64_t *end, const char **title) {
  if (index < 0 || (unsigned)index >= film->container->nb_chapters) return 0;
  const AVChapter *chapter = film->container->chapters[index];
  const AVRational millisecond = {1, 1000};
  *start = ffmpeg.av_rescale_q(chapter->start, chapter->time_base, millisecond);
  *end = ffmpeg.av_rescale_q(chapter->end, chapter->time_base, millisecond);
  const AVDictionaryEntry *entry = ffmpeg.av_dict_get(chapter->metadata, "title", NULL, 0);
  *title = entry ? entry->value : "";
  return 1;
}
