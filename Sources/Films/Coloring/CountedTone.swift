import CMath
import ColorScience

extension FilmTone {
  /// The tone of these pixels; all values are 0 if there are none.
  ///
  /// Lightness and chroma are means over the pixels in Oklab; hue is that of the mean Oklab color.
  /// The mean color is averaged in linear light. Warmth is the mean of `Color.warmth` over the
  /// pixels.
  ///
  /// - Complexity: O(cells); the pixels of a cell count as their mean color.
  init(_ counted: CountedCells) {
    self.init()
    guard counted.pixels > 0 else { return }
    var oklab = SIMD3<Double>.zero
    var light = SIMD3<Double>.zero
    var (chromas, warmths) = (0.0, 0.0)
    for cell in counted.cells {
      let color = Color(cell.rgb, in: .rgb)
      let weight = Double(cell.count)
      let point = color.coordinates(in: .oklab)
      oklab += point * weight
      light += color.linear * weight
      chromas += (point.y * point.y + point.z * point.z).squareRoot() * weight
      warmths += color.warmth * weight
    }
    let pixels = Double(counted.pixels)
    lightness = oklab.x / pixels
    chroma = chromas / pixels
    let whole = Color(oklab / pixels, in: .oklab).coordinates(in: .oklch)
    hue = whole.y < Self.grayChroma ? 0 : whole.z
    warmth = warmths / pixels
    mean = Color(linear: light / pixels).bytes
  }

  /// A mean Oklch color with less chroma than this has no hue: the chroma is less than one step in
  /// 8 bits.
  private static let grayChroma = 0.002
}
