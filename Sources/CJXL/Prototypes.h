#ifndef CJXL_PROTOTYPES_H
#define CJXL_PROTOTYPES_H

#include <stddef.h>
#include <stdint.h>

/// The parts of libjxl that are used, declared again so that building needs no headers of it.
/// `Tools/check-jxl-prototypes` checks every line against the real headers, of any version.

/// STRUCTURE(ours, theirs, fields), with FIELD(type, name, dimension) for every field in order. The
/// layout is the same in libjxl 0.7 to 0.12.
#define CJXL_STRUCTURES(STRUCTURE, FIELD) \
  STRUCTURE(CJXLPixelFormat, JxlPixelFormat, \
    FIELD(uint32_t, num_channels, ) \
    FIELD(uint32_t, data_type, ) \
    FIELD(uint32_t, endianness, ) \
    FIELD(size_t, align, )) \
  STRUCTURE(CJXLBasicInfo, JxlBasicInfo, \
    FIELD(int, have_container, ) \
    FIELD(uint32_t, xsize, ) \
    FIELD(uint32_t, ysize, ) \
    FIELD(uint32_t, bits_per_sample, ) \
    FIELD(uint32_t, exponent_bits_per_sample, ) \
    FIELD(float, intensity_target, ) \
    FIELD(float, min_nits, ) \
    FIELD(int, relative_to_max_display, ) \
    FIELD(float, linear_below, ) \
    FIELD(int, uses_original_profile, ) \
    FIELD(int, have_preview, ) \
    FIELD(int, have_animation, ) \
    FIELD(uint32_t, orientation, ) \
    FIELD(uint32_t, num_color_channels, ) \
    FIELD(uint32_t, num_extra_channels, ) \
    FIELD(uint32_t, alpha_bits, ) \
    FIELD(uint32_t, alpha_exponent_bits, ) \
    FIELD(int, alpha_premultiplied, ) \
    FIELD(uint32_t, preview, [2]) \
    FIELD(uint32_t, animation, [4]) \
    FIELD(uint32_t, intrinsic_xsize, ) \
    FIELD(uint32_t, intrinsic_ysize, ) \
    FIELD(uint8_t, padding, [100])) \
  STRUCTURE(CJXLExtraChannelInfo, JxlExtraChannelInfo, \
    FIELD(uint32_t, type, ) \
    FIELD(uint32_t, bits_per_sample, ) \
    FIELD(uint32_t, exponent_bits_per_sample, ) \
    FIELD(uint32_t, dim_shift, ) \
    FIELD(uint32_t, name_length, ) \
    FIELD(int, alpha_premultiplied, ) \
    FIELD(float, spot_color, [4]) \
    FIELD(uint32_t, cfa_channel, )) \
  STRUCTURE(CJXLColorEncoding, JxlColorEncoding, \
    FIELD(uint32_t, color_space, ) \
    FIELD(uint32_t, white_point, ) \
    FIELD(double, white_point_xy, [2]) \
    FIELD(uint32_t, primaries, ) \
    FIELD(double, primaries_red_xy, [2]) \
    FIELD(double, primaries_green_xy, [2]) \
    FIELD(double, primaries_blue_xy, [2]) \
    FIELD(uint32_t, transfer_function, ) \
    FIELD(double, gamma, ) \
    FIELD(uint32_t, rendering_intent, ))

#define CJXL_FIELD(type, name, dimension) type name dimension;
#define CJXL_STRUCTURE(ours, theirs, fields) typedef struct ours { fields } ours;
CJXL_STRUCTURES(CJXL_STRUCTURE, CJXL_FIELD)
#undef CJXL_STRUCTURE
#undef CJXL_FIELD

// If the real headers are included, they define the types.
#ifndef JXL_DECODE_H_
typedef struct JxlDecoderStruct JxlDecoder;
typedef struct JxlMemoryManagerStruct JxlMemoryManager;
typedef CJXLPixelFormat JxlPixelFormat;
typedef CJXLBasicInfo JxlBasicInfo;
typedef CJXLExtraChannelInfo JxlExtraChannelInfo;
typedef CJXLColorEncoding JxlColorEncoding;
typedef uint32_t JxlDecoderStatus;
typedef uint32_t JxlColorProfileTarget;
typedef int JXL_BOOL;
typedef void (*JxlImageOutCallback)(
  void *opaque, size_t x, size_t y, size_t num_pixels, const void *pixels);
#endif

/// FUNCTION(result, name, parameters).
#define CJXL_FUNCTIONS(FUNCTION) \
  FUNCTION(uint32_t, JxlDecoderVersion, (void)) \
  FUNCTION(JxlDecoder *, JxlDecoderCreate, (const JxlMemoryManager *)) \
  FUNCTION(void, JxlDecoderDestroy, (JxlDecoder *)) \
  FUNCTION(JxlDecoderStatus, JxlDecoderSubscribeEvents, (JxlDecoder *, int events)) \
  FUNCTION(JxlDecoderStatus, JxlDecoderSetKeepOrientation, (JxlDecoder *, JXL_BOOL keep)) \
  FUNCTION(JxlDecoderStatus, JxlDecoderSetUnpremultiplyAlpha, (JxlDecoder *, JXL_BOOL divide)) \
  FUNCTION(JxlDecoderStatus, JxlDecoderProcessInput, (JxlDecoder *)) \
  FUNCTION(JxlDecoderStatus, JxlDecoderSetInput, (JxlDecoder *, const uint8_t *, size_t)) \
  FUNCTION(JxlDecoderStatus, JxlDecoderGetBasicInfo, (const JxlDecoder *, JxlBasicInfo *)) \
  FUNCTION(JxlDecoderStatus, JxlDecoderGetExtraChannelInfo, \
           (const JxlDecoder *, size_t index, JxlExtraChannelInfo *)) \
  FUNCTION(JxlDecoderStatus, JxlDecoderSetPreferredColorProfile, \
           (JxlDecoder *, const JxlColorEncoding *)) \
  FUNCTION(JxlDecoderStatus, JxlDecoderSetImageOutCallback, \
           (JxlDecoder *, const JxlPixelFormat *, JxlImageOutCallback, void *opaque)) \
  FUNCTION(JxlDecoderStatus, JxlDecoderSetExtraChannelBuffer, \
           (JxlDecoder *, const JxlPixelFormat *, void *, size_t, uint32_t index))

/// FUNCTION(result, name, parameters, parameters before 0.9). The old form has one more parameter,
/// without effect.
#define CJXL_CHANGED_FUNCTIONS(FUNCTION) \
  FUNCTION(JxlDecoderStatus, JxlDecoderGetColorAsEncodedProfile, \
           (const JxlDecoder *, JxlColorProfileTarget, JxlColorEncoding *), \
           (const JxlDecoder *, const JxlPixelFormat *, JxlColorProfileTarget, \
            JxlColorEncoding *)) \
  FUNCTION(JxlDecoderStatus, JxlDecoderGetICCProfileSize, \
           (const JxlDecoder *, JxlColorProfileTarget, size_t *), \
           (const JxlDecoder *, const JxlPixelFormat *, JxlColorProfileTarget, size_t *)) \
  FUNCTION(JxlDecoderStatus, JxlDecoderGetColorAsICCProfile, \
           (const JxlDecoder *, JxlColorProfileTarget, uint8_t *, size_t), \
           (const JxlDecoder *, const JxlPixelFormat *, JxlColorProfileTarget, uint8_t *, size_t))

/// CONSTANT(name, value).
#define CJXL_CONSTANTS(CONSTANT) \
  CONSTANT(JXL_DEC_SUCCESS, 0) \
  CONSTANT(JXL_DEC_ERROR, 1) \
  CONSTANT(JXL_DEC_NEED_MORE_INPUT, 2) \
  CONSTANT(JXL_DEC_NEED_IMAGE_OUT_BUFFER, 5) \
  CONSTANT(JXL_DEC_BASIC_INFO, 0x40) \
  CONSTANT(JXL_DEC_COLOR_ENCODING, 0x100) \
  CONSTANT(JXL_DEC_FULL_IMAGE, 0x1000) \
  CONSTANT(JXL_COLOR_PROFILE_TARGET_ORIGINAL, 0) \
  CONSTANT(JXL_COLOR_PROFILE_TARGET_DATA, 1) \
  CONSTANT(JXL_TYPE_FLOAT, 0) \
  CONSTANT(JXL_NATIVE_ENDIAN, 0) \
  CONSTANT(JXL_CHANNEL_BLACK, 4) \
  CONSTANT(JXL_COLOR_SPACE_RGB, 0) \
  CONSTANT(JXL_COLOR_SPACE_GRAY, 1) \
  CONSTANT(JXL_COLOR_SPACE_XYB, 2) \
  CONSTANT(JXL_WHITE_POINT_D65, 1) \
  CONSTANT(JXL_PRIMARIES_SRGB, 1) \
  CONSTANT(JXL_PRIMARIES_2100, 9) \
  CONSTANT(JXL_PRIMARIES_P3, 11) \
  CONSTANT(JXL_TRANSFER_FUNCTION_709, 1) \
  CONSTANT(JXL_TRANSFER_FUNCTION_LINEAR, 8) \
  CONSTANT(JXL_TRANSFER_FUNCTION_SRGB, 13) \
  CONSTANT(JXL_TRANSFER_FUNCTION_PQ, 16) \
  CONSTANT(JXL_TRANSFER_FUNCTION_DCI, 17) \
  CONSTANT(JXL_TRANSFER_FUNCTION_HLG, 18) \
  CONSTANT(JXL_TRANSFER_FUNCTION_GAMMA, 65535) \
  CONSTANT(JXL_RENDERING_INTENT_RELATIVE, 1)

#endif
