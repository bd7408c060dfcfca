import CFFmpeg

/// Whether FFmpeg's libraries are available.
enum FFmpegLibraries {
  /// Loads the libraries at the first call, which takes a while. Later calls do nothing.
  ///
  /// - Throws: `MediaError.libraryMissing`, at each call, if they are not installed or do not fit.
  static func load() throws(MediaError) {
    if let reason = cffmpeg_load() { throw .libraryMissing(String(cString: reason)) }
  }

  /// A C string that `fill` writes, truncated to `size`.
  static func text(_ size: Int = 500, _ fill: (UnsafeMutablePointer<CChar>, Int) -> Void) -> String
  {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: size) { buffer in
      guard let start = buffer.baseAddress else { return "" }
      start.initialize(repeating: 0, count: size)
      fill(start, size)
      return String(cString: start)
    }
  }
}
