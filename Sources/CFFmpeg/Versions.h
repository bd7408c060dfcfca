#ifndef CFFMPEG_VERSIONS_H
#define CFFMPEG_VERSIONS_H

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>

/// What differs between versions of FFmpeg, from 5.1 on. Version checks are only here and in
/// `Versions.c`.

/// Since 6.1 side data are in a stream's parameters; before, they were in the stream itself.
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(60, 30, 100)
#define CFFMPEG_FORMAT_SIDE_DATA(FUNCTION)
#define CFFMPEG_CODEC_SIDE_DATA(FUNCTION) FUNCTION(av_packet_side_data_get)
#else
#define CFFMPEG_FORMAT_SIDE_DATA(FUNCTION) FUNCTION(av_stream_get_side_data)
#define CFFMPEG_CODEC_SIDE_DATA(FUNCTION)
#endif

/// FFmpeg's release for a major version of libavutil. Both have increased together since 3.0, which
/// had libavutil 55.
#define CFFMPEG_RELEASE(major) ((major) - 52)
#define CFFMPEG_OLDEST_UTIL 55

/// Declares that the decoder's threads may call `get_buffer2` concurrently. Since 6.0 they always
/// may.
void cfilm_calls_are_safe(AVCodecContext *decoder);

/// The duration of the frame, in ticks; 0 if unknown.
int64_t cfilm_frame_duration(const AVFrame *frame);

/// Whether the frame's rows are from two moments in time.
int cfilm_frame_is_interlaced(const AVFrame *frame);

/// Which of the frame's fields is shown first: 1 the upper, 2 the lower, 0 if it has no fields.
int cfilm_first_field(const AVFrame *frame);

/// Whether the frame was decoded without reference to others.
int cfilm_frame_is_key(const AVFrame *frame);

/// The number of sound channels.
int cfilm_channels(const AVCodecParameters *sound);

/// The 3 × 3 display matrix of the stream's pictures; NULL if there is none.
const int32_t *cfilm_display_matrix(const AVStream *stream);

#endif
