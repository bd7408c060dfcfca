// The only file that asks which C library this is. `Tools/check-imports` enforces this; see
// Documentation/Decisions/0050-libc-comes-through-one-file.md.
#if canImport(Darwin)
  @_exported public import Darwin
#elseif canImport(Glibc)
  @_exported public import Glibc
#elseif canImport(Musl)
  @_exported public import Musl
#else
  #error("FilmPalette knows the C libraries of macOS, glibc and musl only")
#endif

/// `SOCK_STREAM` in the type that `socket` and `addrinfo` take: in glibc's header it is an
/// enumeration.
package var streamSocket: CInt {
  #if canImport(Glibc)
    CInt(SOCK_STREAM.rawValue)
  #else
    SOCK_STREAM
  #endif
}
