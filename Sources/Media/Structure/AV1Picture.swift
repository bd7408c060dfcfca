/// What an AV1 bitstream declares of its pictures: the largest values of its sequence headers.
///
/// - Source: AV1 bitstream specification §5.3, §5.5 and §5.9.2; the AV1 codec configuration box.
struct AV1Picture {
  var width = 0
  var height = 0
  var bits = 8
  /// The bits of a sample according to the configuration record alone.
  private(set) var depth = 8
  var isMonochrome = false
  /// Whether chroma has fewer samples than luma.
  var isSubsampled = true
  /// The number of frames that begin in the bitstream, shown or not, plus one for film grain.
  var frames = 0
  /// How its colors are coded, according to the last sequence header.
  private(set) var colors = CodePoints()
  private var sequence = Sequence()

  /// The fields of the sequence header that parsing a frame header depends on.
  private struct Sequence {
    var isReduced = true
    var timing = 0
    var screenContent = 2
    var integerVectors = 2
    var identifier = 0
    var sides = (width: 0, height: 0)
  }

  /// Reads the units of a codec configuration record, and the record's own flags.
  mutating func read(configuration record: UnsafeRawBufferPointer) {
    guard let flags = record.integer(at: 2, count: 1),
      let units = record.part(at: 4, count: record.count)
    else { return }
    if flags & 0x40 != 0 { depth = flags & 0x20 != 0 ? 12 : 10 }
    bits = max(bits, depth)
    var most = 1000
    read(data: units, units: &most)
  }

  /// Reads the units of an item's data.
  ///
  /// - Parameter units: how many more units may be read; 0 afterward if there were too many.
  mutating func read(data: UnsafeRawBufferPointer, units: inout Int) {
    var place = 0
    while units > 0, let head = data.integer(at: place, count: 1) {
      units -= 1
      place += head & 4 != 0 ? 2 : 1
      var length = data.count - place
      if head & 2 != 0 {
        guard let coded = Self.length(in: data, at: &place) else { return }
        length = coded
      }
      guard let unit = data.part(at: place, count: max(0, length)) else { return }
      switch head >> 3 & 15 {
      case 1: header(BitReader(unit))
      case 3, 6: frame(BitReader(unit))
      default: break
      }
      place += max(0, length)
    }
  }

  /// A length coded with seven bits in each byte (§4.10.5).
  private static func length(in data: UnsafeRawBufferPointer, at place: inout Int) -> Int? {
    var length = 0
    for index in 0..<8 {
      guard let byte = data.integer(at: place, count: 1) else { return nil }
      place += 1
      length |= (byte & 0x7F) << (7 * index)
      if byte & 0x80 == 0 { return length }
    }
    return nil
  }

  private mutating func header(_ start: BitReader) {
    var reader = start
    var sequence = Sequence()
    let profile = reader.bits(3)
    reader.skip(1)
    sequence.isReduced = reader.bit()
    if sequence.isReduced { reader.skip(5) } else { Self.operation(&reader, &sequence) }
    let (wide, high) = (reader.bits(4) + 1, reader.bits(4) + 1)
    sequence.sides = (1 << wide, 1 << high)
    let (width, height) = (reader.bits(wide) + 1, reader.bits(high) + 1)
    if !sequence.isReduced, reader.bit() {
      sequence.identifier = reader.bits(4) + reader.bits(3) + 3
    }
    reader.skip(3)
    if !sequence.isReduced { Self.tools(&reader, &sequence) }
    reader.skip(3)
    guard !reader.isPast else { return }
    self.sequence = sequence
    self.width = max(self.width, width)
    self.height = max(self.height, height)
    readColors(&reader, profile: profile)
  }

  /// Reads the color configuration (§5.5.2). Also notes film grain, which is added in a copy of the
  /// picture.
  private mutating func readColors(_ reader: inout BitReader, profile: Int) {
    let isDeep = reader.bit()
    let depth = isDeep ? profile == 2 && reader.bit() ? 12 : 10 : 8
    bits = max(bits, depth)
    isMonochrome = profile != 1 && reader.bit()
    let description = reader.bit() ? reader.bits(24) : 0x02_0202
    colors = CodePoints(
      primaries: description >> 16, transfer: description >> 8 & 0xFF, matrix: description & 0xFF)
    // Primaries, transfer and matrix of sRGB: no chroma at all.
    let isRGB = description == 0x01_0D00
    var isHalf = (across: profile != 1 || isMonochrome, down: profile == 0 || isMonochrome)
    if !isMonochrome, isRGB {
      isHalf = (false, false)
    } else {
      colors.isFullRange = reader.bit()
      if !isMonochrome, profile == 2, depth == 12 {
        isHalf.across = reader.bit()
        isHalf.down = isHalf.across && reader.bit()
      }
    }
    if isHalf.across, isHalf.down, !isMonochrome { reader.skip(2) }
    if !isMonochrome { reader.skip(1) }
    if !isHalf.down { isSubsampled = false }
    if reader.bit() { frames += 1 }
  }

  /// Reads timing, decoder model and operating points.
  private static func operation(_ reader: inout BitReader, _ sequence: inout Sequence) {
    var (delay, hasModel) = (0, false)
    if reader.bit() {
      reader.skip(64)
      let isEven = reader.bit()
      if isEven { _ = reader.exponential() }
      hasModel = reader.bit()
      if hasModel {
        delay = reader.bits(5) + 1
        reader.skip(32 + 5)
        let time = reader.bits(5) + 1
        if !isEven { sequence.timing = time }
      }
    }
    let hasDelay = reader.bit()
    for _ in 0...reader.bits(5) {
      reader.skip(12)
      if reader.bits(5) > 7 { reader.skip(1) }
      if hasModel, reader.bit() { reader.skip(2 * delay + 1) }
      if hasDelay, reader.bit() { reader.skip(4) }
    }
  }

  private static func tools(_ reader: inout BitReader, _ sequence: inout Sequence) {
    reader.skip(4)
    let hasOrder = reader.bit()
    if hasOrder { reader.skip(2) }
    sequence.screenContent = reader.bit() ? 2 : reader.bits(1)
    if sequence.screenContent > 0 { sequence.integerVectors = reader.bit() ? 2 : reader.bits(1) }
    if hasOrder { reader.skip(3) }
  }

  /// Counts a frame. A frame may have its own size, up to the limit that its number of size bits
  /// sets; then the picture's size is that limit.
  private mutating func frame(_ start: BitReader) {
    frames += 1
    guard !sequence.isReduced else { return }
    var reader = start
    if reader.bit() { return }
    let (type, isShown) = (reader.bits(2), reader.bit())
    if isShown { reader.skip(sequence.timing) } else { reader.skip(1) }
    if type != 3, !(type == 0 && isShown) { reader.skip(1) }
    reader.skip(1)
    let hasScreen = sequence.screenContent == 2 ? reader.bit() : sequence.screenContent == 1
    if hasScreen, sequence.integerVectors == 2 { reader.skip(1) }
    reader.skip(sequence.identifier)
    guard type == 3 || reader.bit() else { return }
    width = max(width, sequence.sides.width)
    height = max(height, sequence.sides.height)
  }
}
