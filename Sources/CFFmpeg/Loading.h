#ifndef CFFMPEG_LOADING_H
#define CFFMPEG_LOADING_H

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libavutil/cpu.h>
#include <libavutil/imgutils.h>
#include <libavutil/pixdesc.h>
#include <libavutil/timecode.h>
#include <libswscale/swscale.h>

#include "Versions.h"

/// The functions that are used of each library. `__typeof__` keeps the headers' prototypes.
#define CFFMPEG_FORMAT(FUNCTION) \
  FUNCTION(avformat_alloc_context) FUNCTION(avformat_open_input) FUNCTION(avformat_close_input) \
  FUNCTION(av_find_input_format) FUNCTION(avformat_find_stream_info) \
  FUNCTION(av_find_best_stream) FUNCTION(av_read_frame) FUNCTION(avformat_seek_file) \
  FUNCTION(av_guess_frame_rate) FUNCTION(av_guess_sample_aspect_ratio) \
  CFFMPEG_FORMAT_SIDE_DATA(FUNCTION)
#define CFFMPEG_CODEC(FUNCTION) \
  FUNCTION(avcodec_find_decoder) FUNCTION(avcodec_alloc_context3) FUNCTION(avcodec_free_context) \
  FUNCTION(avcodec_parameters_to_context) FUNCTION(avcodec_open2) FUNCTION(avcodec_send_packet) \
  FUNCTION(avcodec_receive_frame) FUNCTION(avcodec_flush_buffers) FUNCTION(av_packet_alloc) \
  FUNCTION(av_packet_free) FUNCTION(av_packet_unref) FUNCTION(avcodec_get_name) \
  FUNCTION(avcodec_profile_name) FUNCTION(avcodec_descriptor_get) \
  FUNCTION(avcodec_default_get_buffer2) FUNCTION(av_parser_init) FUNCTION(av_parser_parse2) \
  FUNCTION(av_parser_close) CFFMPEG_CODEC_SIDE_DATA(FUNCTION)
#define CFFMPEG_UTIL(FUNCTION) \
  FUNCTION(av_frame_alloc) FUNCTION(av_frame_free) FUNCTION(av_frame_unref) \
  FUNCTION(av_frame_get_buffer) FUNCTION(av_frame_copy_props) FUNCTION(av_frame_move_ref) \
  FUNCTION(av_strerror) FUNCTION(av_log_set_level) \
  FUNCTION(av_pix_fmt_desc_get) FUNCTION(av_get_pix_fmt_name) FUNCTION(av_dict_set) \
  FUNCTION(av_dict_set_int) FUNCTION(av_dict_free) FUNCTION(av_dict_get) FUNCTION(av_rescale_q) \
  FUNCTION(av_image_get_buffer_size) \
  FUNCTION(av_buffer_create) FUNCTION(av_buffer_unref) FUNCTION(av_cpu_count) \
  FUNCTION(av_max_alloc) FUNCTION(av_frame_get_side_data) \
  FUNCTION(av_timecode_make_smpte_tc_string2) FUNCTION(av_timecode_make_mpeg_tc_string)
#define CFFMPEG_SCALE(FUNCTION) \
  FUNCTION(sws_getCachedContext) FUNCTION(sws_freeContext) FUNCTION(sws_scale) \
  FUNCTION(sws_setColorspaceDetails) FUNCTION(sws_getCoefficients)
#define CFFMPEG_FUNCTIONS(FUNCTION) \
  CFFMPEG_FORMAT(FUNCTION) CFFMPEG_CODEC(FUNCTION) CFFMPEG_UTIL(FUNCTION) CFFMPEG_SCALE(FUNCTION)

/// FFmpeg's functions, after `cffmpeg_load` has found them.
struct CFFmpegTable {
#define FUNCTION(name) __typeof__(&name) name;
  CFFMPEG_FUNCTIONS(FUNCTION)
#undef FUNCTION
};

extern struct CFFmpegTable ffmpeg;

#endif
