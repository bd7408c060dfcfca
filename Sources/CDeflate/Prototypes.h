#ifndef CDEFLATE_PROTOTYPES_H
#define CDEFLATE_PROTOTYPES_H

#include <stddef.h>
#include <stdint.h>

/// The parts of libdeflate that are used, declared again so that building needs no headers of it.
/// `Tools/check-deflate-prototypes` checks every line against the real header.

struct libdeflate_compressor;

/// FUNCTION(result, name, parameters).
#define DEFLATE_FUNCTIONS(FUNCTION) \
  FUNCTION(struct libdeflate_compressor *, libdeflate_alloc_compressor, (int level)) \
  FUNCTION(void, libdeflate_free_compressor, (struct libdeflate_compressor *)) \
  FUNCTION(size_t, libdeflate_zlib_compress, \
           (struct libdeflate_compressor *, const void *in, size_t count, void *out, size_t room)) \
  FUNCTION(size_t, libdeflate_zlib_compress_bound, (struct libdeflate_compressor *, size_t count)) \
  FUNCTION(uint32_t, libdeflate_crc32, (uint32_t crc, const void *bytes, size_t count))

#endif
