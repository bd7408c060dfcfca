extension PaintedScene {
  /// A room at night by one lamp, blue dusk in the window, and a red telephone.
  static let lamplight = PaintedScene(name: "lamplight", aspect: 1.85, vignette: 0.45) { canvas in
    let lamp = Spot(1.35, 1.32, 3.75)
    let stage = stage
    canvas.wash { place, _ in
      stage.look(at: place).map { shade($0, stage, lamp) } ?? .zero
    }
    standing(on: &canvas, stage, lamp)
    telephone(on: &canvas, at: stage.place(of: Spot(0.93, 0.74, 3.6)))
  }

  private static var stage: Stage {
    let green = Light(rgb: 0x2e4a38)
    let wood = Light(rgb: 0x6b4226)
    return Stage(
      eye: Spot(0, 1.2, 0), center: Place(0.92, 0.48), zoom: 1.05,
      blocks: [
        .init(Spot(-9, -1, -1), Spot(9, 0, 6), Light(rgb: 0x54331f)),
        .init(Spot(-9, 2.9, -1), Spot(9, 4, 6), Light(rgb: 0x8d7a63)),
        .init(Spot(-9, 0, 4.4), Spot(9, 3, 5), Light(rgb: 0x8a7452)),
        .init(Spot(-4, 0, -1), Spot(-3.2, 3, 5), Light(rgb: 0x7b6849)),
        .init(Spot(3.1, 0, -1), Spot(4, 3, 5), Light(rgb: 0x7b6849)),
        // A table, then an armchair: seat, back and two arms.
        .init(Spot(0.6, 0.66, 3.35), Spot(1.85, 0.72, 4.15), wood),
        .init(Spot(0.66, 0, 3.4), Spot(0.73, 0.66, 3.47), wood),
        .init(Spot(1.72, 0, 3.4), Spot(1.79, 0.66, 3.47), wood),
        .init(Spot(-0.75, 0.12, 3.1), Spot(0.15, 0.45, 3.9), green),
        .init(Spot(-0.75, 0.12, 3.75), Spot(0.15, 1.12, 4), green),
        .init(Spot(-0.95, 0.12, 3.05), Spot(-0.75, 0.66, 4), green),
        .init(Spot(0.15, 0.12, 3.05), Spot(0.35, 0.66, 4), green),
        // A rug, and a picture on the wall.
        .init(Spot(-1.5, 0, 2.2), Spot(2.2, 0.012, 3.9), Light(rgb: 0x5a2a22)),
        .init(Spot(-0.68, 1.45, 4.36), Spot(0.12, 2.05, 4.4), Light(rgb: 0x2a1d12)),
        .init(Spot(-0.62, 1.51, 4.35), Spot(0.06, 1.99, 4.4), Light(rgb: 0xa79a7c)),
      ])
  }

  private static func shade(_ hit: Stage.Hit, _ stage: Stage, _ lamp: Spot) -> Light {
    if let night = window(hit) { return night }
    let amber = Light(rgb: 0xffb765)
    let way = hit.spot - lamp
    let flat = (way.x * way.x + way.z * way.z).squareRoot()
    // The shade lets light out above and below; through its cloth comes a quarter.
    let up = ramp(0.62, 0.9, way.y / flat)
    let down = ramp(0.62, 1.0, -way.y / flat)
    let open = 0.22 + 0.95 * max(up, down)
    var light = amber * (stage.light(of: lamp, on: hit) * open * 1.9)
    // What the ceiling sends back, and the cloth's own soft light around corners.
    let bounce = Spot(1.2, 2.8, 2.6) - hit.spot
    light += amber * (0.1 + 0.35 * max(dot(bounce, hit.normal), 0) / dot(bounce, bounce))
    light += amber * (0.12 / (1 + dot(way, way)))
    light += Light(rgb: 0x3d5f8c) * 0.22 * ramp(0.6, -3, hit.spot.x)
    var color = hit.color
    if hit.normal.y > 0, hit.spot.y < 0.005 {
      let board = Int((hit.spot.x / 0.14).rounded(.down))
      color *= 0.75 + 0.5 * Noise.dot(board, Int(hit.spot.z + Noise.dot(board, 9)))
    } else if hit.normal.z < 0, hit.spot.z > 4.39 {
      let stripe = hit.spot.x / 0.22 - (hit.spot.x / 0.22).rounded(.down)
      color *= stripe < 0.5 ? 0.86 : 1
    }
    return color * light
  }

  /// The night outside, where the back wall has its window.
  private static func window(_ hit: Stage.Hit) -> Light? {
    guard hit.normal.z < 0, hit.spot.z > 4.39, (-2.7...(-1.45)).contains(hit.spot.x),
      (0.95...2.35).contains(hit.spot.y)
    else { return nil }
    let frame = Light(rgb: 0x4a3a28) * 0.35
    if [-2.7, -2.075, -1.45].contains(where: { abs(hit.spot.x - $0) < 0.03 }) { return frame }
    if [0.95, 1.65, 2.35].contains(where: { abs(hit.spot.y - $0) < 0.03 }) { return frame }
    let sky = mix(Light(rgb: 0x3f6698), Light(rgb: 0x16294d), ramp(1.1, 2.3, hit.spot.y))
    let roofs = 1.2 + 0.16 * (Noise.dot(Int(hit.spot.x * 6 - 40), 3) - 0.5)
    return hit.spot.y < roofs ? Light(rgb: 0x0d1626) : sky
  }

  private static func standing(on canvas: inout Canvas, _ stage: Stage, _ lamp: Spot) {
    let place = stage.place(of: lamp)
    let foot = stage.place(of: Spot(lamp.x, 0.72, lamp.z))
    canvas.model(
      .union([.limb(place, foot, 0.006, 0.012), .ellipse(foot, Place(0.035, 0.01))], melt: 0.02),
      depth: 0.01, sun: Place(0, -0.9), Light(rgb: 0xa8752c))
    let cloth = Shape.polygon([
      place + Place(-0.055, -0.06), place + Place(0.055, -0.06), place + Place(0.1, 0.065),
      place + Place(-0.1, 0.065),
    ])
    canvas.paint(cloth) { spot in
      let middle = ramp(0.13, 0, length(spot - place))
      return mix(Light(rgb: 0xd98b3a), Light(rgb: 0xffe9bd), middle)
    }
    canvas.glow(cloth, radius: 0.16, Light(rgb: 0xffa64a) * 0.1)
  }

  private static func telephone(on canvas: inout Canvas, at place: Place) {
    let red = Light(rgb: 0xb80f18)
    let body = Shape.polygon([
      place + Place(-0.028, -0.045), place + Place(0.028, -0.045), place + Place(0.046, 0.004),
      place + Place(-0.046, 0.004),
    ])
    canvas.model(body, depth: 0.014, sun: Place(0.7, -0.8), red)
    let hook = place + Place(0, -0.056)
    let receiver = Shape.union(
      [
        .limb(hook - Place(0.045, 0), hook + Place(0.045, 0), 0.007, 0.007),
        .disk(hook + Place(-0.045, 0.007), radius: 0.012),
        .disk(hook + Place(0.045, 0.007), radius: 0.012),
      ], melt: 0.01)
    canvas.model(receiver, depth: 0.008, sun: Place(0.6, -0.9), red)
    canvas.paint(.disk(place + Place(0, -0.021), radius: 0.015), Light(rgb: 0xe8d6b4) * 0.55)
    canvas.paint(.disk(place + Place(0, -0.021), radius: 0.006), Light(rgb: 0x4a0a0c))
  }
}
