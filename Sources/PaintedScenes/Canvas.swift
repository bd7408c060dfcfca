/// A picture that is being painted, in linear light.
struct Canvas {
  /// Size in pixels.
  let width, height: Int
  private(set) var pixels: [Light]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    pixels = Array(repeating: .zero, count: width * height)
  }

  /// The width in heights of the picture: where `x` ends.
  var aspect: Double { Double(width) / Double(height) }
  /// The size of a pixel in heights of the picture.
  var pixel: Double { 1 / Double(height) }

  /// Sees the place and light of every pixel between two corners, and gives it another light.
  mutating func wash(
    from low: Place = Place(repeating: -.infinity), to high: Place = Place(repeating: .infinity),
    _ change: (Place, Light) -> Light
  ) {
    func span(_ low: Double, _ high: Double, _ end: Int) -> Range<Int> {
      let first = Int(min(max(low / pixel, 0), Double(end)))
      return first..<max(first, Int(min(max(high / pixel + 1, 0), Double(end))))
    }
    for row in span(low.y, high.y, height) {
      let y = (Double(row) + 0.5) * pixel
      for column in span(low.x, high.x, width) {
        let x = (Double(column) + 0.5) * pixel
        pixels[row * width + column] = change(Place(x, y), pixels[row * width + column])
      }
    }
  }

  /// Covers a shape with what `color` gives for each place.
  ///
  /// - Parameter soft: how wide the edge fades, in heights of the picture; at least a pixel.
  mutating func paint(
    _ shape: Shape, soft: Double = 0, opacity: Double = 1, _ color: (Place) -> Light
  ) {
    let fade = max(soft, pixel)
    wash(from: shape.low - fade, to: shape.high + fade) { place, below in
      let cover = ramp(fade / 2, -fade / 2, shape.distance(place)) * opacity
      return cover > 0 ? mix(below, color(place), cover) : below
    }
  }

  mutating func paint(_ shape: Shape, soft: Double = 0, opacity: Double = 1, _ color: Light) {
    paint(shape, soft: soft, opacity: opacity) { _ in color }
  }

  /// Covers a shape as if it were round, `depth` thick at the edge, with light from `sun`.
  ///
  /// - Parameter sun: where the light comes from, as a step in the picture; its length is its
  ///   strength, and 0.35 of the color is there without it.
  mutating func model(_ shape: Shape, depth: Double, sun: Place, _ color: Light) {
    let step = pixel
    paint(shape) { place in
      let here = shape.distance(place)
      let slope =
        Place(
          shape.distance(place + Place(step, 0)) - here,
          shape.distance(place + Place(0, step)) - here) / step
      let edge = ramp(-depth, 0, here)
      return color * (0.35 + 0.35 * (1 - edge) + max(dot(slope, sun), 0) * edge)
    }
  }

  /// Adds light around a place, a quarter of it at `radius`.
  mutating func glow(_ center: Place, radius: Double, _ light: Light) {
    glow(.disk(center, radius: 0), radius: radius, light)
  }

  /// Adds light around a shape that shines: all of it inside, a quarter at `radius` from it.
  mutating func glow(_ shape: Shape, radius: Double, _ light: Light) {
    let reach = 9 * radius
    wash(from: shape.low - reach, to: shape.high + reach) { place, below in
      let far = max(shape.distance(place), 0) / radius
      guard far < 9 else { return below }
      return below + light * (1 / ((1 + far * far) * (1 + far * far)) - 1 / 6724)
    }
  }

  /// Shows what is above `line` upside down below it, smeared downward like on a wet ground.
  ///
  /// - Parameter share: how much of the mirror is seen at a place below the line, 0…1.
  /// - Parameter ripple: a shift of the mirrored place, in heights of the picture.
  mutating func mirror(
    at line: Double, share: (Place) -> Double, ripple: (Place) -> Place
  ) {
    let (above, width, pixel) = (pixels, width, pixel)
    let last = Int(line * Double(height)) - 1
    wash { place, below in
      let deep = place.y - line
      guard deep > 0 else { return below }
      let part = share(place)
      guard part > 0 else { return below }
      let shift = ripple(place)
      let column = min(max(Int((place.x + shift.x) / pixel), 0), width - 1)
      var sum = Light.zero
      for sample in -3...3 {
        let up = deep * (1 + 0.09 * Double(sample)) + shift.y
        let row = min(max(last - Int(up / pixel), 0), last)
        sum += above[row * width + column]
      }
      return mix(below, sum / 7, part)
    }
  }
}
