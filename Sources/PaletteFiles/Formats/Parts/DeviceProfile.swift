import ColorScience

/// How a device's numbers represent colors, as far as primaries and curves define it.
struct DeviceProfile: Equatable, Sendable {
  /// Converts light of the device's primaries to linear sRGB.
  private var matrix: Matrix3
  /// The curves of red, green and blue.
  private var curves: [ToneCurve]

  init(_ primaries: Primaries, _ curve: ToneCurve) {
    self.init(matrix: primaries.matrix(to: .bt709), curves: [curve, curve, curve])
  }

  private init(matrix: Matrix3, curves: [ToneCurve]) {
    self.matrix = matrix
    self.curves = curves
  }

  /// The color of numbers of 0…1, or beyond for brighter or purer colors.
  func color(_ numbers: SIMD3<Double>) -> Color {
    let light = (0..<3).map { curves[$0].light(numbers[$0]) }
    return Color(linear: matrix * SIMD3(light[0], light[1], light[2]))
  }

  /// The gray of a number, by the curve of green alone.
  func gray(_ number: Double) -> Color {
    Color(linear: SIMD3(repeating: curves[1].light(number)))
  }

  static let sRGB = DeviceProfile(.bt709, .sRGB)
}

// MARK: from an ICC profile

extension DeviceProfile {
  /// The profile of a display, a camera or a gray. Fails if the bytes are not such a profile, are
  /// cut short, or use color tables.
  ///
  /// - Source: ICC.1:2022, 7.2 (header), 7.3 (tags), 8.3.3 and 8.4.3 (matrix and curves).
  init?(icc bytes: [UInt8]) {
    guard bytes.count >= 132, bytes[36..<40].elementsEqual("acsp".utf8),
      bytes[20..<24].elementsEqual("XYZ ".utf8)
    else { return nil }
    func curve(_ name: String) -> ToneCurve? {
      Self.tag(name, in: bytes).flatMap(ToneCurve.init(tag:))
    }
    switch String(decoding: bytes[16..<20], as: UTF8.self) {
    case "GRAY":
      guard let gray = curve("kTRC") else { return nil }
      self.init(.bt709, gray)
    case "RGB ":
      let columns = ["rXYZ", "gXYZ", "bXYZ"].compactMap { Self.light(of: $0, in: bytes) }
      let curves = ["rTRC", "gTRC", "bTRC"].compactMap(curve)
      guard columns.count == 3, curves.count == 3 else { return nil }
      let (r, g, b) = (columns[0], columns[1], columns[2])
      self.init(
        matrix: Matrix3(rows: [r.x, g.x, b.x], [r.y, g.y, b.y], [r.z, g.z, b.z]), curves: curves)
    default: return nil
    }
  }

  /// The linear sRGB of a primary, from its tag in XYZ under D50.
  private static func light(of name: String, in bytes: [UInt8]) -> SIMD3<Double>? {
    guard let slice = tag(name, in: bytes), slice.starts(with: "XYZ ".utf8) else { return nil }
    var tag = BigEndianReader(slice.dropFirst(8))
    guard let x = try? tag.fixed(), let y = try? tag.fixed(), let z = try? tag.fixed() else {
      return nil
    }
    return CSSColorSpace.xyzD50.color([x, y, z]).linear
  }

  private static func tag(_ name: String, in bytes: [UInt8]) -> ArraySlice<UInt8>? {
    var table = BigEndianReader(bytes[128...])
    guard let count = try? table.u32() else { return nil }
    for _ in 0..<count {
      guard let found = try? table.slice(4), let start = try? table.u32(),
        let size = try? table.u32()
      else { return nil }
      if found.elementsEqual(name.utf8) {
        let end = Int(start) + Int(size)
        return end <= bytes.count ? bytes[Int(start)..<end] : nil
      }
    }
    return nil
  }
}

extension BigEndianReader {
  /// A signed fixed-point number with 16 integer bits and 16 fractional bits.
  mutating func fixed() throws(PaletteFileError) -> Double {
    Double(Int32(bitPattern: try u32())) / 65536
  }
}
