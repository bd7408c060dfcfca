import CFFmpeg

/// FFmpeg's libraries as a whole: whether they are there.
enum FFmpegLibraries {
  /// Loads them if this is the first time, which takes a while; nothing later.
  ///
  /// - Throws: `MediaError.libraryMissing`, every time, if they are not installed or do not fit.
  static func load() throws(MediaError) {
    if let reason = cffmpeg_load() { throw .libraryMissing(String(cString: reason)) }
  }

  /// A text of C, as long as it goes.
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
