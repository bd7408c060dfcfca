#include "Film.h"

#include <stdlib.h>

/// More packets than any film has: three years of film.
static const int64_t most = INT64_C(1) << 31;

int cfilm_keep_packet(CFilm *film) {
  if (!film->keepsPackets) return 1;
  if (film->packetCount == film->packetRoom) {
    int64_t room = film->packetRoom ? 2 * film->packetRoom : 4096;
    int64_t bytes = room * (int64_t)sizeof *film->packets;
    if (room > most || bytes > film->memory.limit / 4) return 0;
    CFilmPacket *packets = realloc(film->packets, (size_t)bytes);
    if (!packets) return 0;
    film->packets = packets;
    film->packetRoom = room;
  }
  const AVPacket *packet = film->packet;
  film->packets[film->packetCount++] = (CFilmPacket){
    .shown = cfilm_believable(packet->pts),
    .decoded = cfilm_believable(packet->dts),
    .duration = packet->duration > 0 ? packet->duration : 0,
    .isKey = (packet->flags & AV_PKT_FLAG_KEY) != 0,
    .isHidden = packet->size == 0 || packet->flags & AV_PKT_FLAG_DISCARD,
  };
  return 1;
}

/// Reads the next packet of the picture: 1, or 0 at the end.
static int read_packet(CFilm *film) {
  while (ffmpeg.av_read_frame(film->container, film->packet) >= 0) {
    if (film->packet->stream_index == film->stream->index) {
      film->read++;
      return 1;
    }
    ffmpeg.av_packet_unref(film->packet);
  }
  return 0;
}

void cfilm_survey(CFilm *film, int64_t time) {
  int isPassed = 0;
  while (!isPassed && film->keepsPackets && read_packet(film)) {
    isPassed = film->packet->dts != AV_NOPTS_VALUE && film->packet->dts > time;
    if (!cfilm_keep_packet(film)) film->keepsPackets = 0;
    ffmpeg.av_packet_unref(film->packet);
  }
}

const CFilmPacket *cfilm_packets(const CFilm *film, int64_t *count) {
  *count = film->keepsPackets ? film->packetCount : 0;
  return film->packets;
}

void cfilm_skip(CFilm *film, int64_t packets) {
  if (film->hasDecoded && !film->drained) ffmpeg.avcodec_flush_buffers(film->decoder);
  for (; packets > 0 && read_packet(film); packets--) ffmpeg.av_packet_unref(film->packet);
}

int64_t cfilm_told_packets(const CFilm *film) { return film->stream->nb_frames; }

int64_t cfilm_read_packets(const CFilm *film) { return film->read; }

int64_t cfilm_whole_ticks(const CFilm *film) {
  const AVStream *stream = film->stream;
  int isWhole = stream->nb_frames > 0 && film->read == stream->nb_frames;
  int64_t ticks = cfilm_believable(stream->duration);
  return isWhole && ticks > 0 ? ticks : 0;
}

/// Whether any stream but the picture has a packet at this time (microseconds) or later, from the
/// container's current position. −1 if there are no more packets at all.
static int others_reach(CFilm *film, int64_t wanted) {
  const AVRational microsecond = {1, AV_TIME_BASE};
  int found = -1;
  while (found <= 0 && ffmpeg.av_read_frame(film->container, film->packet) >= 0) {
    const AVStream *stream = film->container->streams[film->packet->stream_index];
    int64_t time = cfilm_believable(film->packet->pts);
    // Subtitles last for a while.
    int64_t length = cfilm_believable(film->packet->duration);
    found = stream != film->stream && time != INT64_MIN
      && ffmpeg.av_rescale_q(time + (length > 0 ? length : 0), stream->time_base, microsecond)
        >= wanted;
    ffmpeg.av_packet_unref(film->packet);
  }
  return found;
}

/// Whether the picture's duration is its own: ASF gives every stream the duration of the file.
static int has_own_duration(const CFilm *film) {
  const AVFormatContext *container = film->container;
  if (film->stream->duration == AV_NOPTS_VALUE) return 0;
  for (unsigned index = 0; index < container->nb_streams; index++) {
    const AVStream *other = container->streams[index];
    if (other == film->stream || other->duration == AV_NOPTS_VALUE) continue;
    double gap = other->duration * av_q2d(other->time_base)
      - film->stream->duration * av_q2d(film->stream->time_base);
    if (gap < -0.001 || gap > 0.001) return 1;
  }
  return container->nb_streams == 1;
}

int cfilm_goes_on(CFilm *film, int64_t from, double seconds) {
  AVFormatContext *container = film->container;
  if (has_own_duration(film)) return 0;
  for (unsigned other = 0; other < container->nb_streams; other++)
    container->streams[other]->discard = AVDISCARD_DEFAULT;
  int64_t start = container->start_time == AV_NOPTS_VALUE ? 0 : container->start_time;
  // Sound seldom ends exactly at the declared time.
  int64_t wanted = start + (int64_t)((seconds - 0.5) * AV_TIME_BASE);
  int index = film->stream->index;
  int found = ffmpeg.avformat_seek_file(container, index, INT64_MIN, from, from, 0) < 0
    ? -1 : others_reach(film, wanted);
  // Search again from the start, because packets that begin earlier may last longer. Also, FFmpeg
  // stays at the end of some Flash videos after it seeks behind the last key frame.
  if (found <= 0 && ffmpeg.avformat_seek_file(container, -1, INT64_MIN, start, INT64_MAX, 0) >= 0)
    found = others_reach(film, wanted);
  return found > 0;
}
