/// The segments of a JPEG up to its pixels, and how many scans it has.
///
/// No segment is longer than 64 KiB, and libjpeg never reads past the end of the file, so libjpeg
/// itself reports wrong lengths and files that break off.
///
/// - Source: ITU-T T.81, annex B.
enum JPEGStructure {
  /// The most pixels times scans: 100 million pixels in 20 scans take a second or two.
  private static let mostWork = 2_000_000_000
  /// libjpeg keeps a list of segments and searches all of it for each segment: a tenth of a second
  /// for 5,000. A profile has 100 segments at most; a photograph with another one in its metadata
  /// has a few hundred.
  private static let mostSegments = 5_000
  /// Profiles of printing presses have two megabytes.
  private static let mostProfile = 4 << 20

  /// The picture's header.
  ///
  /// - Throws: `MediaError.unsupported` for codings that are not supported, for too many segments,
  ///   and if decoding would take too long: a progressive JPEG of some hundred kilobytes can ask
  ///   for minutes of work.
  /// - Complexity: O(segments before the pixels); O(bytes) if it has more than one scan.
  static func header(of bytes: UnsafeRawBufferPointer) throws(MediaError) -> PictureHeader {
    var walk = SegmentWalk(bytes)
    var frame = JPEGFrame()
    var profile = JPEGProfile()
    var exif: EXIFBlock?
    while walk.next(), walk.marker != 0xDA, walk.marker != 0xD9 {
      guard walk.segments <= mostSegments else { throw tooMany }
      switch walk.marker {
      case 0xC4, 0xC8, 0xCC: break
      case 0xC0...0xCF:
        if frame.components.isEmpty { frame = try JPEGFrame(walk.marker, walk.body) }
      case 0xF7: throw .unsupported("a JPEG-LS picture")
      case 0xE1: exif = exif ?? EXIFBlock(segment: walk.body)
      case 0xE2: profile.add(walk.body)
      default: break
      }
    }
    let coded = walk.marker == 0xDA ? walk.body.integer(at: 0, count: 1) ?? 0 : 0
    var held = 0
    if frame.isProgressive || coded < frame.components.count {
      held = frame.coefficients
      try checkScans(&walk, pixels: DecoderMemory.product(frame.width, frame.height))
    }
    let rows = DecoderMemory.rows(
      width: frame.width, height: frame.height, channels: frame.components.count, sampleBytes: 1)
    let fault = profile.fault(most: mostProfile)
    return PictureHeader(
      width: frame.width, height: frame.height, channels: frame.components.count, sampleBytes: 1,
      memory: DecoderMemory.sum(held, rows, 2 * profile.size), notes: fault.map { [$0] } ?? [],
      coding: frame.components.count < 4 ? exif?.coding : nil,
      profile: fault == nil ? profile.whole : nil, orientation: exif?.orientation ?? 1)
  }

  /// Goes on from the first scan to the last and limits their work.
  private static func checkScans(_ walk: inout SegmentWalk, pixels: Int) throws(MediaError) {
    var scans = walk.marker == 0xDA ? 1 : 0
    while walk.marker != 0xD9, walk.next() {
      guard walk.segments <= mostSegments else { throw tooMany }
      scans += walk.marker == 0xDA ? 1 : 0
    }
    guard DecoderMemory.product(scans, pixels) > mostWork else { return }
    throw .unsupported("it has \(scans) scans of \(pixels) pixels")
  }

  private static var tooMany: MediaError {
    .unsupported("it has more than \(mostSegments) segments")
  }
}

/// Goes from marker to marker, and skips coded pixels and segment bodies, so that thumbnails do not
/// count.
private struct SegmentWalk {
  private let bytes: UnsafeRawBufferPointer
  private var end = 2
  /// How many segments there have been.
  private(set) var segments = 0
  private(set) var marker = 0
  /// Where the marker, its length and its body are.
  private(set) var place = 0..<0
  /// The body after the length, as far as the file goes.
  private(set) var body = UnsafeRawBufferPointer(start: nil, count: 0)

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// - Returns: whether there is another marker with a length, or the end marker.
  mutating func next() -> Bool {
    var here = end
    let count = bytes.count
    while here + 3 < count {
      guard bytes[here] == 0xFF else {
        here += 1
        continue
      }
      switch bytes[here + 1] {
      // A stuffed 0, a restart and a start have no length; 0xFF is padding.
      case 0, 1, 0xD0...0xD8: here += 2
      case 0xFF: here += 1
      case let found:
        segments += 1
        marker = Int(found)
        let length = found == 0xD9 ? 0 : max(2, Int(bytes[here + 2]) << 8 | Int(bytes[here + 3]))
        end = min(here + 2 + length, count)
        place = here..<end
        body = bytes.part(at: here + 4, count: max(length - 2, 0)) ?? body
        return true
      }
    }
    marker = 0xD9
    end = count
    return false
  }
}

/// The picture as its frame header declares it (§B.2.2).
private struct JPEGFrame {
  var precision = 8
  var width = 0
  var height = 0
  /// Sampling factors of each component.
  var components: [(across: Int, down: Int)] = []
  var isProgressive = false

  init() {}

  /// - Throws: `MediaError.unsupported` for codings other than baseline and progressive of 8 bits.
  init(_ marker: Int, _ body: UnsafeRawBufferPointer) throws(MediaError) {
    switch marker & 15 {
    case 0...2, 9, 10: break
    case 3, 11: throw .unsupported("a lossless JPEG")
    default: throw .unsupported("a hierarchical JPEG")
    }
    precision = body.integer(at: 0, count: 1) ?? 8
    guard precision == 8 else { throw .unsupported("a JPEG with \(precision) bits per sample") }
    height = body.integer(at: 1, count: 2) ?? 0
    guard height > 0 || body.count < 6 else {
      throw .unsupported("a JPEG that declares its height after its pixels (DNL)")
    }
    width = body.integer(at: 3, count: 2) ?? 0
    isProgressive = marker & 3 == 2
    components = (0..<(body.integer(at: 5, count: 1) ?? 0)).map {
      let factors = body.integer(at: 7 + 3 * $0, count: 1) ?? 0x11
      // libjpeg refuses factors outside 1…4.
      return (min(max(factors >> 4, 1), 4), min(max(factors & 15, 1), 4))
    }
  }

  /// The bytes of all coefficients: two for each, in blocks of 64 that fill whole MCUs.
  ///
  /// - Source: `jinit_d_coef_controller` of libjpeg-turbo.
  var coefficients: Int {
    let across = components.map(\.across).max() ?? 1
    let down = components.map(\.down).max() ?? 1
    func blocks(_ size: Int, _ factor: Int, _ most: Int) -> Int {
      let count = (size * factor + most * 8 - 1) / (most * 8)
      return (count + factor - 1) / factor * factor
    }
    return components.reduce(0) {
      $0 + blocks(width, $1.across, across) * blocks(height, $1.down, down) * 128
    }
  }
}

/// An ICC profile, which may be spread over segments (ICC.1:2022 annex B.4).
private struct JPEGProfile {
  /// Its pieces by number. Of two pieces with one number the later counts, as in libvips.
  private var pieces: [Int: UnsafeRawBufferPointer] = [:]

  mutating func add(_ body: UnsafeRawBufferPointer) {
    guard body.starts(with: "ICC_PROFILE".utf8), body.count > 14,
      let number = body.integer(at: 12, count: 1), let piece = body.part(at: 14, count: body.count)
    else { return }
    pieces[number] = piece
  }

  /// The bytes of all its pieces.
  var size: Int { pieces.values.reduce(0) { $0 + $1.count } }

  /// The warning for a profile that is left out; `nil` if it is kept or there is none.
  func fault(most: Int) -> String? {
    guard size <= most else {
      return "its color profile is larger than \(most >> 20) MiB and was ignored"
    }
    guard let whole else { return nil }
    return whole.withUnsafeBytes { ICCTags($0) }.overclaim ? ICCTags.damage : nil
  }

  /// All pieces with consecutive numbers from 1 on; `nil` if there are no pieces.
  var whole: [UInt8]? {
    guard !pieces.isEmpty else { return nil }
    var whole: [UInt8] = []
    for number in 1...255 {
      guard let piece = pieces[number] else { break }
      whole += piece
    }
    return whole
  }
}
