extension PaintedScene {
  /// A beach at dawn, all peach and slate, with one turquoise boat pulled up on the sand.
  static let beach = PaintedScene(name: "beach", aspect: 1.85, vignette: 0.25) { canvas in
    let horizon = 0.5
    let sun = Place(1.2, 0.455)
    sky(on: &canvas, sun: sun)
    sea(on: &canvas, from: horizon, sun: sun)
    let shore = Noise.profile { x in
      0.69 + 0.05 * x + 0.025 * Noise.cloud(x * 3, 1) + 0.008 * Noise.cloud(x * 14, 5)
    }
    sand(on: &canvas, shore: shore)
    canvas.mirror(at: horizon) { place in
      0.5 * ramp(-0.005, 0.01, place.y - shore(place.x))
        * ramp(0.12, 0.0, place.y - shore(place.x))
    } ripple: { place in
      Place((Noise.field(place.x * 30, place.y * 60) - 0.5) * 0.01, -0.1)
    }
    boat(on: &canvas, at: Place(0.47, 0.83))
    let walker = Figure.walker.placed(at: Place(1.42, 0.8), scale: 0.2)
    let shadow = Shape.limb(Place(1.42, 0.802), Place(1.52, 0.86), 0.008, 0.02)
    canvas.paint(shadow, soft: 0.02, opacity: 0.55, Light(rgb: 0x4d3a3c))
    canvas.model(walker, depth: 0.006, sun: Place(-0.9, -0.5), Light(rgb: 0x3a2c33))
  }

  private static func sky(on canvas: inout Canvas, sun: Place) {
    let stops: [(Double, Light)] = [
      (0, Light(rgb: 0x5f7896)), (0.2, Light(rgb: 0x95a0b0)), (0.36, Light(rgb: 0xe0b9a0)),
      (0.5, Light(rgb: 0xf6c493)),
    ]
    canvas.wash { place, _ in
      let clear = gradient(stops, at: place.y)
      let band = Noise.cloud(place.x * 1.6 + place.y * 2, place.y * 11, octaves: 4)
      let cover = ramp(0.47, 0.72, band) * ramp(0.5, 0.3, place.y) * 0.75
      let lit = mix(Light(rgb: 0x7a7488), Light(rgb: 0xf09a7c), ramp(0.0, 0.42, place.y))
      return mix(clear, lit, cover)
    }
    canvas.glow(sun, radius: 0.28, Light(rgb: 0xffb069) * 0.4)
    canvas.glow(.disk(sun, radius: 0.022), radius: 0.02, Light(rgb: 0xfff0cf) * 1.6)
  }

  private static func sea(on canvas: inout Canvas, from horizon: Double, sun: Place) {
    canvas.wash { place, sky in
      let deep = place.y - horizon
      guard deep > 0 else { return sky }
      let far = 1 / (deep + 0.012)
      let wave = Noise.cloud(place.x * far * 0.32, far * 2.2 + place.x, octaves: 3)
      let water = mix(Light(rgb: 0xb79a90), Light(rgb: 0x4c6478), ramp(0, 0.17, deep))
      let path = ramp(0.1 + deep * 0.9, 0, abs(place.x - sun.x))
      let glint = ramp(0.5, 0.64, wave) * path
      let light = water * (0.72 + 0.55 * wave)
      return mix(light, Light(rgb: 0xffd9a6), 0.85 * glint)
    }
    for row in 0..<3 {
      let y = 0.6 + 0.045 * Double(row)
      let foam = Shape(from: Place(0, y - 0.02), to: Place(9, y + 0.12)) { place in
        let crest = y + 0.03 * place.x + 0.012 * Noise.cloud(place.x * 4, y * 50)
        let edge = Noise.cloud(place.x * 40, place.y * 90) * 0.012
        return abs(place.y - crest) - 0.002 - edge
          * ramp(0.42, 0.6, Noise.field(place.x * 3, y * 31))
      }
      canvas.paint(foam, soft: 0.008, opacity: 0.55, Light(rgb: 0xf2dccd))
    }
  }

  private static func sand(on canvas: inout Canvas, shore: @escaping @Sendable (Double) -> Double) {
    let beach = Shape(from: Place(0, 0.6), to: Place(9, 9)) { shore($0.x) - $0.y }
    canvas.paint(beach.outline(0.012), soft: 0.012, opacity: 0.8, Light(rgb: 0xf6e6da))
    canvas.paint(beach, soft: 0.006) { place in
      let wet = ramp(0.14, 0.02, place.y - shore(place.x))
      let grain = Noise.cloud(place.x * 26, place.y * 60, octaves: 2)
      let dune = Noise.cloud(place.x * 3, place.y * 13)
      let dry = Light(rgb: 0xa98a75) * (0.62 + 0.34 * dune + 0.3 * grain)
      return mix(dry, Light(rgb: 0x6e5a55), wet)
    }
  }

  private static func boat(on canvas: inout Canvas, at place: Place) {
    let under = Shape.ellipse(place + Place(0.02, 0.052), Place(0.17, 0.022))
    canvas.paint(under, soft: 0.03, opacity: 0.75, Light(rgb: 0x3c2e2d))
    let hull = Shape(from: place - 0.2, to: place + 0.2) { spot in
      let x = (spot.x - place.x) / 0.15
      let deck = place.y - 0.028 * x * x - 0.012 * max(x, 0)
      let keel = place.y + 0.056 * (1 - x * x * x * x)
      return max(deck - spot.y, spot.y - keel) * 0.8
    }
    canvas.model(hull, depth: 0.03, sun: Place(0.7, -0.75), Light(rgb: 0x14a9a4))
    let rim = Shape(from: place - 0.2, to: place + 0.2) { spot in
      let x = (spot.x - place.x) / 0.15
      return abs(x) > 1.02 ? 1 : abs(spot.y - place.y + 0.028 * x * x + 0.012 * max(x, 0)) - 0.005
    }
    canvas.paint(rim, Light(rgb: 0xe9dcc8))
    canvas.paint(
      .path([place + Place(0.02, -0.01), place + Place(-0.2, 0.075)], 0.004),
      Light(rgb: 0x5b4030))
  }
}
