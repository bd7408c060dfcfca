// The one file that asks whose C library this is. `Tools/check-imports` keeps it so; see
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

/// `SOCK_STREAM` as `socket` and `addrinfo` take it: glibc's header makes it an enumeration.
package var streamSocket: CInt {
  #if canImport(Glibc)
    CInt(SOCK_STREAM.rawValue)
  #else
    SOCK_STREAM
  #endif
}
