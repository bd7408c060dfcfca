extension PaintedScene {
  /// A snowfield under a white sky, and in all that cold one orange tent.
  static let snow = PaintedScene(name: "snow", aspect: 2.388, vignette: 0.2) { canvas in
    canvas.wash { place, _ in
      mix(Light(rgb: 0xa9bccb), Light(rgb: 0xdfe4e6), ramp(0, 0.5, place.y))
    }
    let ranges: [(base: Double, height: Double, grain: Double, rock: Int, snow: Int)] = [
      (0.42, 0.36, 1.7, 0x9fb0c0, 0xd3dce2), (0.5, 0.26, 2.9, 0x748a9e, 0xc2d0da),
    ]
    for (index, range) in ranges.enumerated() {
      mountains(
        on: &canvas, seed: Double(index) * 7.7, base: range.base, height: range.height,
        grain: range.grain, rock: Light(rgb: range.rock), snow: Light(rgb: range.snow))
    }
    field(on: &canvas)
    tracks(on: &canvas)
    tent(on: &canvas, at: Place(1.62, 0.71))
    let walker = Figure.walker.placed(at: Place(1.33, 0.75), scale: 0.15)
    canvas.paint(
      .limb(Place(1.33, 0.752), Place(1.2, 0.775), 0.006, 0.016), soft: 0.015, opacity: 0.5,
      Light(rgb: 0x7d94ab))
    canvas.model(walker, depth: 0.005, sun: Place(0.8, -0.5), Light(rgb: 0x1d2733))
    flakes(on: &canvas)
  }

  private static func mountains(
    on canvas: inout Canvas, seed: Double, base: Double, height: Double, grain: Double,
    rock: Light, snow: Light
  ) {
    let ridge = Noise.profile { x in
      let line = Noise.cloud(x * grain + seed, seed, octaves: 6)
      return base - height * (abs(2 * line - 1) * -1.2 + 0.75)
    }
    let range = Shape(from: Place(0, 0), to: Place(9, base + 0.1)) { (ridge($0.x) - $0.y) * 0.7 }
    canvas.paint(range) { place in
      let deep = place.y - ridge(place.x)
      let lean = place.x + deep * 2.2 * (Noise.cloud(place.x * 7, place.y * 7 + seed) - 0.5)
      let slope = ridge(lean + 0.014) - ridge(lean - 0.014)
      let face = Noise.cloud((place.x + deep) * 11, (place.y - deep) * 15 + seed, octaves: 3)
      let lit = mix(rock, snow, ramp(0.36, 0.62, face + slope * 5 - deep * 0.3))
      return mix(lit, Light(rgb: 0xd9e0e4), ramp(base - 0.16, base + 0.03, place.y) * 0.85)
    }
  }

  private static func field(on canvas: inout Canvas) {
    let edge = Noise.profile { 0.5 + 0.03 * Noise.cloud($0 * 1.4, 3) }
    let ground = Shape(from: Place(0, 0.4), to: Place(9, 9)) { edge($0.x) - $0.y }
    canvas.paint(ground, soft: 0.01) { place in
      let deep = place.y - 0.5
      let far = 1 / (deep + 0.08)
      let drift = Noise.cloud(place.x * far * 0.22 + 3, far * 0.9, octaves: 3)
      let fall = Noise.cloud(place.x * far * 0.22 + 3.06, far * 0.9 + 0.05, octaves: 3) - drift
      let shade = mix(Light(rgb: 0xe9eef1), Light(rgb: 0xb5c7d8), ramp(0, 0.5, deep))
      return shade * (0.93 + 1.9 * fall) * mix(1, 0.8 + 0.4 * drift, ramp(0, 0.3, deep))
    }
  }

  private static func tracks(on canvas: inout Canvas) {
    for step in 0..<26 {
      let along = Double(step) / 25
      let scale = 0.2 + along * along * 1.3
      let x =
        1.33 - 0.5 * along * along + 0.05 * along + (step.isMultiple(of: 2) ? 0.006 : -0.006)
        * scale
      let print = Place(x, 0.756 + 0.24 * along * along)
      canvas.paint(
        .ellipse(print, Place(0.008, 0.004) * scale), soft: 0.004, opacity: 0.75,
        Light(rgb: 0x8aa3bd))
    }
  }

  private static func tent(on canvas: inout Canvas, at place: Place) {
    let orange = Light(rgb: 0xf26a12)
    canvas.paint(
      .ellipse(place + Place(-0.06, 0.006), Place(0.25, 0.018)), soft: 0.03, opacity: 0.7,
      Light(rgb: 0x8ca5bf))
    let top = place + Place(-0.045, -0.15)
    let back = place + Place(0.07, -0.135)
    canvas.paint(.polygon([top, back, place + Place(0.17, 0), place + Place(0.06, 0)])) { spot in
      orange * (0.78 + 1.2 * (place.y - spot.y) + 0.1 * Noise.cloud(spot.x * 30, spot.y * 9))
    }
    canvas.paint(.polygon([top, place + Place(0.06, 0), place + Place(-0.14, 0)])) { spot in
      orange * (0.42 + 0.9 * (place.y - spot.y))
    }
    canvas.paint(
      .polygon([top + Place(0, 0.03), place + Place(0.002, 0), place + Place(-0.055, 0)]),
      Light(rgb: 0x2b1710))
    canvas.paint(.path([top, place + Place(-0.23, 0.012)], 0.0008), Light(rgb: 0x56606a))
    canvas.paint(.path([back, place + Place(0.25, 0.006)], 0.0008), Light(rgb: 0x56606a))
  }

  private static func flakes(on canvas: inout Canvas) {
    for flake in 0..<70 {
      let place = Place(Noise.dot(flake, 1) * 2.4, Noise.dot(flake, 2))
      let radius = 0.0012 + 0.003 * Noise.dot(flake, 3) * Noise.dot(flake, 4)
      canvas.paint(
        .disk(place, radius: radius), soft: 0.004, opacity: 0.8, Light(rgb: 0xf7f9fa))
    }
  }
}
