import ColorScience

/// The difference between two tones.
public struct ToneShift: Sendable, Equatable {
  /// Oklab lightness, −1…1: above 0 if the second is lighter.
  public var lightness = 0.0
  /// Oklch chroma, −0.4…0.4: above 0 if the second is more colorful.
  public var chroma = 0.0
  /// Degrees from the hue of the first mean color to that of the second, the shorter way,
  /// −180…180; 0 if one of them is gray.
  public var hue = 0.0
  /// −2…2: above 0 if the second is warmer.
  public var warmth = 0.0

  public init() {}

  /// The tone of `second` minus that of `first`.
  public init(from first: FilmTone, to second: FilmTone) {
    lightness = second.lightness - first.lightness
    chroma = second.chroma - first.chroma
    warmth = second.warmth - first.warmth
    // The hue of a gray is 0 by convention.
    guard first.hue != 0, second.hue != 0 else { return }
    let turn = second.hue - first.hue
    hue = turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn
  }

  /// The weighted mean of shifts.
  init(over shifts: [(shift: ToneShift, weight: Double)]) {
    let total = shifts.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return }
    for (shift, weight) in shifts {
      lightness += shift.lightness * weight / total
      chroma += shift.chroma * weight / total
      hue += shift.hue * weight / total
      warmth += shift.warmth * weight / total
    }
  }
}

extension Film {
  /// The tone of all shots that are not left out, weighted by their lengths; its hue is that of the
  /// mean color.
  var meanTone: FilmTone {
    let shots = shots.filter { $0.leftOut == nil }
    let seconds = shots.reduce(0) { $0 + $1.duration }
    var tone = FilmTone()
    guard seconds > 0 else { return tone }
    var light = SIMD3<Double>.zero
    for shot in shots {
      let weight = shot.duration / seconds
      tone.lightness += shot.tone.lightness * weight
      tone.chroma += shot.tone.chroma * weight
      tone.warmth += shot.tone.warmth * weight
      light += shot.tone.meanColor.linear * weight
    }
    let color = Color(linear: light)
    tone.mean = color.bytes
    let oklch = color.coordinates(in: .oklch)
    tone.hue = oklch.y < 0.002 ? 0 : oklch.z
    return tone
  }
}
