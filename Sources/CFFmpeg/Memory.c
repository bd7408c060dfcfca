#include "Film.h"

#include <fcntl.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef __APPLE__
#include <mach/mach.h>
#endif

/// The memory of a decoder besides the samples of its frames, measured with FFmpeg 5.1.
typedef struct DecoderNeed {
  enum AVCodecID codec;
  /// The most frames that are kept as references.
  int references;
  /// Bytes per pixel: for each frame, and for each thread.
  double beside, workspace;
} DecoderNeed;

static const DecoderNeed decoder_needs[] = {
  {AV_CODEC_ID_H264, 16, 0.6, 0.5}, {AV_CODEC_ID_HEVC, 16, 0.9, 0.6},
  {AV_CODEC_ID_VP9, 8, 0.3, 0.3}, {AV_CODEC_ID_VP8, 4, 0.1, 0.1},
  {AV_CODEC_ID_AV1, 8, 0.3, 1}, {AV_CODEC_ID_JPEG2000, 0, 0, 14},
  {AV_CODEC_ID_CFHD, 0, 0, 8},
};

/// The profile that a decoder and a stream report: the second byte of a JPEG's SOF2 marker.
static const int progressive = 0xC2;

static DecoderNeed decoder_need(enum AVCodecID codec, int profile) {
  // A progressive JPEG keeps every coefficient until its last scan.
  if (codec == AV_CODEC_ID_MJPEG && profile == progressive) return (DecoderNeed){codec, 0, 0, 6};
  for (size_t index = 0; index < sizeof decoder_needs / sizeof *decoder_needs; index++)
    if (decoder_needs[index].codec == codec) return decoder_needs[index];
  const AVCodecDescriptor *kind = ffmpeg.avcodec_descriptor_get(codec);
  int alone = kind && kind->props & AV_CODEC_PROP_INTRA_ONLY;
  return alone ? (DecoderNeed){codec, 0, 0, 0.5} : (DecoderNeed){codec, 3, 0.6, 0.3};
}

int64_t cfilm_bytes(enum AVPixelFormat format, int width, int height) {
  // Decoders round sizes up to whole blocks, and rows to the size of their vectors.
  int wide = (width + 127) / 64 * 64, high = (height + 63) / 32 * 32;
  int bytes = ffmpeg.av_image_get_buffer_size(format, wide, high, 64);
  // The call fails for more than two gigabytes, and for a format that is not known yet.
  return bytes > 0 ? bytes : (int64_t)wide * high * (format == AV_PIX_FMT_NONE ? 2 : 8);
}

int cfilm_is_too_much(CFilm *film, int64_t bytes) {
  int64_t all = atomic_load(&film->memory.held) + bytes;
  if (all <= film->memory.limit) return 0;
  long long before = atomic_load(&film->memory.asked);
  while (before < all && !atomic_compare_exchange_weak(&film->memory.asked, &before, all)) {}
  return 1;
}

int cfilm_was_too_much(const CFilm *film) { return atomic_load(&film->memory.asked) > 0; }

int64_t cfilm_asked_bytes(const CFilm *film) {
  int64_t asked = atomic_load(&film->memory.asked);
  return asked ? asked + film->memory.reserve : 0;
}

// MARK: Frames

/// The first buffer of a frame, which is freed with the frame, and the bytes counted for the frame.
typedef struct Reservation {
  AVBufferRef *buffer;
  CFilmMemory *memory;
  int64_t bytes;
} Reservation;

static void give_back(void *opaque, uint8_t *data) {
  (void)data;
  Reservation *reservation = opaque;
  atomic_fetch_sub(&reservation->memory->held, reservation->bytes);
  ffmpeg.av_buffer_unref(&reservation->buffer);
  free(reservation);
}

/// Allocates like `avcodec_default_get_buffer2` and counts the bytes. Threads call this
/// concurrently.
static int lend(AVCodecContext *decoder, AVFrame *frame, int flags) {
  CFilm *film = decoder->opaque;
  CFilmMemory *memory = &film->memory;
  double pixels = (double)frame->width * frame->height;
  DecoderNeed needs = decoder_need(decoder->codec_id, decoder->profile);
  int64_t bytes = cfilm_bytes(frame->format, frame->width, frame->height)
    + (int64_t)(pixels * needs.beside);
  // The bytes are added before the check. If two threads ask at once, the second then sees what the
  // first was granted.
  atomic_fetch_add(&memory->held, bytes);
  if (cfilm_is_too_much(film, (int64_t)(pixels * needs.workspace * memory->threads))) {
    atomic_fetch_sub(&memory->held, bytes);
    return AVERROR(ENOMEM);
  }
  int status = ffmpeg.avcodec_default_get_buffer2(decoder, frame, flags);
  Reservation *reservation = status < 0 ? NULL : malloc(sizeof *reservation);
  AVBufferRef *counted = NULL;
  if (reservation) {
    *reservation = (Reservation){frame->buf[0], memory, bytes};
    counted = ffmpeg.av_buffer_create(
      frame->buf[0]->data, frame->buf[0]->size, give_back, reservation, 0);
  }
  if (counted) {
    frame->buf[0] = counted;
    return status;
  }
  free(reservation);
  atomic_fetch_sub(&memory->held, bytes);
  return status < 0 ? status : AVERROR(ENOMEM);
}

// MARK: Before decoding

/// The most pictures that an H.264 decoder keeps. Source: Rec. ITU-T H.264, table A-1, MaxDpbMbs.
static int references_of_level(int level, double pixels) {
  static const struct { int level, blocks; } most[] = {
    {11, 900}, {20, 2376}, {21, 4752}, {30, 8100}, {31, 18000}, {32, 20480}, {41, 32768},
    {42, 34816}, {50, 110400}, {52, 184320}, {62, 696320},
  };
  for (size_t index = 0; index < sizeof most / sizeof *most; index++)
    if (level > 0 && level <= most[index].level)
      return (int)fmin(16, fmax(1, most[index].blocks / (pixels / 256)));
  return 16;
}

/// The same for HEVC. Source: Rec. ITU-T H.265, A.4.2, MaxDpbSize, for the largest size of the
/// level.
static int references_of_tier(int level, double pixels) {
  double most = level >= 180 ? 35651584 : level >= 150 ? 8912896 : level >= 120 ? 2228224 : 0;
  if (most == 0 || pixels <= most / 4) return 16;
  return pixels <= most / 2 ? 12 : pixels <= most * 3 / 4 ? 8 : 6;
}

/// The bytes of a frame, of a thread's workspace, and of our own buffers; and the most references
/// that may be needed. Decoding is possible with fewer references.
typedef struct Estimate {
  double frame, workspace, ours;
  int references;
} Estimate;

static Estimate estimate(const AVCodecParameters *parameters) {
  enum AVPixelFormat format = parameters->format;
  double pixels = (double)parameters->width * parameters->height;
  DecoderNeed needs = decoder_need(parameters->codec_id, parameters->profile);
  if (parameters->codec_id == AV_CODEC_ID_H264)
    needs.references = references_of_level(parameters->level, pixels);
  if (parameters->codec_id == AV_CODEC_ID_HEVC)
    needs.references = references_of_tier(parameters->level, pixels);
  Estimate estimate = {
    .frame = cfilm_bytes(format, parameters->width, parameters->height) + pixels * needs.beside,
    .workspace = pixels * needs.workspace,
    .references = needs.references,
  };
  const AVPixFmtDescriptor *kind = ffmpeg.av_pix_fmt_desc_get(format);
  if (kind && !cfilm_is_planar(format))
    estimate.ours = cfilm_bytes(cfilm_planar_kin(kind), parameters->width, parameters->height);
  return estimate;
}

/// Each thread decodes a frame. In addition there are the references, the frame in use here, and
/// one that is ready.
static double bytes_of(const Estimate *estimate, int threads, int references) {
  int frames = threads > 1 ? threads + references + 2 : references + 1;
  return frames * estimate->frame + threads * estimate->workspace + estimate->ours;
}

/// How many threads FFmpeg uses by default.
static int usual_threads(int asked) {
  if (asked > 0) return asked;
  int cores = ffmpeg.av_cpu_count();
  return cores < 2 ? 1 : cores < 15 ? cores + 1 : 16;
}

int cfilm_limit_memory(CFilm *film, const AVCodec *codec, int threads) {
  const AVCodecParameters *parameters = film->stream->codecpar;
  Estimate needs = estimate(parameters);
  int allocates = codec->wrapper_name != NULL;
  int fewest = allocates ? needs.references : needs.references > 0;
  double least = bytes_of(&needs, 1, fewest);
  if (cfilm_is_too_much(film, (int64_t)least)) return 0;
  // If the size is not known yet, more than one thread may take too much. The size of small films
  // is always known.
  int count = parameters->width > 0 ? usual_threads(threads) : 1;
  while (count > 1 && bytes_of(&needs, count, needs.references) > film->memory.limit) count--;
  film->decoder->thread_count = count == usual_threads(threads) ? threads : count;
  film->memory.threads = count;
  if (!allocates) {
    film->decoder->opaque = film;
    film->decoder->get_buffer2 = lend;
    cfilm_calls_are_safe(film->decoder);
    return 1;
  }
  // If pictures turn out larger than in the header, they are decoded only as far as they fit.
  double each = bytes_of(&needs, count, needs.references)
    / fmax(1, (double)parameters->width * parameters->height);
  int64_t pixels = (int64_t)(film->memory.limit / fmax(each, 1));
  if (film->decoder->max_pixels > pixels) film->decoder->max_pixels = pixels;
  film->parser = ffmpeg.av_parser_init(codec->id);
  film->parsed = ffmpeg.avcodec_alloc_context3(NULL);
  if (!film->parsed || ffmpeg.avcodec_parameters_to_context(film->parsed, parameters) < 0) return 0;
  if (film->parser) film->parser->flags |= PARSER_FLAG_COMPLETE_FRAMES;
  return 1;
}

int cfilm_has_room(CFilm *film, const AVPacket *packet) {
  if (!film->parser) return 1;
  uint8_t *out;
  int size;
  ffmpeg.av_parser_parse2(
    film->parser, film->parsed, &out, &size, packet->data, packet->size, packet->pts, packet->dts,
    packet->pos);
  if (film->parser->width <= 0 || film->parser->height <= 0) return 1;
  AVCodecParameters parameters = *film->stream->codecpar;
  parameters.width = film->parser->width;
  parameters.height = film->parser->height;
  if (film->parser->format >= 0) parameters.format = film->parser->format;
  Estimate needs = estimate(&parameters);
  return !cfilm_is_too_much(
    film, (int64_t)bytes_of(&needs, film->memory.threads, needs.references));
}

// MARK: While opening

#ifdef __APPLE__
static int64_t resident(const CFilm *film) {
  (void)film;
  struct mach_task_basic_info facts;
  mach_msg_type_number_t count = MACH_TASK_BASIC_INFO_COUNT;
  kern_return_t status =
    task_info(mach_task_self(), MACH_TASK_BASIC_INFO, (task_info_t)&facts, &count);
  return status == KERN_SUCCESS ? (int64_t)facts.resident_size : 0;
}
#else
/// Resident bytes of this process; 0 if the system does not report them.
static int64_t resident(const CFilm *film) {
  char text[80] = {0};
  long long all, pages;
  if (film->memory.ledger < 0) return 0;
  if (pread(film->memory.ledger, text, sizeof text - 1, 0) <= 0) return 0;
  return sscanf(text, "%lld %lld", &all, &pages) == 2 ? pages * sysconf(_SC_PAGESIZE) : 0;
}
#endif

/// FFmpeg calls this at every step of long operations; returning 1 aborts them.
static int is_over(void *opaque) {
  CFilm *film = opaque;
  CFilmMemory *memory = &film->memory;
  if (memory->before == 0) return 0;
  int64_t taken = resident(film) - memory->before, step = taken - memory->taken;
  if (step > memory->step) memory->step = step;
  memory->taken = taken;
  // The next step may be as large as the largest so far; the first is unknown.
  int64_t next = memory->step < taken / 3 ? memory->step : taken / 3;
  return cfilm_is_too_much(film, taken + next);
}

/// Limits each single allocation to a film's memory limit. The cap is for the whole process, so the
/// largest requested one counts.
static void cap_allocations(int64_t limit) {
  static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  static int64_t largest;
  pthread_mutex_lock(&lock);
  if (limit > largest) ffmpeg.av_max_alloc((size_t)(largest = limit));
  pthread_mutex_unlock(&lock);
}

void cfilm_watch(CFilm *film, int64_t limit) {
  film->memory.reserve = limit / 16;
  film->memory.limit = limit - film->memory.reserve;
  cap_allocations(limit);
  film->memory.ledger = -1;
#ifndef __APPLE__
  film->memory.ledger = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
#endif
  film->memory.before = resident(film);
  film->container->interrupt_callback = (AVIOInterruptCB){is_over, film};
}

void cfilm_unwatch(CFilm *film) {
  film->memory.before = 0;
  if (film->memory.ledger > 0) close(film->memory.ledger);
  film->memory.ledger = -1;
}
