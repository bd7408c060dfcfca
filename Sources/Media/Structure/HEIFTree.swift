/// The pictures that are decoded for one picture, and the memory that they take.
///
/// - Source: ISO/IEC 23008-12 §6.6 (derived images); libheif 1.15 `heif_context.cc`.
struct HEIFTree {
  struct Picture {
    /// The largest of the sizes that the file declares in different places.
    var width = 0
    var height = 0
    var bits = 8
    /// Bits of a sample in the configuration of the first coded picture, which is what libheif
    /// reports.
    var depth = 8
    var isMonochrome = false
    /// How its colors are coded.
    var colors = CodePoints()
    /// Whether libheif leaves black at 16 and white at 235 of 255.
    var isNarrow = false
    /// The coding for which libheif computes wrong colors; `nil` for all that is usual.
    var unread: String?
    var hasAlpha = false
    /// The most bytes that decoding it takes.
    var memory = 0
    /// Pixels of all pictures that are decoded for it.
    var pixels = 0

    /// Bytes of a sample in libheif's memory.
    var sample: Int { bits > 8 ? 2 : 1 }
    var size: Int { DecoderMemory.product(width, height) }
  }

  private let file: HEIFItems
  /// Pictures that were already computed: a grid may contain one tile many times.
  private var known: [Int: Picture] = [:]
  private var path: [Int] = []
  /// How many more units of bitstreams may be visited, for all pictures together.
  private var units = 1 << 16

  init(_ file: HEIFItems) { self.file = file }

  /// The alpha channel of an item, if it has one.
  func alpha(of id: Int) -> Int? {
    let kinds = [
      "urn:mpeg:avc:2015:auxid:1", "urn:mpeg:hevc:2015:auxid:1",
      "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha",
    ]
    // With several, libheif uses the last one.
    return file.items[id]?.auxiliaries.last { auxiliary in
      properties(auxiliary, "auxC").contains { body in
        kinds.contains { kind in
          file.bytes[body].dropFirst(4).prefix { $0 != 0 }.elementsEqual(kind.utf8)
        }
      }
    }
  }

  /// Determines what libheif does with a coded picture's matrix and range. Found by trial, in
  /// agreement with `nclx.cc` and `heif_colorconversion.cc` of libheif 1.15.
  private func judge(_ picture: inout Picture) {
    let colors = picture.colors
    guard !picture.isMonochrome else {
      picture.isNarrow = !colors.isFullRange
      return
    }
    let names = [
      10: "BT.2020 with constant luminance", 11: "Y'D'zD'x", 13: "constant luminance", 14: "ICtCp",
      15: "IPT-PQ-C2", 16: "YCgCo-Re", 17: "YCgCo-Ro",
    ]
    switch colors.matrix {
    case 0 where !colors.isFullRange: picture.unread = "RGB with limited range"
    case 8 where !colors.isFullRange || picture.bits > 8: picture.unread = "YCgCo"
    case let matrix: picture.unread = names[matrix]
    }
  }

  /// The first color box with code points (ISO/IEC 14496-12 §12.1.5). It takes precedence over the
  /// bitstream.
  private func codePoints(_ id: Int) -> CodePoints? {
    for body in properties(id, "colr") {
      func number(_ place: Int, _ count: Int) -> Int? {
        UnsafeRawBufferPointer(rebasing: file.bytes[body]).integer(at: place, count: count)
      }
      guard number(0, 4) == ISOBox.code("nclx"), let primaries = number(4, 2),
        let transfer = number(6, 2), let matrix = number(8, 2), let range = number(10, 1)
      else { continue }
      return CodePoints(
        primaries: primaries, transfer: transfer, matrix: matrix, isFullRange: range > 127)
    }
    return nil
  }

  private func properties(_ id: Int, _ type: StaticString) -> [Range<Int>] {
    (file.items[id]?.properties ?? []).compactMap { index in
      guard file.properties.indices.contains(index),
        file.properties[index].type == ISOBox.code(type)
      else { return nil }
      return file.properties[index].body
    }
  }

  /// - Throws: `MediaError.damaged` for a picture that is composed of itself; `.unsupported` for
  ///   one composed of far more pixels than it shows, or coded in a way that is not supported.
  mutating func picture(_ id: Int) throws(MediaError) -> Picture {
    if let picture = known[id] { return picture }
    guard let item = file.items[id] else { return Picture() }
    // libheif follows such a cycle until its stack overflows.
    guard !path.contains(id), path.count < 8 else {
      throw .damaged("one of its pictures contains itself")
    }
    guard !item.isElsewhere else { throw .unsupported("its pixels are in another file or item") }
    path.append(id)
    defer { path.removeLast() }
    var picture = Picture()
    for body in properties(id, "ispe") {
      picture.width = max(picture.width, file.bytes.integer(at: body.lowerBound + 4, count: 4) ?? 0)
      picture.height = max(
        picture.height, file.bytes.integer(at: body.lowerBound + 8, count: 4) ?? 0)
    }
    switch item.type {
    case ISOBox.code("hvc1"): try readHEVC(id, item, &picture)
    case ISOBox.code("av01"): try readAV1(id, item, &picture)
    case ISOBox.code("grid"), ISOBox.code("iden"), ISOBox.code("iovl"):
      try readParts(item, &picture)
    default:
      throw .unsupported("its picture's coding (\(item.name))")
    }
    if let codePoints = codePoints(id) { picture.colors = codePoints }
    if !item.isDerived { judge(&picture) }
    if let alpha = alpha(of: id) {
      let beside = try self.picture(alpha)
      picture.hasAlpha = true
      picture.pixels = DecoderMemory.sum(picture.pixels, beside.pixels)
      // Alpha is decoded after the colors, which are three planes by then.
      let sample = picture.sample
      picture.memory = max(
        DecoderMemory.sum(
          picture.memory, DecoderMemory.product(picture.size, sample, 3) / 2, beside.memory / 8),
        DecoderMemory.sum(
          DecoderMemory.product(picture.size, sample, 3), beside.memory / 8 * 5))
    }
    known[id] = picture
    return picture
  }

  /// Reads a coded picture. Bytes per pixel, times two, were measured for each kind: the decoder's
  /// own memory, and libheif's two or three copies on the way to RGB.
  private mutating func readHEVC(
    _ id: Int, _ item: HEIFItem, _ picture: inout Picture
  ) throws(MediaError) {
    var coded = HEVCPicture()
    for body in properties(id, "hvcC") {
      coded.read(configuration: UnsafeRawBufferPointer(rebasing: file.bytes[body]))
    }
    item.withData(in: file.bytes) { coded.read(data: $0, units: &units) }
    guard units > 0 else { throw .unsupported("its pictures have too many parts") }
    // Pictures are coded in blocks of up to 64 samples, and smaller excess is cropped.
    if coded.width - picture.width >= 64 { picture.width = coded.width }
    if coded.height - picture.height >= 64 { picture.height = coded.height }
    (picture.bits, picture.depth) = (coded.bits, coded.depth)
    (picture.colors, picture.isMonochrome) = (coded.colors, coded.isMonochrome)
    picture.pixels = DecoderMemory.product(
      max(picture.width, coded.width), max(picture.height, coded.height))
    let twice = coded.bits > 8 ? 34 : 19
    let others = min(16, max(0, coded.frames - 1)) * (coded.isSubsampled ? 5 : 8) * picture.sample
    picture.memory = DecoderMemory.product(picture.pixels, twice + others) / 2
  }

  private mutating func readAV1(
    _ id: Int, _ item: HEIFItem, _ picture: inout Picture
  ) throws(MediaError) {
    var coded = AV1Picture()
    for body in properties(id, "av1C") {
      coded.read(configuration: UnsafeRawBufferPointer(rebasing: file.bytes[body]))
    }
    item.withData(in: file.bytes) { coded.read(data: $0, units: &units) }
    guard units > 0 else { throw .unsupported("its pictures have too many parts") }
    picture.width = max(picture.width, coded.width)
    picture.height = max(picture.height, coded.height)
    (picture.bits, picture.depth) = (coded.bits, coded.depth)
    (picture.colors, picture.isMonochrome) = (coded.colors, coded.isMonochrome)
    picture.pixels = picture.size
    let twice =
      switch (coded.isMonochrome, coded.isSubsampled) {
      case (true, _): coded.bits > 8 ? 40 : 20
      case (_, true): coded.bits > 8 ? 30 : 20
      default: coded.bits > 8 ? 55 : 29
      }
    let others = min(10, max(0, coded.frames - 1)) * (coded.isSubsampled ? 4 : 7) * picture.sample
    picture.memory = DecoderMemory.product(picture.size, twice + others) / 2
  }

  /// Reads a grid, an overlay or an alias of a picture: the whole, and four parts at a time.
  private mutating func readParts(
    _ item: HEIFItem, _ picture: inout Picture
  ) throws(MediaError) {
    let (width, height) = item.withData(in: file.bytes) { canvas($0, of: item) }
    picture.width = max(picture.width, width)
    picture.height = max(picture.height, height)
    var (largest, bits) = (0, 8)
    for (index, id) in item.parts.enumerated() {
      let part = try self.picture(id)
      // A grid without its own colors has those of its first tile.
      if index == 0 {
        (picture.depth, picture.colors) = (part.depth, part.colors)
        picture.isNarrow = part.isNarrow
      }
      picture.unread = picture.unread ?? part.unread
      picture.pixels = DecoderMemory.sum(picture.pixels, part.pixels)
      largest = max(largest, part.memory)
      bits = max(bits, part.bits)
      picture.hasAlpha = picture.hasAlpha || item.type != ISOBox.code("iovl") && part.hasAlpha
      if item.type == ISOBox.code("iden") {
        picture.width = max(picture.width, part.width)
        picture.height = max(picture.height, part.height)
      }
    }
    picture.bits = bits
    guard picture.pixels / 4 <= DecoderMemory.sum(picture.size, 4 << 20) else {
      throw .unsupported("its parts have far more pixels than the whole")
    }
    let atOnce = item.type == ISOBox.code("grid") ? min(4, item.parts.count) : 1
    let whole = DecoderMemory.product(
      picture.size, picture.hasAlpha ? 8 : 6, picture.sample)
    picture.memory = DecoderMemory.sum(
      whole, DecoderMemory.product(largest, atOnce, 4) / 3, 8 << 20)
  }

  /// The size that a grid or an overlay declares in its own data (ISO/IEC 23008-12 §6.6.2).
  private func canvas(_ data: UnsafeRawBufferPointer, of item: HEIFItem) -> (Int, Int) {
    let isGrid = item.type == ISOBox.code("grid")
    guard isGrid || item.type == ISOBox.code("iovl") else { return (0, 0) }
    let width = (data.integer(at: 1, count: 1) ?? 0) & 1 == 1 ? 4 : 2
    let place = isGrid ? 4 : 10
    return (
      data.integer(at: place, count: width) ?? 0, data.integer(at: place + width, count: width) ?? 0
    )
  }
}
