import CMath
import ColorScience

extension FilmTone {
  /// Where on CIELAB's hue circle warm is, in degrees: an orange. Cold lies across from it.
  private static let warmHue = 50.0
  /// Pixels of less CIELAB chroma than this are partly gray, and a gray is neither warm nor cold.
  private static let fullChroma = 20.0

  /// The tone of these pixels; all 0 if there are none.
  ///
  /// Lightness and chroma are means over the pixels in Oklab, hue is that of the mean Oklab color,
  /// and the mean color is averaged as light. Warmth is the mean of cos(hue − 50°) over the
  /// pixels, each as heavy as its CIELAB chroma, or as 20 if that is more, of which what is missing
  /// counts as neither: 1 is an orange picture, −1 a cyan-blue one, and a faint tint is little.
  ///
  /// - Complexity: O(cells); pixels of one cell count as their mean color.
  /// - Source: that warmth goes with chroma × cos(hue − 50°) in CIELAB is what viewers of four
  ///   studies said, see Ou, Luo, Woodcock & Wright 2004, doi:10.1002/col.20010; dividing by
  ///   chroma, so that it lies within −1…1, is ours.
  init(_ counted: CountedCells) {
    self.init()
    guard counted.pixels > 0 else { return }
    var oklab = SIMD3<Double>.zero
    var light = SIMD3<Double>.zero
    var (chromas, warm, weights) = (0.0, 0.0, 0.0)
    for cell in counted.cells {
      let color = Color(cell.rgb, in: .rgb)
      let weight = Double(cell.count)
      let point = color.coordinates(in: .oklab)
      oklab += point * weight
      light += color.linear * weight
      chromas += (point.y * point.y + point.z * point.z).squareRoot() * weight
      let lab = color.coordinates(in: .lab)
      let chroma = (lab.y * lab.y + lab.z * lab.z).squareRoot()
      warm += (lab.y * Self.warmAxis.x + lab.z * Self.warmAxis.y) * weight
      weights += max(chroma, Self.fullChroma) * weight
    }
    let pixels = Double(counted.pixels)
    lightness = oklab.x / pixels
    chroma = chromas / pixels
    let whole = Color(oklab / pixels, in: .oklab).coordinates(in: .oklch)
    hue = whole.y < Self.grayChroma ? 0 : whole.z
    warmth = warm / weights
    mean = Color(linear: light / pixels).bytes
  }

  /// A mean Oklch color of less chroma than this has no hue worth telling: less than the difference
  /// of one step in 8 bits.
  private static let grayChroma = 0.002

  private static let warmAxis = SIMD2(cos(warmHue * .pi / 180), sin(warmHue * .pi / 180))
}
