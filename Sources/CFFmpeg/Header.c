#include "Film.h"

#include <math.h>
#include <stdio.h>

/// The orientation by the stream's display matrix, with EXIF's numbers: the nearest of the eight
/// combinations of turning and mirroring. A pixel at x, y is shown at ax + cy, bx + dy.
static int orientation(const AVStream *stream) {
  const int32_t *matrix = cfilm_display_matrix(stream);
  if (!matrix) return 1;
  double a = matrix[0], b = matrix[1], c = matrix[3], d = matrix[4];
  if (fabs(a) + fabs(d) >= fabs(b) + fabs(c))
    return a >= 0 ? (d >= 0 ? 1 : 4) : (d >= 0 ? 2 : 3);
  return b >= 0 ? (c >= 0 ? 5 : 6) : (c >= 0 ? 8 : 7);
}

/// The timecode in the metadata of the stream or the file, or in the first frame.
static const char *timecode(CFilm *film) {
  const AVDictionaryEntry *entry =
    ffmpeg.av_dict_get(film->stream->metadata, "timecode", NULL, 0);
  for (unsigned index = 0; !entry && index < film->container->nb_streams; index++) {
    const AVStream *stream = film->container->streams[index];
    if (stream->codecpar->codec_type != AVMEDIA_TYPE_AUDIO)
      entry = ffmpeg.av_dict_get(stream->metadata, "timecode", NULL, 0);
  }
  if (!entry) entry = ffmpeg.av_dict_get(film->container->metadata, "timecode", NULL, 0);
  return entry ? entry->value : film->timecode;
}

void cfilm_note_timecode(CFilm *film) {
  const AVFrame *frame = film->decoded;
  const AVFrameSideData *data =
    ffmpeg.av_frame_get_side_data(frame, AV_FRAME_DATA_S12M_TIMECODE);
  char text[AV_TIMECODE_STR_SIZE] = "";
  // The first number is the count of those that follow.
  if (data && data->size >= 8 && ((const uint32_t *)data->data)[0] > 0)
    ffmpeg.av_timecode_make_smpte_tc_string2(
      text, film->rate, ((const uint32_t *)data->data)[1], 0, 0);
  data = ffmpeg.av_frame_get_side_data(frame, AV_FRAME_DATA_GOP_TIMECODE);
  if (!*text && data && data->size >= sizeof(int64_t))
    ffmpeg.av_timecode_make_mpeg_tc_string(text, (uint32_t)*(const int64_t *)data->data);
  snprintf(film->timecode, sizeof film->timecode, "%s", text);
}

/// The first sound track; NULL if there is none.
static const AVCodecParameters *sound(const CFilm *film) {
  for (unsigned index = 0; index < film->container->nb_streams; index++) {
    const AVCodecParameters *parameters = film->container->streams[index]->codecpar;
    if (parameters->codec_type == AVMEDIA_TYPE_AUDIO) return parameters;
  }
  return NULL;
}

/// The pixel aspect ratio, width over height; 1 if it is unknown, or more extreme than in any
/// format.
static AVRational believable(AVRational aspect) {
  const AVRational square = {1, 1};
  if (aspect.num <= 0 || aspect.den <= 0) return square;
  double ratio = av_q2d(aspect);
  return ratio > 16 || ratio < 1 / 16.0 ? square : aspect;
}

/// The title in a file's or a chapter's metadata; "" if there is none.
static const char *title(const AVDictionary *metadata) {
  const AVDictionaryEntry *entry = ffmpeg.av_dict_get(metadata, "title", NULL, 0);
  return entry ? entry->value : "";
}

CFilmHeader cfilm_header(CFilm *film) {
  const AVStream *stream = film->stream;
  const AVCodecParameters *parameters = stream->codecpar;
  // Only our decoder may know the pixel format.
  const AVCodecContext *decoder = film->decoder;
  int isKnown = parameters->format != AV_PIX_FMT_NONE && parameters->width > 0;
  const char *format = ffmpeg.av_get_pix_fmt_name(
    isKnown ? (enum AVPixelFormat)parameters->format : decoder->pix_fmt);
  const char *profile = ffmpeg.avcodec_profile_name(
    parameters->codec_id, isKnown ? parameters->profile : decoder->profile);
  AVRational aspect = believable(film->aspect);
  CFilmHeader facts = {
    .container = film->container->iformat->name,
    .codec = ffmpeg.avcodec_get_name(parameters->codec_id),
    .profile = profile ? profile : "",
    .pixelFormat = format ? format : "",
    .width = isKnown ? parameters->width : decoder->width,
    .height = isKnown ? parameters->height : decoder->height,
    .aspectNumerator = aspect.num,
    .aspectDenominator = aspect.den,
    .orientation = orientation(stream),
    .tickNumerator = stream->time_base.num,
    .tickDenominator = stream->time_base.den,
    .rateNumerator = film->rate.num,
    .rateDenominator = film->rate.den,
    .mayJump = (film->container->iformat->flags & AVFMT_TS_DISCONT) != 0,
    .timecode = timecode(film),
    .title = title(film->container->metadata),
    .firstField = film->firstField,
    .isExact = film->isExact,
  };
  const AVCodecParameters *track = sound(film);
  if (track) {
    facts.soundChannels = cfilm_channels(track);
    facts.soundRate = track->sample_rate;
  }
  if (stream->duration != AV_NOPTS_VALUE)
    facts.seconds = stream->duration * av_q2d(stream->time_base);
  else if (film->container->duration != AV_NOPTS_VALUE) {
    // Such containers (Matroska) count time from zero, even if their first picture comes later.
    double length = film->container->duration / (double)AV_TIME_BASE
      - (film->first > 0 ? film->first * av_q2d(stream->time_base) : 0);
    facts.seconds = length > 0 ? length : 0;
  }
  return facts;
}

int cfilm_chapter(const CFilm *film, int index, int64_t *start, int64_t *end, const char **words) {
  if (index < 0 || (unsigned)index >= film->container->nb_chapters) return 0;
  const AVChapter *chapter = film->container->chapters[index];
  const AVRational millisecond = {1, 1000};
  *start = ffmpeg.av_rescale_q(chapter->start, chapter->time_base, millisecond);
  *end = ffmpeg.av_rescale_q(chapter->end, chapter->time_base, millisecond);
  *words = title(chapter->metadata);
  return 1;
}
