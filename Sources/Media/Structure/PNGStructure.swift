import CZlib

/// The chunks of a PNG up to its pixels. No decoder here reads what follows the pixels.
///
/// - Source: Portable Network Graphics, Third Edition, §5 and §11.
enum PNGStructure {
  /// The most chunks before the pixels. libpng's own limit of 1000 is for the chunks that it keeps.
  private static let mostChunks = 100_000

  /// The picture's header.
  ///
  /// - Throws: `MediaError.damaged` if the file does not start with its header, or a chunk before
  ///   the pixels is longer than the file; `.unsupported` for more than `mostChunks`.
  /// - Complexity: O(chunks before the pixels), and 1 MiB unpacked if there is a color profile.
  static func header(of bytes: UnsafeRawBufferPointer) throws(MediaError) -> PictureHeader {
    guard bytes.integer(at: 8, count: 8) == 13 << 32 | code("IHDR"),
      let width = bytes.integer(at: 16, count: 4), let height = bytes.integer(at: 20, count: 4),
      let depth = bytes.integer(at: 24, count: 1), let kind = bytes.integer(at: 25, count: 1),
      let interlace = bytes.integer(at: 28, count: 1)
    else { throw .damaged("it does not start with a PNG header") }
    var walk = ChunkWalk()
    var colors = PNGColors()
    var place = 33
    var chunks = 0
    while let length = bytes.integer(at: place, count: 4),
      let type = bytes.integer(at: place + 4, count: 4), type != code("IDAT")
    {
      chunks += 1
      guard chunks <= mostChunks else {
        throw .unsupported("it has more than \(mostChunks) chunks before its pixels")
      }
      let end = place + 12 + length
      guard end <= bytes.count else {
        throw .damaged("its chunk \(word(type)) is longer than the file")
      }
      if let body = bytes.part(at: place + 8, count: length) {
        walk.look(at: type, body, place..<end)
        colors.look(at: type, body)
      }
      place = end
    }
    // Decoders turn palettes into colors, and samples of few bits into bytes.
    var channels = [0: 1, 2: 3, 3: 3, 4: 2][kind] ?? 4
    if kind == 0 || kind == 2 || kind == 3, walk.hasTransparency { channels += 1 }
    let sampleBytes = depth > 8 ? 2 : 1
    let coding = colors.coding(besideProfile: walk.hasProfile) ?? walk.exif?.coding
    return PictureHeader(
      width: width, height: height, channels: channels, sampleBytes: sampleBytes,
      memory: memory(width, height, channels, sampleBytes, isHeld: interlace != 0),
      cuts: walk.cuts, notes: walk.notes + colors.notes, coding: coding,
      followsProfile: !colors.precedesProfile, profile: walk.profile, orientation: walk.orientation)
  }

  /// The memory that decoding takes. An interlaced picture is held whole, with an address for each
  /// row.
  private static func memory(
    _ width: Int, _ height: Int, _ channels: Int, _ sampleBytes: Int, isHeld: Bool
  ) -> Int {
    let rows = DecoderMemory.rows(
      width: width, height: height, channels: channels, sampleBytes: sampleBytes,
      cached: isHeld ? 64 : 512)
    guard isHeld else { return rows }
    let picture = DecoderMemory.product(width, height, channels, sampleBytes)
    return DecoderMemory.sum(picture, DecoderMemory.product(height, 8), rows)
  }

  static func code(_ name: StaticString) -> Int {
    name.withUTF8Buffer { $0.reduce(0) { $0 << 8 | Int($1) } }
  }

  /// A chunk's name, if its type is four letters.
  private static func word(_ type: Int) -> String {
    let bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: type >> $0) }
    let isWord = bytes.allSatisfy { 65...90 ~= $0 || 97...122 ~= $0 }
    return isWord ? String(decoding: bytes, as: UTF8.self) : "without a name"
  }
}

/// What the chunks so far have declared.
private struct ChunkWalk {
  private(set) var cuts: [Range<Int>] = []
  private(set) var notes: [String] = []
  private(set) var hasTransparency = false
  private(set) var hasProfile = false
  private(set) var profile: [UInt8]?
  /// How the camera was held, from the first EXIF chunk.
  var orientation: Int { exif?.orientation ?? 1 }
  private(set) var exif: EXIFBlock?

  /// Chunks for colors or orientation, and harmless ones: their size is fixed and small.
  private static let kept: Set<Int> = [
    PNGStructure.code("bKGD"), PNGStructure.code("cHRM"), PNGStructure.code("cICP"),
    PNGStructure.code("cLLI"), PNGStructure.code("gAMA"), PNGStructure.code("mDCV"),
    PNGStructure.code("pHYs"), PNGStructure.code("sBIT"), PNGStructure.code("sRGB"),
    PNGStructure.code("tIME"), PNGStructure.code("tRNS"),
  ]

  mutating func look(at type: Int, _ body: UnsafeRawBufferPointer, _ place: Range<Int>) {
    // A lower-case first letter: the picture can be shown without this chunk (§5.4).
    guard type >> 29 & 1 == 1 else { return }
    switch type {
    case PNGStructure.code("iCCP"):
      // The first profile counts. The profile is read here, since libpng silently drops it beside
      // chunks that contradict it.
      let isFirst = !hasProfile
      hasProfile = true
      if isFirst { readProfile(body) }
      if !isFirst || profile == nil { cut(place) }
    case PNGStructure.code("eXIf") where body.count > PictureHeader.mostAncillary:
      cut(place)
      notes.append("its EXIF data is larger than 1 MiB and was ignored")
    case PNGStructure.code("eXIf"):
      exif = exif ?? EXIFBlock(body)
    default:
      if type == PNGStructure.code("tRNS") { hasTransparency = true }
      if !ChunkWalk.kept.contains(type) { cut(place) }
    }
  }

  /// Adds a range to `cuts`. Adjacent ranges become one, so that there are never many.
  private mutating func cut(_ place: Range<Int>) {
    if let last = cuts.last, last.upperBound == place.lowerBound {
      cuts[cuts.count - 1] = last.lowerBound..<place.upperBound
    } else {
      cuts.append(place)
    }
  }

  /// Unpacks a profile, or adds a note on why it is left out.
  private mutating func readProfile(_ body: UnsafeRawBufferPointer) {
    // The body: a name of 1 to 79 letters, a zero, and the method (§11.3.2.3).
    guard let end = body.prefix(80).firstIndex(of: 0),
      let packed = body.part(at: end + 2, count: body.count)
    else { return notes.append(ICCTags.damage) }
    let most = PictureHeader.mostAncillary
    let found = ChunkWalk.inflated(packed, most: most + 1)
    guard found.count <= most else {
      return notes.append("its color profile is larger than 1 MiB and was ignored")
    }
    let tags = found.withUnsafeBytes { ICCTags($0) }
    guard tags.areInside, !tags.overclaim else { return notes.append(ICCTags.damage) }
    profile = found
  }

  /// The first `most` bytes that a zlib stream unpacks to, as far as it can be unpacked.
  private static func inflated(_ packed: UnsafeRawBufferPointer, most: Int) -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit_(&stream, ZLIB_VERSION, size) == Z_OK else { return [] }
    defer { inflateEnd(&stream) }
    let input = packed.bindMemory(to: UInt8.self)
    return [UInt8](unsafeUninitializedCapacity: most) { output, filled in
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.avail_in = UInt32(clamping: input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(most)
      _ = inflate(&stream, Z_SYNC_FLUSH)
      filled = most - Int(stream.avail_out)
    }
  }
}
