#include "Colors.h"

#include <string.h>

/// Returns 0 if the colors are not declared by numbers.
static int encoding(
  const JxlDecoder *decoder, JxlColorProfileTarget target, JxlColorEncoding *encoding) {
  JxlDecoderStatus status =
    cjxl.isBefore9
    ? cjxl.JxlDecoderGetColorAsEncodedProfileBefore9(decoder, NULL, target, encoding)
    : cjxl.JxlDecoderGetColorAsEncodedProfile(decoder, target, encoding);
  return status == JXL_DEC_SUCCESS;
}

size_t cjxl_profile_size(const JxlDecoder *decoder) {
  size_t size = 0;
  const JxlColorProfileTarget target = JXL_COLOR_PROFILE_TARGET_DATA;
  JxlDecoderStatus status = cjxl.isBefore9
    ? cjxl.JxlDecoderGetICCProfileSizeBefore9(decoder, NULL, target, &size)
    : cjxl.JxlDecoderGetICCProfileSize(decoder, target, &size);
  return status == JXL_DEC_SUCCESS ? size : 0;
}

static int are_alike(const JxlColorEncoding *one, const JxlColorEncoding *other) {
  return one->color_space == other->color_space && one->white_point == other->white_point
    && (one->primaries == other->primaries || one->color_space == JXL_COLOR_SPACE_GRAY)
    && one->transfer_function == other->transfer_function;
}

/// By default, if libjxl cannot output the original's colors, it outputs linear light of sRGB,
/// which has too few dark steps in bytes, and too small a gamut.
static int convert(JxlDecoder *decoder, int isGray) {
  JxlColorEncoding wide;
  memset(&wide, 0, sizeof wide);
  wide.color_space = isGray ? JXL_COLOR_SPACE_GRAY : JXL_COLOR_SPACE_RGB;
  wide.white_point = JXL_WHITE_POINT_D65;
  wide.primaries = JXL_PRIMARIES_2100;
  wide.transfer_function = JXL_TRANSFER_FUNCTION_SRGB;
  wide.rendering_intent = JXL_RENDERING_INTENT_RELATIVE;
  return cjxl.JxlDecoderSetPreferredColorProfile(decoder, &wide) == JXL_DEC_SUCCESS;
}

static CJXLTransfer transfer(const JxlColorEncoding *encoding, double *gamma) {
  switch (encoding->transfer_function) {
    case JXL_TRANSFER_FUNCTION_709:
    case JXL_TRANSFER_FUNCTION_SRGB: return CJXLTransferDisplay;
    case JXL_TRANSFER_FUNCTION_LINEAR: return CJXLTransferLinear;
    case JXL_TRANSFER_FUNCTION_PQ: return CJXLTransferPQ;
    case JXL_TRANSFER_FUNCTION_HLG: return CJXLTransferHLG;
    case JXL_TRANSFER_FUNCTION_DCI:
      *gamma = 2.6;
      return CJXLTransferGamma;
    case JXL_TRANSFER_FUNCTION_GAMMA:
      // libjxl's exponent is for the conversion from light to numbers.
      if (!(encoding->gamma > 0.0001 && encoding->gamma <= 1)) return CJXLTransferUnknown;
      *gamma = 1 / encoding->gamma;
      return CJXLTransferGamma;
    default: return CJXLTransferUnknown;
  }
}

static CJXLPrimaries primaries(const JxlColorEncoding *encoding) {
  if (encoding->white_point != JXL_WHITE_POINT_D65) return CJXLPrimariesOther;
  if (encoding->color_space == JXL_COLOR_SPACE_GRAY) return CJXLPrimariesBT709;
  switch (encoding->primaries) {
    case JXL_PRIMARIES_SRGB: return CJXLPrimariesBT709;
    case JXL_PRIMARIES_P3: return CJXLPrimariesDisplayP3;
    case JXL_PRIMARIES_2100: return CJXLPrimariesBT2020;
    default: return CJXLPrimariesOther;
  }
}

CJXLColors cjxl_colors(JxlDecoder *decoder, const JxlBasicInfo *info) {
  CJXLColors colors;
  memset(&colors, 0, sizeof colors);
  JxlColorEncoding original, given;
  int isKnown = encoding(decoder, JXL_COLOR_PROFILE_TARGET_DATA, &given);
  if (!info->uses_original_profile && isKnown
      && !(encoding(decoder, JXL_COLOR_PROFILE_TARGET_ORIGINAL, &original)
           && are_alike(&original, &given))) {
    colors.areConverted = convert(decoder, info->num_color_channels == 1);
    isKnown = encoding(decoder, JXL_COLOR_PROFILE_TARGET_DATA, &given);
  }
  if (!isKnown) {
    colors.profileSize = cjxl_profile_size(decoder);
    return colors;
  }
  colors.areXYB = given.color_space == JXL_COLOR_SPACE_XYB;
  colors.transfer = transfer(&given, &colors.gamma);
  int hasColors =
    given.color_space == JXL_COLOR_SPACE_RGB || given.color_space == JXL_COLOR_SPACE_GRAY;
  colors.areKnown = hasColors && colors.transfer != CJXLTransferUnknown;
  if (hasColors && !colors.areKnown) colors.profileSize = cjxl_profile_size(decoder);
  colors.primaries = primaries(&given);
  memcpy(colors.xy[0], given.primaries_red_xy, sizeof colors.xy[0]);
  memcpy(colors.xy[1], given.primaries_green_xy, sizeof colors.xy[1]);
  memcpy(colors.xy[2], given.primaries_blue_xy, sizeof colors.xy[2]);
  memcpy(colors.xy[3], given.white_point_xy, sizeof colors.xy[3]);
  return colors;
}
