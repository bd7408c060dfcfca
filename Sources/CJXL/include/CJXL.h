#ifndef CJXL_H
#define CJXL_H

#include <stddef.h>
#include <stdint.h>

/// libjxl without its headers and without linking it. The library is loaded at first use. Every
/// function except `cjxl_load` requires a successful `cjxl_load` before it.
typedef struct CJXLDecoder CJXLDecoder;

/// The outcome of a call. libjxl provides no error messages.
typedef enum CJXLOutcome {
  CJXLDone,
  /// libjxl finds the data invalid.
  CJXLContradiction,
  /// The bytes end before the picture does.
  CJXLBreaksOff,
  /// The file is complete but has no frame to show.
  CJXLNoFrame,
  CJXLOutOfMemory,
} CJXLOutcome;

/// The type of a sample in the output: its size in bytes.
typedef enum CJXLNumber { CJXLUInt8 = 1, CJXLUInt16 = 2, CJXLFloat = 4 } CJXLNumber;

typedef enum CJXLTransfer {
  CJXLTransferUnknown, CJXLTransferDisplay, CJXLTransferLinear, CJXLTransferGamma, CJXLTransferPQ,
  CJXLTransferHLG,
} CJXLTransfer;

typedef enum CJXLPrimaries {
  CJXLPrimariesOther, CJXLPrimariesBT709, CJXLPrimariesDisplayP3, CJXLPrimariesBT2020,
} CJXLPrimaries;

/// The colors of the output pixels.
typedef struct CJXLColors {
  /// 0 if the colors are declared by a profile, or not at all.
  int areKnown;
  CJXLPrimaries primaries;
  /// CIE 1931 x, y of red, green, blue and white; gray has only white.
  double xy[4][2];
  CJXLTransfer transfer;
  /// Light is the number raised to this power, if `transfer` is `CJXLTransferGamma`.
  double gamma;
  /// Whether libjxl cannot restore the original's colors, which a profile declares, and outputs
  /// colors of a wide gamut instead.
  int areConverted;
  /// Whether the colors are XYB itself, which no profile describes.
  int areXYB;
  /// The size of the ICC profile in bytes, unless the colors are known.
  size_t profileSize;
} CJXLColors;

typedef struct CJXLHeader {
  /// The size of the upright picture.
  int width, height;
  int isGray, hasAlpha, isFloating;
  int bits;
  /// The extra channel that is black ink, or -1.
  int black;
  CJXLColors colors;
} CJXLHeader;

/// Loads libjxl, once for the process; safe to call from any thread. Returns NULL on success,
/// otherwise a permanent sentence that says what is missing.
const char *cjxl_load(void);

/// Reads everything before the pixels of a codestream without boxes. `bytes` must outlive the
/// decoder. Returns NULL on failure.
CJXLDecoder *cjxl_open(
  const uint8_t *bytes, size_t count, CJXLHeader *header, CJXLOutcome *outcome);
/// The ICC profile, of `header.colors.profileSize` bytes. Returns 0 on failure.
int cjxl_profile(CJXLDecoder *decoder, uint8_t *bytes, size_t count);
/// Decodes the first frame that is shown, with all frames that it is composed of; only once. The
/// picture is upright, from the top, with 1 or 3 colors or 4 inks, then alpha. Colors are not
/// premultiplied by alpha. Numbers are 0 … 255, 0 … 65535, or unclipped with black at 0 and white
/// at 1. Inks are 0 for none, and require the black channel.
CJXLOutcome cjxl_decode(CJXLDecoder *decoder, CJXLNumber number, int areInks, void *pixels);
void cjxl_close(CJXLDecoder *decoder);

#endif
