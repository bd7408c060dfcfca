/// How often a JPEG goes over its whole picture: a progressive one of a few hundred kilobytes can
/// ask for minutes of work.
enum JPEGScans {
  /// A picture of 100 million pixels in 20 scans: a second or two.
  private static let mostWork = 2_000_000_000

  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - pixels: of the picture.
  /// - Throws: `MediaError.unsupported` if decoding would take too long.
  /// - Complexity: O(bytes).
  static func check(_ bytes: UnsafeRawBufferPointer, pixels: Int) throws(MediaError) {
    let scans = count(bytes)
    let (work, overflow) = scans.multipliedReportingOverflow(by: pixels)
    guard overflow || work > mostWork else { return }
    throw .unsupported("it goes over its \(pixels) pixels \(scans) times")
  }

  /// The markers of scans outside of other segments, whose pictures (thumbnails) do not count.
  ///
  /// - Source: ITU-T T.81, annex B.
  static func count(_ bytes: UnsafeRawBufferPointer) -> Int {
    var scans = 0
    var place = 0
    while place + 3 < bytes.count {
      guard bytes[place] == 0xFF else {
        place += 1
        continue
      }
      switch bytes[place + 1] {
      // A stuffed 0, a restart, start and end have no length; 0xFF fills.
      case 0, 1, 0xD0...0xD9: place += 2
      case 0xFF: place += 1
      case let marker:
        scans += marker == 0xDA ? 1 : 0
        place += 2 + max(2, Int(bytes[place + 2]) << 8 | Int(bytes[place + 3]))
      }
    }
    return scans
  }
}
