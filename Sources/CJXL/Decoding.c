#include "CJXL.h"
#include "Colors.h"

#include <stdlib.h>
#include <string.h>

struct CJXLDecoder {
  JxlDecoder *decoder;
  /// As coded, before rotation.
  size_t width, height;
  uint32_t orientation;
  int colors, hasAlpha, black;
  // The arguments of `cjxl_decode`.
  CJXLNumber number;
  int areInks;
  uint8_t *pixels;
  /// How many pixels have been received.
  size_t taken;
};

/// Where a coded pixel is in the upright picture, and the distance to the next one in its row, both
/// in pixels. The orientations are those of EXIF.
static size_t place(const CJXLDecoder *self, size_t x, size_t y, ptrdiff_t *step) {
  size_t right = self->width - 1 - x, below = self->height - 1 - y;
  size_t across = self->orientation < 5 ? self->width : self->height;
  *step = self->orientation < 5 ? 1 : (ptrdiff_t)across;
  switch (self->orientation) {
    case 2: *step = -*step; return y * across + right;
    case 3: *step = -*step; return below * across + right;
    case 4: return below * across + x;
    case 5: return x * across + y;
    case 6: return x * across + below;
    case 7: *step = -*step; return right * across + below;
    case 8: *step = -*step; return right * across + y;
    default: return y * across + x;
  }
}

/// Scales a value to 0 … `top`; NaN becomes 0.
static inline float whole(float value, float top) {
  value *= top;
  if (!(value > 0)) return 0;
  return value < top ? value + 0.5f : top;
}

/// Writes one sample for each of `count` pixels, from values that are `stride` apart.
static void store(
  const CJXLDecoder *self, size_t x, size_t y, size_t count, int channel, const float *values,
  size_t stride, int isInk) {
  ptrdiff_t step;
  size_t first = place(self, x, y, &step);
  int channels = self->colors + (self->areInks ? 1 : 0) + self->hasAlpha;
  step *= channels;
  float scale = isInk ? -1 : 1, offset = isInk ? 1 : 0;
  size_t start = first * (size_t)channels + (size_t)channel;
  if (self->number == CJXLUInt8) {
    uint8_t *to = self->pixels + start;
    for (size_t index = 0; index < count; index++, to += step)
      *to = (uint8_t)whole(values[index * stride] * scale + offset, 255);
  } else if (self->number == CJXLUInt16) {
    uint16_t *to = (uint16_t *)self->pixels + start;
    for (size_t index = 0; index < count; index++, to += step)
      *to = (uint16_t)whole(values[index * stride] * scale + offset, 65535);
  } else {
    float *to = (float *)self->pixels + start;
    for (size_t index = 0; index < count; index++, to += step)
      *to = values[index * stride] * scale + offset;
  }
}

/// Receives a part of a row at a time. libjxl's own output of whole pictures would need buffers of
/// floats in old versions.
static void take(void *context, size_t x, size_t y, size_t count, const void *pixels) {
  CJXLDecoder *self = context;
  if (y >= self->height || x >= self->width || count > self->width - x) return;
  self->taken += count;
  size_t stride = self->hasAlpha ? 4 : 3;
  for (int color = 0; color < self->colors; color++)
    store(self, x, y, count, color, (const float *)pixels + color, stride, self->areInks);
  if (self->hasAlpha)
    store(
      self, x, y, count, self->colors + (self->areInks ? 1 : 0), (const float *)pixels + 3, stride,
      0);
}

static int find_black(const JxlDecoder *decoder, uint32_t count) {
  for (uint32_t index = 0; index < count; index++) {
    JxlExtraChannelInfo info;
    if (cjxl.JxlDecoderGetExtraChannelInfo(decoder, index, &info) == JXL_DEC_SUCCESS
        && info.type == JXL_CHANNEL_BLACK)
      return (int)index;
  }
  return -1;
}

static void describe(CJXLDecoder *self, const JxlBasicInfo *info, CJXLHeader *header) {
  self->width = info->xsize;
  self->height = info->ysize;
  self->orientation = info->orientation;
  self->colors = info->num_color_channels == 1 ? 1 : 3;
  self->hasAlpha = info->alpha_bits > 0;
  self->black = find_black(self->decoder, info->num_extra_channels);
  int isTurned = info->orientation >= 5 && info->orientation <= 8;
  header->width = (int)(isTurned ? info->ysize : info->xsize);
  header->height = (int)(isTurned ? info->xsize : info->ysize);
  header->isGray = self->colors == 1;
  header->hasAlpha = self->hasAlpha;
  header->isFloating = info->exponent_bits_per_sample > 0;
  header->bits = (int)info->bits_per_sample;
  header->black = self->black;
}

static CJXLOutcome outcome_of(JxlDecoderStatus status) {
  switch (status) {
    case JXL_DEC_NEED_MORE_INPUT: return CJXLBreaksOff;
    case JXL_DEC_SUCCESS: return CJXLNoFrame;
    default: return CJXLContradiction;
  }
}

/// Reads everything before the pixels.
static CJXLOutcome read_header(CJXLDecoder *self, CJXLHeader *header) {
  JxlBasicInfo info;
  for (;;) {
    JxlDecoderStatus status = cjxl.JxlDecoderProcessInput(self->decoder);
    if (status == JXL_DEC_COLOR_ENCODING) break;
    if (status != JXL_DEC_BASIC_INFO) return outcome_of(status);
  }
  if (cjxl.JxlDecoderGetBasicInfo(self->decoder, &info) != JXL_DEC_SUCCESS || !info.xsize
      || !info.ysize || info.xsize > INT32_MAX || info.ysize > INT32_MAX)
    return CJXLContradiction;
  describe(self, &info, header);
  header->colors = cjxl_colors(self->decoder, &info);
  return CJXLDone;
}

CJXLDecoder *cjxl_open(
  const uint8_t *bytes, size_t count, CJXLHeader *header, CJXLOutcome *outcome) {
  memset(header, 0, sizeof *header);
  *outcome = CJXLOutOfMemory;
  CJXLDecoder *self = calloc(1, sizeof *self);
  if (!self) return NULL;
  self->decoder = cjxl.JxlDecoderCreate(NULL);
  if (self->decoder) {
    cjxl.JxlDecoderSubscribeEvents(
      self->decoder, JXL_DEC_BASIC_INFO | JXL_DEC_COLOR_ENCODING | JXL_DEC_FULL_IMAGE);
    // `take` rotates the picture: old versions of libjxl would make a copy of the picture for that.
    cjxl.JxlDecoderSetKeepOrientation(self->decoder, 1);
    cjxl.JxlDecoderSetUnpremultiplyAlpha(self->decoder, 1);
    // The input is not closed, since libjxl would report a truncated codestream as contradictory.
    cjxl.JxlDecoderSetInput(self->decoder, bytes, count);
    *outcome = read_header(self, header);
  }
  if (*outcome == CJXLDone) return self;
  cjxl_close(self);
  return NULL;
}

int cjxl_profile(CJXLDecoder *self, uint8_t *bytes, size_t count) {
  const JxlColorProfileTarget target = JXL_COLOR_PROFILE_TARGET_DATA;
  if (cjxl_profile_size(self->decoder) != count) return 0;
  JxlDecoderStatus status = cjxl.isBefore9
    ? cjxl.JxlDecoderGetColorAsICCProfileBefore9(self->decoder, NULL, target, bytes, count)
    : cjxl.JxlDecoderGetColorAsICCProfile(self->decoder, target, bytes, count);
  return status == JXL_DEC_SUCCESS;
}

/// Decodes the pixels: libjxl calls `take`, and writes black ink to `plane`.
static CJXLOutcome run(CJXLDecoder *self, float *plane) {
  const JxlPixelFormat colors = {self->hasAlpha ? 4 : 3, JXL_TYPE_FLOAT, JXL_NATIVE_ENDIAN, 0};
  const JxlPixelFormat one = {1, JXL_TYPE_FLOAT, JXL_NATIVE_ENDIAN, 0};
  for (;;) {
    JxlDecoderStatus status = cjxl.JxlDecoderProcessInput(self->decoder);
    if (status == JXL_DEC_FULL_IMAGE)
      return self->taken < self->width * self->height ? CJXLContradiction : CJXLDone;
    if (status != JXL_DEC_NEED_IMAGE_OUT_BUFFER) return outcome_of(status);
    if (cjxl.JxlDecoderSetImageOutCallback(self->decoder, &colors, take, self) != JXL_DEC_SUCCESS)
      return CJXLContradiction;
    if (plane
        && cjxl.JxlDecoderSetExtraChannelBuffer(
          self->decoder, &one, plane, self->width * self->height * sizeof *plane,
          (uint32_t)self->black) != JXL_DEC_SUCCESS)
      return CJXLContradiction;
  }
}

CJXLOutcome cjxl_decode(CJXLDecoder *self, CJXLNumber number, int areInks, void *pixels) {
  self->number = number;
  self->pixels = pixels;
  self->areInks = areInks && self->black >= 0 && self->colors == 3;
  if (!self->areInks) return areInks ? CJXLContradiction : run(self, NULL);
  float *plane = calloc(self->width * self->height, sizeof *plane);
  if (!plane) return CJXLOutOfMemory;
  CJXLOutcome outcome = run(self, plane);
  for (size_t y = 0; outcome == CJXLDone && y < self->height; y++)
    store(self, 0, y, self->width, 3, plane + y * self->width, 1, 1);
  free(plane);
  return outcome;
}

void cjxl_close(CJXLDecoder *self) {
  if (!self) return;
  if (self->decoder) cjxl.JxlDecoderDestroy(self->decoder);
  free(self);
}
