#ifndef CFFMPEG_VERSIONS_H
#define CFFMPEG_VERSIONS_H

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>

/// What one version of FFmpeg calls otherwise than the next, from 5.1 on. What the headers are
/// asked stands here and in `Versions.c` alone.

/// Since 6.1 a stream's parameters hold its side data, which were the stream's before.
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(60, 30, 100)
#define CFFMPEG_FORMAT_SIDE_DATA(FUNCTION)
#define CFFMPEG_CODEC_SIDE_DATA(FUNCTION) FUNCTION(av_packet_side_data_get)
#else
#define CFFMPEG_FORMAT_SIDE_DATA(FUNCTION) FUNCTION(av_stream_get_side_data)
#define CFFMPEG_CODEC_SIDE_DATA(FUNCTION)
#endif

/// FFmpeg's release with libavutil of this major version; they have gone up together since 3.0,
/// which had 55.
#define CFFMPEG_RELEASE(major) ((major) - 52)
#define CFFMPEG_OLDEST_UTIL 55

/// Says that the decoder's threads may call `get_buffer2` side by side; since 6.0 they always do.
void cfilm_calls_are_safe(AVCodecContext *decoder);

/// How long the frame is shown, in ticks; 0 if nobody knows.
int64_t cfilm_frame_duration(const AVFrame *frame);

/// Whether the frame's rows are of two moments in time.
int cfilm_frame_is_interlaced(const AVFrame *frame);

/// Which of its fields is shown first: 1 the upper, 2 the lower, 0 if it has none.
int cfilm_first_field(const AVFrame *frame);

/// Whether the frame was decoded alone.
int cfilm_frame_is_key(const AVFrame *frame);

/// How many channels the sound has.
int cfilm_channels(const AVCodecParameters *sound);

/// The 3 × 3 matrix by which the stream's pictures are to be turned; NULL if there is none.
const int32_t *cfilm_display_matrix(const AVStream *stream);

#endif
