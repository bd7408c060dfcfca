#include "Film.h"

#include <stdlib.h>

/// More packets than any film has: three years of it.
static const int64_t most = INT64_C(1) << 31;

static int64_t told(int64_t time) { return time == AV_NOPTS_VALUE ? INT64_MIN : time; }

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
    .shown = told(packet->pts),
    .decoded = told(packet->dts),
    .duration = packet->duration > 0 ? packet->duration : 0,
    .isKey = (packet->flags & AV_PKT_FLAG_KEY) != 0,
    .isHidden = packet->size == 0 || packet->flags & AV_PKT_FLAG_DISCARD,
  };
  return 1;
}

/// Reads the next packet of the picture: 1, or 0 at the end.
static int read_packet(CFilm *film) {
  while (ffmpeg.av_read_frame(film->container, film->packet) >= 0) {
    if (film->packet->stream_index == film->stream->index) return 1;
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
  for (; packets > 0 && read_packet(film); packets--) ffmpeg.av_packet_unref(film->packet);
}
