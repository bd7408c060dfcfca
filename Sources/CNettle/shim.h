#include <nettle/sha2.h>
#include <nettle/version.h>

// SHA-256 of bytes that arrive piece by piece.
static inline void cnettle_sha256_begin(struct sha256_ctx *context) { sha256_init(context); }

static inline void cnettle_sha256_add(
    struct sha256_ctx *context, const uint8_t *bytes, size_t count) {
  sha256_update(context, count, bytes);
}

// Version 4 of nettle no longer takes the length of the digest.
static inline void cnettle_sha256_end(
    struct sha256_ctx *context, uint8_t digest[SHA256_DIGEST_SIZE]) {
#if NETTLE_VERSION_MAJOR >= 4
  sha256_digest(context, digest);
#else
  sha256_digest(context, SHA256_DIGEST_SIZE, digest);
#endif
}

// The SHA-256 of `count` bytes.
static inline void cnettle_sha256(
    const uint8_t *bytes, size_t count, uint8_t digest[SHA256_DIGEST_SIZE]) {
  struct sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, count, bytes);
  cnettle_sha256_end(&context, digest);
}
