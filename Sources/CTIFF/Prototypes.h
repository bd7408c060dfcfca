#ifndef CTIFF_PROTOTYPES_H
#define CTIFF_PROTOTYPES_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

/// The parts of libtiff that are used, declared again so that building needs no header of it.
/// `Tools/check-tiff-prototypes` checks every line against the real header.
typedef struct tiff TIFF;
typedef struct TIFFOpenOptions TIFFOpenOptions;
typedef void *thandle_t;
typedef int64_t tmsize_t;
typedef uint64_t toff_t;
typedef tmsize_t (*TIFFReadWriteProc)(thandle_t, void *, tmsize_t);
typedef toff_t (*TIFFSeekProc)(thandle_t, toff_t, int);
typedef int (*TIFFCloseProc)(thandle_t);
typedef toff_t (*TIFFSizeProc)(thandle_t);
typedef int (*TIFFMapFileProc)(thandle_t, void **, toff_t *);
typedef void (*TIFFUnmapFileProc)(thandle_t, void *, toff_t);
typedef void (*TIFFErrorHandler)(const char *, const char *, va_list);
typedef void (*TIFFErrorHandlerExt)(thandle_t, const char *, const char *, va_list);
typedef int (*TIFFErrorHandlerExtR)(TIFF *, void *, const char *, const char *, va_list);

/// FUNCTION(result, name, parameters).
#define CTIFF_FUNCTIONS(FUNCTION) \
  FUNCTION(TIFF *, TIFFClientOpen, \
           (const char *name, const char *mode, thandle_t, TIFFReadWriteProc, TIFFReadWriteProc, \
            TIFFSeekProc, TIFFCloseProc, TIFFSizeProc, TIFFMapFileProc, TIFFUnmapFileProc)) \
  FUNCTION(void, TIFFClose, (TIFF *)) \
  FUNCTION(int, TIFFSetSubDirectory, (TIFF *, uint64_t place)) \
  FUNCTION(int, TIFFGetField, (TIFF *, uint32_t tag, ...)) \
  FUNCTION(int, TIFFGetFieldDefaulted, (TIFF *, uint32_t tag, ...)) \
  FUNCTION(int, TIFFSetField, (TIFF *, uint32_t tag, ...)) \
  FUNCTION(int, TIFFIsTiled, (TIFF *)) \
  FUNCTION(uint32_t, TIFFNumberOfStrips, (TIFF *)) \
  FUNCTION(uint32_t, TIFFNumberOfTiles, (TIFF *)) \
  FUNCTION(tmsize_t, TIFFStripSize, (TIFF *)) \
  FUNCTION(tmsize_t, TIFFTileSize, (TIFF *)) \
  FUNCTION(tmsize_t, TIFFScanlineSize, (TIFF *)) \
  FUNCTION(tmsize_t, TIFFReadEncodedStrip, (TIFF *, uint32_t strip, void *, tmsize_t size)) \
  FUNCTION(tmsize_t, TIFFReadEncodedTile, (TIFF *, uint32_t tile, void *, tmsize_t size)) \
  FUNCTION(int, TIFFReadScanline, (TIFF *, void *, uint32_t row, uint16_t sample)) \
  FUNCTION(int, TIFFIsCODECConfigured, (uint16_t compression)) \
  FUNCTION(TIFFErrorHandler, TIFFSetErrorHandler, (TIFFErrorHandler)) \
  FUNCTION(TIFFErrorHandler, TIFFSetWarningHandler, (TIFFErrorHandler)) \
  FUNCTION(TIFFErrorHandlerExt, TIFFSetErrorHandlerExt, (TIFFErrorHandlerExt)) \
  FUNCTION(TIFFErrorHandlerExt, TIFFSetWarningHandlerExt, (TIFFErrorHandlerExt))

/// The same for functions since libtiff 4.5.
#define CTIFF_LATER_FUNCTIONS(FUNCTION) \
  FUNCTION(TIFFOpenOptions *, TIFFOpenOptionsAlloc, (void)) \
  FUNCTION(void, TIFFOpenOptionsFree, (TIFFOpenOptions *)) \
  FUNCTION(void, TIFFOpenOptionsSetMaxSingleMemAlloc, (TIFFOpenOptions *, tmsize_t most)) \
  FUNCTION(void, TIFFOpenOptionsSetErrorHandlerExtR, \
           (TIFFOpenOptions *, TIFFErrorHandlerExtR, void *context)) \
  FUNCTION(void, TIFFOpenOptionsSetWarningHandlerExtR, \
           (TIFFOpenOptions *, TIFFErrorHandlerExtR, void *context)) \
  FUNCTION(TIFF *, TIFFClientOpenExt, \
           (const char *name, const char *mode, thandle_t, TIFFReadWriteProc, TIFFReadWriteProc, \
            TIFFSeekProc, TIFFCloseProc, TIFFSizeProc, TIFFMapFileProc, TIFFUnmapFileProc, \
            TIFFOpenOptions *))

/// CONSTANT(name, value).
#define CTIFF_CONSTANTS(CONSTANT) \
  CONSTANT(TIFFTAG_IMAGEWIDTH, 256) \
  CONSTANT(TIFFTAG_IMAGELENGTH, 257) \
  CONSTANT(TIFFTAG_BITSPERSAMPLE, 258) \
  CONSTANT(TIFFTAG_COMPRESSION, 259) \
  CONSTANT(TIFFTAG_PHOTOMETRIC, 262) \
  CONSTANT(TIFFTAG_SAMPLESPERPIXEL, 277) \
  CONSTANT(TIFFTAG_ROWSPERSTRIP, 278) \
  CONSTANT(TIFFTAG_PLANARCONFIG, 284) \
  CONSTANT(TIFFTAG_TILEWIDTH, 322) \
  CONSTANT(TIFFTAG_TILELENGTH, 323) \
  CONSTANT(TIFFTAG_YCBCRSUBSAMPLING, 530) \
  CONSTANT(TIFFTAG_JPEGCOLORMODE, 65538) \
  CONSTANT(TIFFTAG_SGILOGDATAFMT, 65560) \
  CONSTANT(COMPRESSION_JPEG, 7) \
  CONSTANT(COMPRESSION_SGILOG, 34676) \
  CONSTANT(COMPRESSION_SGILOG24, 34677) \
  CONSTANT(PHOTOMETRIC_YCBCR, 6) \
  CONSTANT(PLANARCONFIG_CONTIG, 1) \
  CONSTANT(PLANARCONFIG_SEPARATE, 2) \
  CONSTANT(JPEGCOLORMODE_RGB, 1) \
  CONSTANT(SGILOGDATAFMT_FLOAT, 0)

#endif
