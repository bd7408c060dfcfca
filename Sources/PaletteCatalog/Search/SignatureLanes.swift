import ColorScience

/// The colors of a signature as numbers to compute with: a lane for each, in steps of a coordinate.
struct SignatureLanes {
  let lightness, a, b: SIMD8<Float>
  /// Units of `PaletteSignature.whole`; a lane without a color has 0, and repeats the first color.
  let shares: SIMD8<Float>

  /// Reads the lanes of a signature in memory.
  @inline(__always)
  init(at row: UnsafeRawPointer) {
    lightness = Self.lanes(row, 0)
    a = Self.lanes(row, 16)
    b = Self.lanes(row, 32)
    shares = Self.lanes(row, 48)
  }

  init(_ signature: PaletteSignature) {
    self = signature.bytes.withUnsafeBytes { Self(at: $0.baseAddress!) }
  }

  /// How far each lane's color is from a point, squared, in steps².
  @inline(__always)
  func squares(to point: SIMD3<Float>) -> SIMD8<Float> {
    let (x, y, z) = (lightness - point.x, a - point.y, b - point.z)
    return x * x + y * y + z * z
  }

  /// How far each lane's color is from a point, in steps, at most the cap.
  @inline(__always)
  func distances(to point: SIMD3<Float>) -> SIMD8<Float> {
    squares(to: point).squareRoot().lesser(SIMD8(repeating: ColorRanking.capSteps))
  }

  /// The units of each lane as whole numbers.
  var amounts: [Int] { (0..<PaletteSignature.mostColors).map { Int(shares[$0]) } }

  /// The color in a lane, in steps.
  func point(_ lane: Int) -> SIMD3<Float> { SIMD3(lightness[lane], a[lane], b[lane]) }

  /// The color in a lane.
  func color(_ lane: Int) -> Color {
    Color(SIMD3<Double>(point(lane)) / PaletteSignature.scale, in: .lab)
  }

  /// The coordinates of a color, in steps, as a signature holds them.
  static func point(of color: Color) -> SIMD3<Float> {
    SignatureLanes(PaletteSignature([(color, 1)])).point(0)
  }

  /// Widened in two steps: the direct conversion is not vectorized and takes three times as long.
  @inline(__always)
  private static func lanes(_ row: UnsafeRawPointer, _ offset: Int) -> SIMD8<Float> {
    let stored = row.loadUnaligned(fromByteOffset: offset, as: SIMD8<Int16>.self)
    return SIMD8<Float>(SIMD8<Int32>(truncatingIfNeeded: SIMD8(littleEndian: stored)))
  }
}

extension SIMD8<Float> {
  /// The least lane.
  @inline(__always)
  var least: Float {
    let half = lowHalf.replacing(with: highHalf, where: highHalf .< lowHalf)
    return Swift.min(Swift.min(half.x, half.y), Swift.min(half.z, half.w))
  }

  /// The sum of the lanes, by halves: `sum()` adds one after the other.
  @inline(__always)
  var total: Float {
    let half = lowHalf + highHalf
    return (half.x + half.z) + (half.y + half.w)
  }

  /// The lesser of each two lanes.
  @inline(__always)
  func lesser(_ other: SIMD8<Float>) -> SIMD8<Float> {
    replacing(with: other, where: other .< self)
  }
}
