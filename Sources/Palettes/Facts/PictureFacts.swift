public import ColorScience

/// What a colorist reads first in a picture: the colors of its blacks and whites, how much of it is
/// near-neutral, and its lights.
///
/// Facts are about the counted pixels alone. A palette that was made by hand has none.
public struct PictureFacts: Sendable, Equatable, Codable {
  /// A likely source of light: a small part of the picture that is near clipping, saturated, and
  /// much lighter than nearly all the rest.
  ///
  /// Counts do not know shapes: a sunlit red leaf in a dark wood may be called a light too, and a
  /// lamp that is clipped to white is not.
  public struct Light: Sendable, Equatable, Codable {
    /// The mean color of its pixels, 8-bit.
    public var color: Color
    /// Its share of the counted pixels, 0.0001…0.03.
    public var proportion: Double
    /// A place where one of its pixels is; `nil` for shots, scenes and films.
    public var position: Swatch.Position?

    public init(color: Color, proportion: Double, position: Swatch.Position? = nil) {
      (self.color, self.proportion, self.position) = (color, proportion, position)
    }
  }

  /// The mean color of the darkest 2% of the pixels, 8-bit.
  ///
  /// Pixels are ordered by relative luminance, so in the order of CIELAB's L*, in 128 levels. If
  /// the 2% end within a level, all pixels of this level count in part, so that the sum is 2%. The
  /// mean is that of gamma-coded components, as scopes show them.
  public var blackPoint: Color
  /// The mean color of the lightest 2% of the pixels in the same way.
  public var whitePoint: Color
  /// The share of the pixels with a CIELAB chroma below 8, 0…1.
  public var nearNeutral: Double
  /// Up to four lights, the largest first.
  public var lights: [Light]
  /// How many colors the picture has, and what they leave out; `nil` if the palette's count was
  /// given, or if another algorithm than `standout` chose the colors.
  public var auto: AutomaticCount?

  public init(blackPoint: Color, whitePoint: Color, nearNeutral: Double, lights: [Light] = []) {
    (self.blackPoint, self.whitePoint) = (blackPoint, whitePoint)
    (self.nearNeutral, self.lights) = (nearNeutral, lights)
  }
}

extension PictureFacts {
  /// The facts of counted pixels; `nil` if there are none.
  ///
  /// - Complexity: O(1).
  package init?(_ counts: FactCounts) {
    guard counts.pixels > 0 else { return nil }
    self.init(
      blackPoint: Self.mean(ofFiftieth: counts.levels, of: counts.pixels),
      whitePoint: Self.mean(ofFiftieth: counts.levels.reversed(), of: counts.pixels),
      nearNeutral: Double(counts.nearNeutral) / Double(counts.pixels),
      lights: Self.lights(of: counts))
  }

  /// The mean color of the first fiftieth of the pixels.
  private static func mean(ofFiftieth levels: [SIMD4<UInt64>], of pixels: UInt64) -> Color {
    var sum = SIMD4<Double>.zero
    // In fiftieths of a pixel, so that it is a whole number.
    var missing = pixels
    for level in levels where level.x > 0 && missing > 0 {
      let taken = min(missing, 50 * level.x)
      sum += SIMD4<Double>(level) * (Double(taken) / Double(50 * level.x))
      missing -= taken
    }
    return mean(sum)
  }

  /// The mean 8-bit color of a number of pixels and the sums of their components.
  private static func mean(_ sums: SIMD4<Double>) -> Color {
    let mean = SIMD3(sums.y, sums.z, sums.w) / sums.x
    func byte(_ value: Double) -> UInt8 { UInt8(min(255, value + 0.500000001)) }
    return Color(red: byte(mean.x), green: byte(mean.y), blue: byte(mean.z))
  }

  // MARK: Lights

  /// A light is small: a sixth of the frame in width and height, and more than a speck.
  private static let smallShares = 1e-4...0.03
  /// A light is a stop or more above nine tenths of the picture.
  private static let stop = 2.0
  private static let mostLights = 4
  /// Bright pixels up to so many sectors (15° each) beside the hue of most of them are one light.
  private static let reach = 2

  private static func lights(of counts: FactCounts) -> [Light] {
    let rest = luminanceOfRest(counts)
    var brights = counts.brights
    var lights: [Light] = []
    while let peak = brights.indices.max(by: { brights[$0].sums.x < brights[$1].sums.x }),
      brights[peak].sums.x > 0
    {
      var light = FactCounts.Bright()
      for step in -reach...reach {
        let hue = (peak + step + brights.count) % brights.count
        light.merge(brights[hue])
        brights[hue] = FactCounts.Bright()
      }
      let color = mean(SIMD4<Double>(light.sums))
      let share = Double(light.sums.x) / Double(counts.pixels)
      guard smallShares.contains(share), Contrast.relativeLuminance(of: color) >= stop * rest
      else { continue }
      let position = light.place == .nowhere ? nil : light.place.position
      lights.append(Light(color: color, proportion: share, position: position))
    }
    return Array(lights.sorted { $0.order < $1.order }.prefix(mostLights))
  }

  /// The luminance that nine tenths of the pixels do not exceed, 0…1.
  private static func luminanceOfRest(_ counts: FactCounts) -> Double {
    var lighter: UInt64 = 0
    for level in counts.levels.reversed() where level.x > 0 {
      lighter += level.x
      if 10 * lighter > counts.pixels {
        return Contrast.relativeLuminance(of: mean(SIMD4<Double>(level)))
      }
    }
    return 0
  }
}

extension PictureFacts.Light {
  /// The largest first, and of equal ones that with the lower hex value.
  fileprivate var order: (Double, String) { (-proportion, color.hex) }
}

extension CountedPicture {
  /// The facts of this picture; `nil` if no pixel was counted.
  ///
  /// - Complexity: O(bins).
  public var facts: PictureFacts? { PictureFacts(FactCounts(histogram)) }
}
