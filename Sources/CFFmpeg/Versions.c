#include "Loading.h"

void cfilm_calls_are_safe(AVCodecContext *decoder) {
#if LIBAVCODEC_VERSION_MAJOR < 60
// The last release that uses this field already deprecates it. Without it, threads decode one at a
// time.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
  decoder->thread_safe_callbacks = 1;
#pragma GCC diagnostic pop
#else
  (void)decoder;
#endif
}

int64_t cfilm_frame_duration(const AVFrame *frame) {
#if LIBAVUTIL_VERSION_INT >= AV_VERSION_INT(57, 30, 100)
  return frame->duration;
#else
  return frame->pkt_duration;
#endif
}

int cfilm_frame_is_interlaced(const AVFrame *frame) {
#if LIBAVUTIL_VERSION_INT >= AV_VERSION_INT(58, 7, 100)
  return (frame->flags & AV_FRAME_FLAG_INTERLACED) != 0;
#else
  return frame->interlaced_frame;
#endif
}

int cfilm_first_field(const AVFrame *frame) {
  if (!cfilm_frame_is_interlaced(frame)) return 0;
#if LIBAVUTIL_VERSION_INT >= AV_VERSION_INT(58, 7, 100)
  return frame->flags & AV_FRAME_FLAG_TOP_FIELD_FIRST ? 1 : 2;
#else
  return frame->top_field_first ? 1 : 2;
#endif
}

int cfilm_frame_is_key(const AVFrame *frame) {
#if LIBAVUTIL_VERSION_INT >= AV_VERSION_INT(58, 7, 100)
  return (frame->flags & AV_FRAME_FLAG_KEY) != 0;
#else
  return frame->key_frame;
#endif
}

int cfilm_channels(const AVCodecParameters *sound) {
#if LIBAVCODEC_VERSION_MAJOR >= 59
  return sound->ch_layout.nb_channels;
#else
  return sound->channels;
#endif
}

const int32_t *cfilm_display_matrix(const AVStream *stream) {
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(60, 30, 100)
  const AVCodecParameters *parameters = stream->codecpar;
  const AVPacketSideData *found = ffmpeg.av_packet_side_data_get(
    parameters->coded_side_data, parameters->nb_coded_side_data, AV_PKT_DATA_DISPLAYMATRIX);
  return found ? (const int32_t *)found->data : NULL;
#else
  return (const int32_t *)ffmpeg.av_stream_get_side_data(
    stream, AV_PKT_DATA_DISPLAYMATRIX, NULL);
#endif
}
