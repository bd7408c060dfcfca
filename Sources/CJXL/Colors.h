#ifndef CJXL_COLORS_H
#define CJXL_COLORS_H

#include "CJXL.h"
#include "Loading.h"

/// The colors that `decoder` will output. Also requests a conversion if one is needed. Call between
/// `JXL_DEC_COLOR_ENCODING` and the first frame.
CJXLColors cjxl_colors(JxlDecoder *decoder, const JxlBasicInfo *info);

/// The size of the ICC profile of the pixels, 0 if there is none.
size_t cjxl_profile_size(const JxlDecoder *decoder);

#endif
