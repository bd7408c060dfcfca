/// A part of the plane, known by how far every place is from its edge.
struct Shape: Sendable {
  /// The distance to the edge in heights of the picture, negative inside; a lower bound is enough.
  let distance: @Sendable (Place) -> Double
  /// Everything inside lies between these corners.
  let low, high: Place

  /// - Parameter distance: what the property of that name says.
  init(
    from low: Place = Place(repeating: -.infinity), to high: Place = Place(repeating: .infinity),
    distance: @escaping @Sendable (Place) -> Double
  ) {
    self.low = low
    self.high = high
    self.distance = distance
  }

  static func disk(_ center: Place, radius: Double) -> Shape {
    Shape(from: center - radius, to: center + radius) { length($0 - center) - radius }
  }

  static func ellipse(_ center: Place, _ radii: Place) -> Shape {
    Shape(from: center - radii, to: center + radii) { place in
      let near = (place - center) / radii
      let size = length(near)
      return size > 0 ? size * (size - 1) / length(near / radii) : -min(radii.x, radii.y)
    }
  }

  static func box(_ low: Place, _ high: Place, corner: Double = 0) -> Shape {
    let center = (low + high) / 2
    let half = (high - low) / 2 - Place(repeating: corner)
    return Shape(from: low, to: high) { place in
      let away = Place(abs(place.x - center.x), abs(place.y - center.y)) - half
      let outside = Place(max(away.x, 0), max(away.y, 0))
      return length(outside) + min(max(away.x, away.y), 0) - corner
    }
  }

  /// A line with round ends, from one radius to another.
  static func limb(_ start: Place, _ end: Place, _ first: Double, _ last: Double) -> Shape {
    let way = end - start
    let radius = max(first, last)
    return Shape(from: pointwiseMin(start, end) - radius, to: pointwiseMax(start, end) + radius) {
      place in
      let along = min(max(dot(place - start, way) / dot(way, way), 0), 1)
      return length(place - start - way * along) - mix(first, last, along)
    }
  }

  /// Lines with round ends through all of `places`.
  static func path(_ places: [Place], _ radius: Double) -> Shape {
    .union(zip(places, places.dropFirst()).map { limb($0, $1, radius, radius) })
  }

  /// A convex polygon, its corners clockwise as they are seen.
  static func polygon(_ corners: [Place]) -> Shape {
    let sides = zip(corners, corners.dropFirst() + corners.prefix(1)).map { from, to in
      let way = (to - from) / length(to - from)
      return (from, Place(way.y, -way.x))
    }
    return Shape(
      from: corners.reduce(corners[0], pointwiseMin), to: corners.reduce(corners[0], pointwiseMax)
    ) { place in
      sides.reduce(-.infinity) { max($0, dot(place - $1.0, $1.1)) }
    }
  }
}

extension Shape {
  /// All of these shapes, melted together where they are nearer than `melt`.
  static func union(_ shapes: [Shape], melt: Double = 0) -> Shape {
    let low = shapes.map(\.low).reduce(shapes[0].low, pointwiseMin)
    let high = shapes.map(\.high).reduce(shapes[0].high, pointwiseMax)
    return Shape(from: low - melt, to: high + melt) { place in
      var nearest = Double.infinity
      for shape in shapes {
        let next = shape.distance(place)
        let blend = melt > 0 ? max(melt - abs(nearest - next), 0) / melt : 0
        nearest = min(nearest, next) - blend * blend * melt / 4
      }
      return nearest
    }
  }

  /// A band along the edge, of this width.
  func outline(_ width: Double) -> Shape {
    let inner = distance
    return Shape(from: low - width, to: high + width) { abs(inner($0)) - width / 2 }
  }

  /// What is in this shape and not in that one.
  func without(_ other: Shape) -> Shape {
    let inner = distance
    return Shape(from: low, to: high) { max(inner($0), -other.distance($0)) }
  }

  /// The same shape `scale` times as large, with its origin at `origin`.
  func placed(at origin: Place, scale: Double, mirrored: Bool = false) -> Shape {
    let turn = Place(mirrored ? -scale : scale, scale)
    let inner = distance
    let (one, two) = (origin + low * turn, origin + high * turn)
    return Shape(from: pointwiseMin(one, two), to: pointwiseMax(one, two)) {
      inner(($0 - origin) / turn) * scale
    }
  }
}
