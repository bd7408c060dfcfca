#ifndef CDEFLATE_H
#define CDEFLATE_H

#include <stddef.h>
#include <stdint.h>

/// libdeflate without its headers and without linking it: compression of whole buffers, in a third
/// to two thirds of zlib's time. The library is loaded at first use.

/// Loads libdeflate, once for the process; safe to call from any thread. Returns NULL on success,
/// otherwise a permanent sentence that says what is missing.
const char *deflate_load(void);

/// The most bytes that `deflate_zlib` writes for `count` bytes; requires a successful
/// `deflate_load` before it, as do the others.
size_t deflate_bound(size_t count);

/// Compresses to zlib's format (RFC 1950) at a level of libdeflate (1…12). Returns the number of
/// bytes; 0 if they exceed `room`, or if there is no memory.
size_t deflate_zlib(int level, const void *bytes, size_t count, void *out, size_t room);

/// The CRC-32 of bytes that follow those of `crc`, which is 0 at first.
uint32_t deflate_crc32(uint32_t crc, const void *bytes, size_t count);

#endif
