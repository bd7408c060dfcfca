#ifndef CJXL_H
#define CJXL_H

#include <stddef.h>
#include <stdint.h>

/// libjxl without its headers and without linking it: the library is loaded when first needed.
/// Every function but `cjxl_load` needs a successful `cjxl_load` before it.
typedef struct CJXLDecoder CJXLDecoder;

/// How a call ended. libjxl gives no words.
typedef enum CJXLOutcome {
  CJXLDone,
  /// libjxl finds a contradiction.
  CJXLContradiction,
  /// The bytes end before the picture does.
  CJXLBreaksOff,
  /// The file ends properly and has no frame that is shown.
  CJXLNoFrame,
  CJXLOutOfMemory,
} CJXLOutcome;

/// What pixels are given as: the size of a sample.
typedef enum CJXLNumber { CJXLUInt8 = 1, CJXLUInt16 = 2, CJXLFloat = 4 } CJXLNumber;

typedef enum CJXLTransfer {
  CJXLTransferUnknown, CJXLTransferDisplay, CJXLTransferLinear, CJXLTransferGamma, CJXLTransferPQ,
  CJXLTransferHLG,
} CJXLTransfer;

typedef enum CJXLPrimaries {
  CJXLPrimariesOther, CJXLPrimariesBT709, CJXLPrimariesDisplayP3, CJXLPrimariesBT2020,
} CJXLPrimaries;

/// The colors of the pixels as they are given.
typedef struct CJXLColors {
  /// 0 if they are told by a profile, or not at all.
  int areKnown;
  CJXLPrimaries primaries;
  /// CIE 1931 x, y of red, green, blue and white; gray has a white only.
  double xy[4][2];
  CJXLTransfer transfer;
  /// Light is the number to this power, if `transfer` is `CJXLTransferGamma`.
  double gamma;
  /// Whether libjxl cannot give the original's colors back, which a profile tells: these are
  /// wide ones instead.
  int areConverted;
  /// Whether they are XYB themselves, for which nobody has a profile.
  int areXYB;
  /// Bytes of the ICC profile, unless they are known.
  size_t profileSize;
} CJXLColors;

typedef struct CJXLHeader {
  /// Upright.
  int width, height;
  int isGray, hasAlpha, isFloating;
  int bits;
  /// The extra channel that is black ink, or -1.
  int black;
  CJXLColors colors;
} CJXLHeader;

/// Loads libjxl, once for the process; safe to call from any thread.
/// NULL on success, else a lasting sentence that says what is missing.
const char *cjxl_load(void);

/// Reads all that comes before the pixels of a codestream without boxes. `bytes` must outlive the
/// decoder. NULL means failure.
CJXLDecoder *cjxl_open(
  const uint8_t *bytes, size_t count, CJXLHeader *header, CJXLOutcome *outcome);
/// The ICC profile, of `header.colors.profileSize` bytes. Returns 0 on failure.
int cjxl_profile(CJXLDecoder *decoder, uint8_t *bytes, size_t count);
/// Decodes the first frame that is shown, with all that it is laid over, once: upright, from the
/// top, 1 or 3 colors or 4 inks, then alpha. Colors are not multiplied by alpha. Numbers are
/// 0 … 255, 0 … 65535, or as they come, black to white at 0 … 1. Inks are 0 for none, and need
/// the black channel.
CJXLOutcome cjxl_decode(CJXLDecoder *decoder, CJXLNumber number, int areInks, void *pixels);
void cjxl_close(CJXLDecoder *decoder);

#endif
