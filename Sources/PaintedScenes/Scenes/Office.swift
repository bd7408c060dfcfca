extension PaintedScene {
  /// An office in the green-gray light of fluorescent tubes; someone came in a yellow raincoat.
  static let office = PaintedScene(name: "office", aspect: 1.85, vignette: 0.35) { canvas in
    let stage = stage
    canvas.wash { place, _ in
      stage.look(at: place).map { shade($0) } ?? .zero
    }
    screens(on: &canvas, stage)
    visitor(on: &canvas, feet: stage.place(of: Spot(0.25, 0, 6.6)), zoom: 1.75 / 6.6 * stage.zoom)
  }

  private static var stage: Stage {
    let desk = Light(rgb: 0x9aa08c)
    let wall = Light(rgb: 0x8a9484)
    var blocks: [Stage.Block] = [
      .init(Spot(-9, -1, -1), Spot(9, 0, 22), Light(rgb: 0x5f685f)),
      .init(Spot(-9, 2.9, -1), Spot(9, 4, 22), Light(rgb: 0xb9c2ae)),
      .init(Spot(-6, 0, -1), Spot(-5, 3, 22), wall),
      .init(Spot(5, 0, -1), Spot(6, 3, 22), wall),
      .init(Spot(-9, 0, 18), Spot(9, 3, 19), Light(rgb: 0x7f8a7c)),
      .init(Spot(0.4, 0, 17.9), Spot(1.4, 2.1, 18), Light(rgb: 0x4b544c)),
    ]
    for row in 0..<5 {
      let z = 3.6 + 2.9 * Double(row)
      for side in [-1.0, 1] {
        let near = Spot(side * 1.25, 0.72, z)
        let far = Spot(side * 4.4, 0.76, z + 0.9)
        blocks.append(.init(pointwiseMin(near, far), pointwiseMax(near, far), desk))
        let left = side < 0 ? -4.5 : 1.2
        blocks.append(
          .init(Spot(left, 0, z + 1), Spot(left + 3.3, 1.18, z + 1.08), Light(rgb: 0x6f7d74)))
        blocks.append(
          .init(
            Spot(side * 2.6 - 0.3, 0.86, z + 0.55), Spot(side * 2.6 + 0.3, 1.24, z + 0.6),
            Light(rgb: 0x2c302d)))
      }
    }
    return Stage(eye: Spot(-0.25, 1.55, 0), center: Place(0.88, 0.47), zoom: 0.95, blocks: blocks)
  }

  /// Whether a place on the ceiling is a tube's panel.
  private static func isPanel(_ spot: Spot) -> Bool {
    let along = spot.z / 2.2 - (spot.z / 2.2).rounded(.down)
    return (0.25...0.75).contains(along) && [-3.2, 0, 3.2].contains { abs(spot.x - $0) < 0.34 }
  }

  private static func shade(_ hit: Stage.Hit) -> Light {
    let tube = Light(rgb: 0xe4f2da)
    if hit.normal.y < 0, hit.spot.y > 2.8 {
      if isPanel(hit.spot) { return tube * 1.25 }
      let tile = [hit.spot.x / 0.6, hit.spot.z / 0.6].map { $0 - $0.rounded() }
      return hit.color * (tile.contains { abs($0) < 0.02 } ? 0.36 : 0.47) * tube
    }
    var light = 0.0
    for x in [-3.2, 0, 3.2] {
      for step in 0..<9 {
        let way = Spot(x, 2.9, 1.1 + 2.2 * Double(step)) - hit.spot
        let square = dot(way, way)
        let facing = max(dot(way, hit.normal), 0.12 * square.squareRoot()) / square.squareRoot()
        light += facing * way.y / square.squareRoot() / square
      }
    }
    let corner = ramp(-0.4, 0.9, hit.spot.y) * 0.35 + 0.65
    let flaw = 0.96 + 0.08 * Noise.cloud(hit.spot.x * 2 + hit.spot.z, hit.spot.y * 2 + hit.spot.z)
    return hit.color * tube * (light * 2.6 * corner * flaw + 0.09)
  }

  private static func screens(on canvas: inout Canvas, _ stage: Stage) {
    for row in 0..<5 {
      for side in [-2.6, 2.6] where Noise.dot(row, Int(side)) > 0.35 {
        let z = 3.6 + 2.9 * Double(row) + 0.54
        let low = stage.place(of: Spot(side - 0.27, 1.21, z))
        let high = stage.place(of: Spot(side + 0.27, 0.89, z))
        canvas.paint(.box(low, high)) { place in
          mix(Light(rgb: 0x6f93a0), Light(rgb: 0x3c5a66), ramp(low.y, high.y, place.y))
        }
      }
    }
  }

  private static func visitor(on canvas: inout Canvas, feet: Place, zoom: Double) {
    let yellow = Light(rgb: 0xf5bf0c)
    let place: (Shape) -> Shape = { $0.placed(at: feet, scale: zoom) }
    canvas.paint(
      .ellipse(feet + Place(0, 0.004), Place(0.065, 0.012)), soft: 0.025, opacity: 0.7,
      Light(rgb: 0x2a302b))
    canvas.model(place(Figure.legs), depth: 0.006, sun: Place(0, -0.8), Light(rgb: 0x23282a))
    canvas.model(place(Figure.coat), depth: 0.014, sun: Place(-0.15, -0.7), yellow * 1.1)
    let hood = Shape.ellipse(Place(0, -0.92), Place(0.078, 0.088))
    canvas.model(place(hood), depth: 0.012, sun: Place(-0.1, -0.7), yellow * 1.1)
    let face = Shape.ellipse(Place(0, -0.91), Place(0.046, 0.06))
    canvas.model(place(face), depth: 0.008, sun: Place(0, -0.6), Light(rgb: 0x9c6a4c))
    let seam = Shape.path([Place(0, -0.8), Place(0, -0.28)], 0.004)
    canvas.paint(place(seam), opacity: 0.6, Light(rgb: 0x8a6a08))
  }
}
