import Platform

/// How many entries FFmpeg's index of an MP4 or QuickTime file will have, according to its tracks
/// and fragments.
///
/// FFmpeg creates an entry for each sample before it reads a frame, and a file of a few hundred
/// bytes can declare hundreds of millions of samples.
struct SampleTables {
  /// Bytes of an entry, including its time: measured with FFmpeg 5.1.
  static let bytesOfEntry = 32
  /// The deepest nesting of boxes that is followed, and the most boxes that are visited in all.
  private static let (deepest, most) = (12, 1_000_000)
  private static let containers: Set<UInt32> = Set(
    ["moov", "trak", "mdia", "minf", "stbl", "udta", "edts", "moof", "traf", "mvex"].map(code))

  /// What a track declares of itself.
  private struct Track {
    var samples = 0
    var isSound = false
    /// Whether all samples have the length of one tick. FFmpeg reads such sound, which is not
    /// compressed, in blocks of 1024 samples.
    var isEven = false
    var entries: Int { isSound && isEven ? samples / 1024 : samples }
  }

  /// How many samples the file declares; 0 for other files.
  private(set) var samples = 0
  private var boxes = 0
  private var track = Track()
  private let descriptor: CInt

  /// - Complexity: O(boxes); no box is read as a whole.
  init(path: String) {
    descriptor = open(path.platformString, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return }
    walk(0..<Int(status.st_size), depth: 0)
  }

  /// - Throws: `MediaError.tooMuchMemory` if the entries would take more than half of `memory`.
  static func check(path: String, memory: Int) throws(MediaError) {
    // No overflow: at most a million boxes of 2³² samples.
    let bytes = SampleTables(path: path).samples * bytesOfEntry
    guard bytes > memory / 2 else { return }
    throw .tooMuchMemory(bytes: bytes + memory / 2, limit: memory)
  }

  /// Follows the boxes of a range. Source: ISO/IEC 14496-12, 4.2, 8.7.3, 8.8.8.
  private mutating func walk(_ range: Range<Int>, depth: Int) {
    var start = range.lowerBound
    while start <= range.upperBound - 8, boxes < Self.most {
      boxes += 1
      guard let kind = number(at: start + 4), var length = number(at: start).map(Int.init) else {
        return
      }
      var content = start + 8
      if length == 1 {
        guard let high = number(at: start + 8), let low = number(at: start + 12) else { return }
        length = Int(clamping: UInt64(high) << 32 | UInt64(low))
        content += 8
      } else if length == 0 {
        length = range.upperBound - start
      }
      guard length >= content - start else { return }
      let end = length > range.upperBound - start ? range.upperBound : start + length
      switch kind {
      case Self.code("stsz"), Self.code("stz2"):
        track.samples = max(track.samples, Int(number(at: content + 8) ?? 0))
      case Self.code("hdlr"):
        // A second handler box, for data references, declares neither.
        let media = number(at: content + 8)
        if media == Self.code("soun") { track.isSound = true }
        if media == Self.code("vide") { track.isSound = false }
      case Self.code("stts"):
        track.isEven = number(at: content + 4) == 1 && number(at: content + 12) == 1
      case Self.code("trun"): samples += Int(number(at: content + 4) ?? 0)
      case Self.code("trak") where depth < Self.deepest && content < end:
        track = Track()
        walk(content..<end, depth: depth + 1)
        samples += track.entries
      case _ where Self.containers.contains(kind) && depth < Self.deepest && content < end:
        walk(content..<end, depth: depth + 1)
      default: break
      }
      start = end
    }
  }

  private func number(at offset: Int) -> UInt32? {
    var bytes: UInt32 = 0
    guard pread(descriptor, &bytes, 4, off_t(offset)) == 4 else { return nil }
    return UInt32(bigEndian: bytes)
  }

  private static func code(_ letters: String) -> UInt32 {
    letters.utf8.reduce(0) { $0 << 8 | UInt32($1) }
  }
}
