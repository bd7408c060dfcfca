extension PaintedScene {
  /// A wet street at night with a red neon sign: small in the frame, and what one remembers.
  static let street = PaintedScene(name: "street", aspect: 2.388, vignette: 0.5, bars: 0.0719) {
    canvas in
    let stage = Stage(
      eye: Spot(-0.6, 1.5, 0), center: Place(1.06, 0.56), zoom: 0.85,
      blocks: [
        .init(Spot(-100, -1, 0.1), Spot(100, 0, 200), Light(rgb: 0x20282b)),
        .init(Spot(-20, 0, 1), Spot(-4.2, 13, 16), Light(rgb: 0x36474e)),
        .init(Spot(-20, 0, 19), Spot(-4.6, 17, 60), Light(rgb: 0x2c3a42)),
        .init(Spot(4, 0, 2), Spot(20, 9, 13), Light(rgb: 0x3b4347)),
        .init(Spot(4.4, 0, 16), Spot(20, 20, 70), Light(rgb: 0x2b3941)),
      ])
    night(on: &canvas, stage)
    lamps(on: &canvas, stage)
    sign(on: &canvas, at: stage.place(of: Spot(3.2, 4.6, 9)))
    canvas.mirror(at: 0.6) { place in
      guard let hit = stage.look(at: place), hit.normal.y == 1 else { return 0 }
      return 0.62 * ramp(0.6, 0.66, place.y) * (0.35 + 0.9 * Noise.cloud(place.x * 5, place.y * 22))
    } ripple: { place in
      let wave = Noise.field(place.x * 6, place.y * 70) - 0.5
      return Place(wave * 0.022, wave * 0.02)
    }
    walker(on: &canvas)
  }

  private static func night(on canvas: inout Canvas, _ stage: Stage) {
    let haze = Light(rgb: 0x2b5058)
    canvas.wash { place, _ in
      let sky = mix(Light(rgb: 0x0a1420), haze, ramp(-0.1, 0.6, place.y))
      guard let hit = stage.look(at: place) else { return sky }
      let fog = 1 - 1 / (1 + hit.distance * hit.distance / 1400)
      var light = hit.color * 0.34
      if abs(hit.normal.x) == 1, let window = window(hit) { light = light * 0.6 + window }
      return mix(light, haze * 0.9, fog)
    }
  }

  /// The light of a window, if there is one and it is lit.
  private static func window(_ hit: Stage.Hit) -> Light? {
    let (floor, room) = (hit.spot.y / 2.9, hit.spot.z / 1.25)
    guard hit.spot.y > 2.9 else { return shop(hit) }
    let inFloor = floor - floor.rounded(.down)
    let inRoom = room - room.rounded(.down)
    guard (0.3...0.82).contains(inFloor), (0.25...0.75).contains(inRoom) else { return nil }
    let chance = Noise.dot(Int(floor) + (hit.spot.x > 0 ? 50 : 0), Int(room))
    guard chance < 0.17 else { return Light(rgb: 0x141d24) * 0.4 }
    return mix(Light(rgb: 0xb98a4a), Light(rgb: 0x9fb5a5), ramp(0.05, 0.16, chance)) * 0.42
  }

  /// A shop that left its light on.
  private static func shop(_ hit: Stage.Hit) -> Light? {
    guard hit.spot.x < 0, (0.7...2.3).contains(hit.spot.y), (4.2...7.4).contains(hit.spot.z)
    else { return nil }
    let pane = hit.spot.z / 1.6 - (hit.spot.z / 1.6).rounded()
    let goods = Noise.cloud(hit.spot.z * 7, hit.spot.y * 5) * ramp(1.7, 1, hit.spot.y)
    return Light(rgb: 0xa37a3c) * (abs(pane) < 0.03 ? 0.03 : 0.34 - 0.3 * goods)
  }

  private static func lamps(on canvas: inout Canvas, _ stage: Stage) {
    for step in 0..<5 {
      for side in [-3.4, 3.0] {
        let spot = stage.place(of: Spot(side, 5.2, 11 + 11 * Double(step)))
        let size = 0.012 / (1 + 0.5 * Double(step))
        canvas.glow(
          .disk(spot, radius: size / 2), radius: size * 2.2, Light(rgb: 0xcfe6df) * 0.85)
        canvas.glow(spot, radius: size * 9, Light(rgb: 0x4f8a8a) * 0.11)
      }
    }
    for (x, z) in [(-1.9, 30.0), (-1.2, 30.0), (-2.3, 48.0), (-1.8, 48.0)] {
      let spot = stage.place(of: Spot(x, 0.7, z))
      canvas.glow(spot, radius: 0.28 / z, Light(rgb: 0xffe2ac) * 1.4)
    }
  }

  private static func sign(on canvas: inout Canvas, at place: Place) {
    let red = Light(rgb: 0xff1226)
    let frame = Shape.box(place - Place(0.045, 0.17), place + Place(0.045, 0.17), corner: 0.02)
    canvas.paint(frame) { _ in Light(rgb: 0x100d10) }
    var tubes = [frame.outline(0.004)]
    for row in 0..<4 {
      let top = place + Place(0, -0.12 + 0.08 * Double(row))
      tubes.append(.path([top + Place(-0.022, -0.02), top + Place(0.022, -0.02)], 0.002))
      tubes.append(.path([top + Place(0, -0.02), top + Place(0, 0.028)], 0.002))
      let slant = row.isMultiple(of: 2) ? 0.022 : -0.022
      tubes.append(.path([top + Place(slant, 0.002), top + Place(-slant, 0.024)], 0.002))
    }
    let tube = Shape.union(tubes)
    canvas.glow(tube, radius: 0.006, red * 1.3)
    canvas.glow(frame, radius: 0.09, red * 0.16)
  }

  private static func walker(on canvas: inout Canvas) {
    let feet = Place(1.36, 0.87)
    let dark = Light(rgb: 0x0b0e12)
    let person = Figure.walker.placed(at: feet, scale: 0.34)
    canvas.paint(.ellipse(feet + Place(0, 0.03), Place(0.05, 0.04)), soft: 0.05, opacity: 0.7, dark)
    canvas.model(person, depth: 0.012, sun: Place(1.1, -0.7), Light(rgb: 0x2a2026) * 0.9)
    let top = feet + Place(0.012, -0.335)
    let cover = Shape.ellipse(top, Place(0.115, 0.068))
      .without(.box(top + Place(-0.2, 0), top + Place(0.2, 0.2)))
    canvas.model(cover, depth: 0.02, sun: Place(0.9, -0.9), Light(rgb: 0x232a33))
  }
}
