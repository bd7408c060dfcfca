import CProcess

/// Facts about this process, from the system.
package enum CurrentProcess {
  /// The command line, beginning with the program's name. Bytes that are not UTF-8 are preserved,
  /// so file names are exact.
  package static var arguments: [String] {
    (0..<Int(CommandLine.argc)).compactMap { place in
      CommandLine.unsafeArgv[place].map { String(platformString: $0) }
    }
  }

  /// The path of the running executable, without links, or `nil` if it is gone or unknown.
  package static var executable: String? {
    #if canImport(Darwin)
      // The loader knows the main program's image by its full path.
      var image = Dl_info()
      guard dladdr(#dsohandle, &image) != 0, let name = image.dli_fname else { return nil }
      let link = String(platformString: name)
    #else
      let link = "/proc/self/exe"
    #endif
    return realPath(link)
  }

  /// The path for starting this program again. On Linux it works even when the executable was
  /// replaced or is gone.
  package static var program: String {
    let link = "/proc/self/exe"
    return access(link, X_OK) == 0 ? link : executable ?? arguments.first ?? ""
  }

  /// Makes malloc keep freed blocks of up to this size for reuse, and return larger ones to the
  /// system at once.
  ///
  /// By default, glibc also returns small blocks, page by page, until it has seen larger ones; from
  /// then on it keeps those, up to 32 MiB. Other systems are not affected.
  package static func keepFreedBlocks(upTo bytes: Int) {
    cprocess_keep_freed(CInt(min(bytes, 1 << 28)))
  }

  /// Returns free memory to the system, if the process has more than this in RAM.
  package static func releaseMemory(above bytes: Int) {
    if let residentBytes, residentBytes > bytes { cprocess_give_back() }
  }

  /// Bytes of this process in RAM; `nil` where the system has no file for it, as on macOS.
  package static var residentBytes: Int? { pages(field: 1) }

  /// A field of `/proc/self/statm`, converted from pages to bytes.
  static func pages(field: Int) -> Int? {
    guard let file = fopen("/proc/self/statm", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, 128, file) != nil else { return nil }
    let words = String(
      decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self
    )
    .split(separator: " ")
    guard words.count > field, let pages = Int(words[field]) else { return nil }
    return pages * Int(sysconf(CInt(_SC_PAGESIZE)))
  }
}
