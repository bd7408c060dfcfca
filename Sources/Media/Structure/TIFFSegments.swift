/// The strips or tiles of a TIFF in the file: their lengths, and the sizes that the JPEG and WebP
/// pictures inside them declare.
struct TIFFSegments {
  /// The most strips or tiles that are checked one by one. A picture of a hundred megapixels has
  /// 25,000 tiles of 64 × 64 pixels.
  private static let most = 65_536
  /// The most steps in searching for the sizes of JPEGs, for all strips or tiles together.
  private static let mostSteps = 1 << 20

  private let picture: TIFFPicture
  private let file: TIFFFile
  /// How many strips or tiles the file lists.
  private let count: Int

  init(_ picture: TIFFPicture, of file: TIFFFile) {
    self.picture = picture
    self.file = file
    count = min(picture.segments, picture.offsets?.count ?? 0)
  }

  /// The length of the longest strip or tile in the file, in bytes.
  var longest: Int {
    guard picture.segments > 1, count <= Self.most, let counts = picture.counts else {
      return file.bytes.count
    }
    var longest = 0
    for index in 0..<count { longest = max(longest, file.value(index, of: counts) ?? 0) }
    return longest == 0 ? file.bytes.count : min(longest, file.bytes.count)
  }

  /// The most bytes that the picture in a strip or tile takes beyond its pixels.
  ///
  /// - Throws: `MediaError.damaged` if a picture declares a larger size than its strip or tile;
  ///   `.unsupported` for too many strips or tiles, or if the search takes too long.
  func coded() throws(MediaError) -> Int {
    guard [7, 50000, 50001].contains(picture.compression) else { return 0 }
    guard count <= Self.most else { throw .unsupported("it has more than \(Self.most) tiles") }
    var (most, steps) = (0, 0)
    for index in 0..<count {
      guard let place = file.value(index, of: picture.offsets),
        let part = file.bytes.part(at: place, count: file.bytes.count)
      else { continue }
      let found =
        switch picture.compression {
        case 7: try jpeg(part, &steps)
        case 50000: zstandard(part)
        default: webp(part)
        }
      guard let found else { continue }
      guard
        !picture.isTiled && picture.compression == 7
          || found.width <= picture.segment.width && found.height <= picture.segment.height
      else { throw .damaged("a tile holds a picture that is larger than the tile") }
      most = max(most, found.memory)
    }
    return most
  }

  private typealias Found = (width: Int, height: Int, memory: Int)

  /// Reads a JPEG's size from its frame header. The decoder holds all coefficients of a progressive
  /// JPEG, 2 bytes each.
  ///
  /// - Source: ITU-T T.81 §B.1.1 and §B.2.2.
  private func jpeg(_ part: UnsafeRawBufferPointer, _ steps: inout Int) throws(MediaError) -> Found?
  {
    var place = 2
    while let byte = part.integer(at: place, count: 1) {
      steps += 1
      guard steps <= Self.mostSteps else { throw .unsupported("its tiles have too many parts") }
      guard byte == 0xFF, let mark = part.integer(at: place + 1, count: 1) else {
        place += 1
        continue
      }
      switch mark {
      case 0xFF: place += 1
      case 0, 1, 0xD0...0xD8: place += 2
      case 0xC0...0xCF where ![0xC4, 0xC8, 0xCC].contains(mark):
        guard let height = part.integer(at: place + 5, count: 2),
          let width = part.integer(at: place + 7, count: 2),
          let components = part.integer(at: place + 9, count: 1)
        else { return nil }
        // The coefficients are also held if a baseline JPEG has several scans.
        let scan = place + 2 + (part.integer(at: place + 2, count: 2) ?? 0)
        let isWhole = mark == 0xC2 || mark == 0xC6 || isSplit(part, from: scan, components, &steps)
        let size = DecoderMemory.product(width.parts(of: 16) * 16, height.parts(of: 16) * 16)
        return (width, height, isWhole ? DecoderMemory.product(size, components, 2) : 0)
      case 0xD9, 0xDA: return nil
      default:
        guard let length = part.integer(at: place + 2, count: 2) else { return nil }
        place += 2 + length
      }
    }
    return nil
  }

  /// Whether the first scan after a frame header has fewer components than the frame.
  private func isSplit(
    _ part: UnsafeRawBufferPointer, from start: Int, _ components: Int, _ steps: inout Int
  ) -> Bool {
    var place = start
    while let mark = part.integer(at: place, count: 2), steps < Self.mostSteps {
      steps += 1
      if mark == 0xFFDA { return part.integer(at: place + 4, count: 1) != components }
      guard mark > 0xFF00, mark != 0xFFFF, let length = part.integer(at: place + 2, count: 2)
      else { break }
      place += 2 + length
    }
    // If the scan was not found, the worst is assumed.
    return true
  }

  /// Reads a WebP's size: the size of its canvas, and of the pictures among its first chunks.
  ///
  /// A lossless picture takes 4 bytes per pixel while it is unpacked. Alpha may be such a picture,
  /// too.
  ///
  /// - Source: WebP container specification; RFC 6386 §9.1; the WebP lossless specification §3.
  private func webp(_ part: UnsafeRawBufferPointer) -> Found? {
    func little(_ place: Int, _ count: Int) -> Int {
      part.integer(at: place, count: count, little: true) ?? 0
    }
    guard part.count >= 12 else { return nil }
    var (place, width, height, isLossy) = (12, 0, 0, true)
    for _ in 0..<8 {
      switch part.integer(at: place, count: 4) {
      case 0x5650_3858:  // VP8X
        (width, height) = (1 + little(place + 12, 3), 1 + little(place + 15, 3))
        isLossy = false
      case 0x5650_384C:  // VP8L
        let sides = little(place + 9, 4)
        width = max(width, 1 + sides & 0x3FFF)
        height = max(height, 1 + sides >> 14 & 0x3FFF)
        isLossy = false
      case 0x5650_3820:  // VP8
        width = max(width, little(place + 14, 2) & 0x3FFF)
        height = max(height, little(place + 16, 2) & 0x3FFF)
      default: break
      }
      let length = little(place + 4, 4)
      place += 8 + length + length & 1
    }
    return (width, height, DecoderMemory.product(width, height, isLossy ? 1 : 6))
  }

  /// Reads the window of a Zstandard frame, 128 MiB at most. The frame declares no width or height.
  ///
  /// - Source: RFC 8878 §3.1.1.1.
  private func zstandard(_ part: UnsafeRawBufferPointer) -> Found? {
    guard part.integer(at: 0, count: 4) == 0x28B5_2FFD, let flags = part.integer(at: 4, count: 1),
      let window = part.integer(at: 5, count: 1)
    else { return (0, 0, 128 << 20) }
    // A frame with a single segment has no separate window: its length is the window.
    guard flags & 0x20 == 0 else { return (0, 0, min(picture.segmentBytes, 128 << 20)) }
    let base = 1 << (10 + window >> 3)
    return (0, 0, min(base + base / 8 * (window & 7), picture.segmentBytes, 128 << 20))
  }
}
