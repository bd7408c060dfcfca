#include "Film.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/// Containers whose data are in the file itself. Playlists (HLS, DASH, concat), devices and filters
/// are excluded, because they open other files and hosts.
static const char containers[] =
  "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,h264,hevc,m4v,av1,obu,ivf,flv,"
  "live_flv,ogg,asf,mxf,gxf,nut,rm,dv,yuv4mpegpipe,gif,apng,webp_pipe,wtv,swf,roq,bink,smk,vc1,"
  "vc1test,cavsvideo,dirac,mjpeg,mjpeg_2000,rawvideo,nsv,pmp,ivr,thp,film_cpk,fli,idcin,ea,"
  "aac,ac3,flac,mp3,wav,aiff,caf";

static CFilm *fail(CFilm *film, CFilmProblem *problem, CFilmProblem kind, int status,
                   char *words, size_t size) {
  *problem = kind;
  if (status < 0) ffmpeg.av_strerror(status, words, size);
  cfilm_close(film);
  return NULL;
}

/// Checks that the system can open the film in addition to the file for watching memory. Returns 0
/// or an error. FFmpeg itself would report a file that cannot be opened as one that is not a film.
static int look_at_file(const CFilmRequest *request) {
  int file = open(request->isSequence ? "/dev/null" : request->path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return AVERROR(errno);
  close(file);
  return 0;
}

static CFilm *refuse(CFilm *film, CFilmProblem *problem, int64_t *bytes) {
  *problem = CFilmTooMuchMemory;
  *bytes = cfilm_asked_bytes(film);
  cfilm_close(film);
  return NULL;
}

static int open_container(CFilm *film, const CFilmRequest *request) {
  AVDictionary *options = NULL;
  ffmpeg.av_dict_set(&options, "protocol_whitelist", "file", 0);
  ffmpeg.av_dict_set(
    &options, "format_whitelist", request->isSequence ? "image2" : containers, 0);
  const AVInputFormat *format = NULL;
  if (request->isSequence) {
    char rate[40];
    snprintf(rate, sizeof rate, "%d/%d", request->rateNumerator, request->rateDenominator);
    ffmpeg.av_dict_set(&options, "framerate", rate, 0);
    ffmpeg.av_dict_set(&options, "pattern_type", "sequence", 0);
    ffmpeg.av_dict_set_int(&options, "start_number", request->firstNumber, 0);
    ffmpeg.av_dict_set_int(&options, "start_number_range", 1, 0);
    format = ffmpeg.av_find_input_format("image2");
  }
  // After "file:", a name with a colon, such as "http:x", is the name of a file.
  char path[4200];
  snprintf(path, sizeof path, "%s%s", request->isSequence ? "" : "file:", request->path);
  int status = ffmpeg.avformat_open_input(&film->container, path, format, &options);
  ffmpeg.av_dict_free(&options);
  return status;
}

/// Analyzes the streams. For this, FFmpeg decodes frames with its own decoders.
static int look_into(CFilm *film) {
  unsigned count = film->container->nb_streams;
  AVDictionary **options = calloc(count ? count : 1, sizeof *options);
  if (!options) return AVERROR(ENOMEM);
  for (unsigned index = 0; index < count; index++) {
    const AVCodecParameters *parameters = film->container->streams[index]->codecpar;
    if (parameters->codec_type != AVMEDIA_TYPE_VIDEO) continue;
    // Frames of up to limit / 7 pixels fit even with six bytes per pixel and some overhead. In
    // H.264, a gap in frame numbers can make seventeen frames from one packet. With limit / 60
    // pixels, these fit at 10 bits and 4:2:0. Larger frames are decoded only later, by our decoder.
    int bytes = parameters->codec_id == AV_CODEC_ID_H264 ? 60 : 7;
    ffmpeg.av_dict_set_int(&options[index], "max_pixels", film->memory.limit / bytes, 0);
  }
  int status = ffmpeg.avformat_find_stream_info(film->container, count ? options : NULL);
  for (unsigned index = 0; index < count; index++) ffmpeg.av_dict_free(&options[index]);
  free(options);
  return status;
}

/// Whether leaving out the loop filter of frames that nothing refers to saves time in FFmpeg's
/// decoder.
static int has_short_cut(const AVCodec *codec) {
  return codec->id == AV_CODEC_ID_H264 || codec->id == AV_CODEC_ID_HEVC;
}

static int open_decoder(CFilm *film, const CFilmRequest *request, const AVCodec *codec) {
  film->decoder = ffmpeg.avcodec_alloc_context3(codec);
  if (!film->decoder) return AVERROR(ENOMEM);
  int status =
    ffmpeg.avcodec_parameters_to_context(film->decoder, film->stream->codecpar);
  if (status < 0) return status;
  film->decoder->pkt_timebase = film->stream->time_base;
  film->decoder->max_pixels = request->pixels;
  if (!cfilm_limit_memory(film, codec, request->threads)) return AVERROR(ENOMEM);
  if (request->sampling == CFilmKeyFrames) {
    film->decoder->skip_frame = AVDISCARD_NONKEY;
    // If all frames are key frames, none depends on another, and threads decode them concurrently.
    const AVCodecDescriptor *kind = ffmpeg.avcodec_descriptor_get(codec->id);
    film->keysAreAlone = !kind || !(kind->props & AV_CODEC_PROP_INTRA_ONLY);
  }
  // Only frames that nothing refers to would differ, and these samplings skip them.
  int skips = request->sampling == CFilmKeyFrames || request->sampling == CFilmReferenceFrames;
  film->isExact = request->isExact || skips || !has_short_cut(codec);
  if (!film->isExact) film->decoder->skip_loop_filter = AVDISCARD_NONREF;
  if (request->sampling == CFilmReferenceFrames) film->decoder->skip_frame = AVDISCARD_NONREF;
  return ffmpeg.avcodec_open2(film->decoder, codec, NULL);
}

CFilm *cfilm_open(
  const CFilmRequest *request, CFilmProblem *problem, int64_t *bytes, char *words, size_t size) {
  *problem = CFilmNone;
  *bytes = 0;
  *words = 0;
  CFilm *film = calloc(1, sizeof *film);
  if (!film) return fail(NULL, problem, CFilmDamaged, AVERROR(ENOMEM), words, size);
  film->sampling = request->sampling;
  film->pixels = request->pixels;
  film->keepsPackets = request->keepsPackets;
  film->container = ffmpeg.avformat_alloc_context();
  if (!film->container) return fail(film, problem, CFilmDamaged, AVERROR(ENOMEM), words, size);
  cfilm_watch(film, request->memory);
  int status = look_at_file(request);
  if (status < 0) return fail(film, problem, CFilmUnreadable, status, words, size);
  status = open_container(film, request);
  if (cfilm_was_too_much(film)) return refuse(film, problem, bytes);
  if (status < 0) return fail(film, problem, CFilmNotAFilm, status, words, size);
  status = look_into(film);
  cfilm_unwatch(film);
  if (cfilm_was_too_much(film)) return refuse(film, problem, bytes);
  if (status < 0) return fail(film, problem, CFilmDamaged, status, words, size);
  const AVCodec *codec = NULL;
  int index =
    ffmpeg.av_find_best_stream(film->container, AVMEDIA_TYPE_VIDEO, -1, -1, NULL, 0);
  if (index < 0) return fail(film, problem, CFilmNoPicture, 0, words, size);
  film->stream = film->container->streams[index];
  // The cover picture of a sound file is not a film.
  if (film->stream->disposition & AV_DISPOSITION_ATTACHED_PIC)
    return fail(film, problem, CFilmNoPicture, 0, words, size);
  for (unsigned other = 0; other < film->container->nb_streams; other++)
    if ((int)other != index) film->container->streams[other]->discard = AVDISCARD_ALL;
  const AVCodecParameters *parameters = film->stream->codecpar;
  codec = ffmpeg.avcodec_find_decoder(parameters->codec_id);
  if (!codec) {
    char tag[5] = {0};
    memcpy(tag, &parameters->codec_tag, 4);
    for (char *letter = tag; *letter; letter++)
      if (*letter < 32 || *letter > 126) *letter = '?';
    const char *name = ffmpeg.avcodec_get_name(parameters->codec_id);
    if (parameters->codec_id == AV_CODEC_ID_NONE) name = *tag ? tag : "without a name";
    snprintf(words, size, "FFmpeg has no decoder for its codec, %s", name);
    return fail(film, problem, CFilmUnsupported, 0, words, size);
  }
  if ((int64_t)parameters->width * parameters->height > request->pixels) {
    snprintf(words, size, "%d x %d", parameters->width, parameters->height);
    return fail(film, problem, CFilmTooLarge, 0, words, size);
  }
  status = open_decoder(film, request, codec);
  if (cfilm_was_too_much(film)) return refuse(film, problem, bytes);
  if (status < 0) return fail(film, problem, CFilmUnsupported, status, words, size);
  film->lightCodes = request->lightCodes;
  film->lightCodeCount = request->lightCodeCount;
  film->packet = ffmpeg.av_packet_alloc();
  film->decoded = ffmpeg.av_frame_alloc();
  film->planar = ffmpeg.av_frame_alloc();
  if (!film->packet || !film->decoded || !film->planar)
    return fail(film, problem, CFilmDamaged, AVERROR(ENOMEM), words, size);
  film->aspect = ffmpeg.av_guess_sample_aspect_ratio(film->container, film->stream, NULL);
  film->rate = ffmpeg.av_guess_frame_rate(film->container, film->stream, NULL);
  return film;
}

void cfilm_close(CFilm *film) {
  if (!film) return;
  cfilm_unwatch(film);
  ffmpeg.sws_freeContext(film->planes);
  ffmpeg.sws_freeContext(film->still);
  ffmpeg.av_frame_free(&film->planar);
  ffmpeg.av_frame_free(&film->decoded);
  ffmpeg.av_packet_free(&film->packet);
  ffmpeg.avcodec_free_context(&film->decoder);
  ffmpeg.av_parser_close(film->parser);
  ffmpeg.avcodec_free_context(&film->parsed);
  ffmpeg.avformat_close_input(&film->container);
  free(film->packets);
  free(film);
}
