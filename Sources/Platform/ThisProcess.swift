import CProcess

/// What the system knows of this process.
package enum ThisProcess {
  /// What it was called with, its own name first; bytes that are no text are kept, so that names of
  /// files are those that were meant.
  package static var arguments: [String] {
    (0..<Int(CommandLine.argc)).compactMap { place in
      CommandLine.unsafeArgv[place].map { String(platformString: $0) }
    }
  }

  /// The path of the file that it runs, without links, or `nil` if that is gone or not told.
  package static var executable: String? {
    #if canImport(Darwin)
      // The loader names the main program's image by its whole path.
      var image = Dl_info()
      guard dladdr(#dsohandle, &image) != 0, let name = image.dli_fname else { return nil }
      let link = String(platformString: name)
    #else
      let link = "/proc/self/exe"
    #endif
    return realPath(link)
  }

  /// The path by which this process starts its own program again: on Linux also when its file was
  /// replaced or is gone.
  package static var program: String {
    let link = "/proc/self/exe"
    return access(link, X_OK) == 0 ? link : executable ?? arguments.first ?? ""
  }

  /// Has malloc keep freed blocks of up to so many bytes for the next who ask, and give larger ones
  /// back to the system at once.
  ///
  /// By itself, glibc gives small ones back too, page for page, until it has seen larger ones: and
  /// from then on keeps those, up to 32 MiB. Other systems do as they like.
  package static func keepFreedBlocks(upTo bytes: Int) {
    cprocess_keep_freed(CInt(min(bytes, 1 << 28)))
  }

  /// Gives free memory back to the system, if so much is in RAM.
  package static func giveBackMemory(above bytes: Int) {
    if let residentBytes, residentBytes > bytes { cprocess_give_back() }
  }

  /// Its memory that is in RAM, in bytes, where the system tells it in a file; `nil` on macOS.
  package static var residentBytes: Int? { pages(field: 1) }

  /// A field of `/proc/self/statm`, which counts pages, in bytes.
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
