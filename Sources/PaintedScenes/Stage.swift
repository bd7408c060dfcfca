/// A place or a direction in space: x to the right, y up, z into the picture, in meters.
typealias Spot = SIMD3<Double>

/// Boxes in space, and the eye that looks at them straight along z.
struct Stage {
  struct Block {
    let low, high: Spot
    let color: Light

    init(_ low: Spot, _ high: Spot, _ color: Light) {
      self.low = low
      self.high = high
      self.color = color
    }
  }

  /// Where a look ends.
  struct Hit {
    let spot: Spot
    /// Away from the surface; one of its components is 1 or −1.
    let normal: Spot
    let color: Light
    /// How far the eye is, in meters.
    let distance: Double
  }

  let eye: Spot
  /// Where in the picture the eye's own height and middle are.
  let center: Place
  /// How many heights of the picture a meter takes at a meter's distance.
  let zoom: Double
  let blocks: [Block]

  /// What is seen at a place of the picture, if anything.
  func look(at place: Place) -> Hit? {
    cast(from: eye, along: Spot((place.x - center.x) / zoom, (center.y - place.y) / zoom, 1))
  }

  /// Where in the picture a spot in space is seen.
  func place(of spot: Spot) -> Place {
    let way = spot - eye
    return Place(center.x + way.x / way.z * zoom, center.y - way.y / way.z * zoom)
  }

  /// How much of a lamp reaches a surface: 0…1 for its angle, over the square of its distance in
  /// meters; 0 behind a block.
  func light(of lamp: Spot, on hit: Hit) -> Double {
    let way = lamp - hit.spot
    let square = dot(way, way)
    let facing = dot(way, hit.normal) / square.squareRoot()
    guard facing > 0 else { return 0 }
    let start = hit.spot + hit.normal * 0.001
    if let other = cast(from: start, along: lamp - start), other.distance < square.squareRoot() {
      return 0
    }
    return facing / square
  }

  private func cast(from start: Spot, along way: Spot) -> Hit? {
    var nearest = Double.infinity
    var found: Int?
    for index in blocks.indices {
      let one = (blocks[index].low - start) / way
      let two = (blocks[index].high - start) / way
      let enter = pointwiseMin(one, two).max()
      let leave = pointwiseMax(one, two).min()
      if enter > 0, enter < leave, enter < nearest {
        nearest = enter
        found = index
      }
    }
    guard let found else { return nil }
    let block = blocks[found]
    let spot = start + way * nearest
    return Hit(
      spot: spot, normal: normal(of: block, at: spot), color: block.color,
      distance: nearest * dot(way, way).squareRoot())
  }

  private func normal(of block: Block, at spot: Spot) -> Spot {
    let below = spot - block.low
    let above = block.high - spot
    let least = min(pointwiseMin(below, above).min(), .infinity)
    var normal = Spot.zero
    for axis in 0..<3 {
      if below[axis] == least {
        normal[axis] = -1
        return normal
      }
      if above[axis] == least {
        normal[axis] = 1
        return normal
      }
    }
    return normal
  }
}

func dot(_ a: Spot, _ b: Spot) -> Double { (a * b).sum() }
