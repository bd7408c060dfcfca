/// What an HEVC bitstream declares of its pictures: the largest values of its sequence parameter
/// sets.
///
/// - Source: ITU-T H.265 §7.3.2.2 and §7.3.3; ISO/IEC 14496-15 §8.3.3 (`hvcC`).
struct HEVCPicture {
  var width = 0
  var height = 0
  var bits = 8
  /// Bits of a luma sample according to the configuration record alone.
  private(set) var depth = 8
  var isMonochrome = false
  /// Whether chroma has fewer samples than luma.
  var isSubsampled = true
  /// How many pictures begin in the bitstream.
  var frames = 0
  /// How its colors are coded, from the last parameter set that declares it.
  private(set) var colors = CodePoints(isFullRange: false)

  /// Reads the parameter sets of a decoder configuration record.
  mutating func read(configuration record: UnsafeRawBufferPointer) {
    depth = 8 + (record.integer(at: 17, count: 1) ?? 0) & 7
    bits = max(bits, depth)
    guard let arrays = record.integer(at: 22, count: 1) else { return }
    var place = 23
    for _ in 0..<arrays {
      guard let count = record.integer(at: place + 1, count: 2) else { return }
      place += 3
      for _ in 0..<count {
        guard let length = record.integer(at: place, count: 2),
          let unit = record.part(at: place + 2, count: length)
        else { return }
        read(unit: unit)
        place += 2 + length
      }
    }
  }

  /// Reads the units of an item's data. As in libheif, a length of four bytes precedes each unit.
  ///
  /// - Parameter units: how many more units may be read; 0 afterward if there were too many.
  mutating func read(data: UnsafeRawBufferPointer, units: inout Int) {
    var place = 0
    while units > 0, let length = data.integer(at: place, count: 4),
      let unit = data.part(at: place + 4, count: length)
    {
      units -= 1
      read(unit: unit)
      place += 4 + length
    }
  }

  private mutating func read(unit: UnsafeRawBufferPointer) {
    guard unit.count > 2 else { return }
    switch unit[0] >> 1 & 0x3F {
    // The first coded slice of a picture.
    case 0...31 where unit[2] & 0x80 != 0: frames += 1
    case 33: parameters(unit)
    default: break
    }
  }

  private mutating func parameters(_ unit: UnsafeRawBufferPointer) {
    let plain = Self.unescaped(unit.dropFirst(2).prefix(2000))
    plain.withUnsafeBytes { bytes in
      var reader = BitReader(bytes)
      reader.skip(4)
      let layers = reader.bits(3)
      reader.skip(1 + 96)
      let present = (0..<layers).map { _ in (profile: reader.bit(), level: reader.bit()) }
      if layers > 0 { reader.skip(2 * (8 - layers)) }
      for layer in present { reader.skip((layer.profile ? 88 : 0) + (layer.level ? 8 : 0)) }
      _ = reader.exponential()
      let chroma = reader.exponential()
      if chroma == 3 { reader.skip(1) }
      let (width, height) = (reader.exponential(), reader.exponential())
      if reader.bit() { for _ in 0..<4 { _ = reader.exponential() } }
      let depth = 8 + max(reader.exponential(), reader.exponential())
      guard !reader.isPast else { return }
      self.width = max(self.width, width)
      self.height = max(self.height, height)
      bits = max(bits, depth)
      if chroma > 1 { isSubsampled = false }
      isMonochrome = chroma == 0
      var usability = HEVCUsability(reader)
      if let colors = usability.colors(layers: layers) { self.colors = colors }
    }
  }

  /// The bytes without emulation prevention bytes, which keep start codes from appearing (§7.4.2).
  private static func unescaped(_ bytes: Slice<UnsafeRawBufferPointer>) -> [UInt8] {
    var (plain, zeros) = ([UInt8](), 0)
    plain.reserveCapacity(bytes.count)
    for byte in bytes {
      if zeros >= 2, byte == 3 {
        zeros = 0
      } else {
        zeros = byte == 0 ? zeros + 1 : 0
        plain.append(byte)
      }
    }
    return plain
  }
}
