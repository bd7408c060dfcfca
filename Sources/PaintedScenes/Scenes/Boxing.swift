extension PaintedScene {
  /// A ring under hard light, red ropes around it, and a boxer in blue shorts.
  static let boxing = PaintedScene(name: "boxing", aspect: 2.388, vignette: 0.45) { canvas in
    crowd(on: &canvas)
    ring(on: &canvas)
    let one = Place(0.98, 0.885)
    let two = Place(1.5, 0.9)
    for feet in [one, two] {
      canvas.paint(
        .ellipse(feet + Place(0, 0.005), Place(0.15, 0.025)), soft: 0.05, opacity: 0.65,
        Light(rgb: 0x4f4636))
    }
    boxer(
      on: &canvas, at: one, mirrored: false, skin: Light(rgb: 0xb8794f),
      shorts: Light(rgb: 0x1746d1), gloves: Light(rgb: 0xa3161b))
    boxer(
      on: &canvas, at: two, mirrored: true, skin: Light(rgb: 0x6d4028),
      shorts: Light(rgb: 0xd8d2c4), gloves: Light(rgb: 0x1a1715))
    beams(on: &canvas)
  }

  private static func crowd(on canvas: inout Canvas) {
    let dark = Light(rgb: 0x0a0c10)
    canvas.wash { place, _ in
      mix(dark, Light(rgb: 0x1c2026), ramp(0.1, 0.6, place.y))
    }
    for row in 0..<4 {
      let y = 0.3 + 0.075 * Double(row)
      let size = 0.02 + 0.005 * Double(row)
      for seat in 0..<26 {
        let x = (Double(seat) + Noise.dot(seat, row)) * 0.096
        let top = Place(x, y + 0.02 * Noise.dot(seat, row + 20))
        let clothes = 0.7 + 0.6 * Noise.dot(seat, row + 40)
        canvas.model(
          .union([
            .ellipse(top, Place(size, size * 1.25)),
            .ellipse(top + Place(0, size * 3.1), Place(size * 2.1, size * 1.9)),
          ]), depth: 0.014, sun: Place(0, -0.7),
          mix(Light(rgb: 0x1d2126), Light(rgb: 0x3a3632), Double(row) / 4) * clothes)
      }
    }
    for flash in 0..<9 {
      let place = Place(0.15 + 2.1 * Noise.dot(flash, 61), 0.22 + 0.3 * Noise.dot(flash, 62))
      let radius = 0.008 + 0.01 * Noise.dot(flash, 63)
      canvas.paint(
        .disk(place, radius: radius), soft: 0.006, opacity: 0.35, Light(rgb: 0xd8dfe6))
    }
  }

  private static func ring(on canvas: inout Canvas) {
    canvas.paint(.box(Place(-1, 0.64), Place(4, 0.69))) { _ in Light(rgb: 0x20242c) }
    canvas.paint(.box(Place(-1, 0.685), Place(4, 2))) { place in
      let pool = length((place - Place(1.22, 0.86)) / Place(1.15, 0.3))
      let wear = 0.9 + 0.2 * Noise.cloud(place.x * 4, place.y * 14)
      return Light(rgb: 0xd6c8a4) * (0.1 + 0.85 / (1 + pool * pool * pool)) * wear
    }
    for (index, y) in [0.36, 0.455, 0.55].enumerated() {
      let rope = Shape(from: Place(0, y - 0.03), to: Place(9, y + 0.03)) { place in
        abs(place.y - y - 0.012 * (1 - (place.x - 1.19) * (place.x - 1.19) / 1.2)) - 0.0085
      }
      canvas.model(
        rope, depth: 0.0085, sun: Place(0, -0.85),
        Light(rgb: 0xd0101c) * (1 - 0.08 * Double(index)))
    }
    for x in [0.12, 2.27] {
      canvas.model(
        .box(Place(x - 0.014, 0.27), Place(x + 0.014, 0.72), corner: 0.01), depth: 0.014,
        sun: Place(x < 1 ? 0.6 : -0.6, -0.3), Light(rgb: 0x6d7278))
      canvas.model(
        .box(Place(x - 0.036, 0.32), Place(x + 0.036, 0.6), corner: 0.025), depth: 0.03,
        sun: Place(x < 1 ? 0.7 : -0.7, -0.4), Light(rgb: 0x9a9fa6))
    }
  }

  /// A boxer in guard, looking to the right unless mirrored; drawn from far limbs to near ones.
  private static func boxer(
    on canvas: inout Canvas, at feet: Place, mirrored: Bool, skin: Light, shorts: Light,
    gloves: Light
  ) {
    let sun = Place(mirrored ? -0.25 : 0.25, -0.85)
    func draw(_ shapes: [Shape], _ color: Light, depth: Double = 0.02, melt: Double = 0.02) {
      let shape = Shape.union(shapes, melt: melt)
      canvas.model(
        shape.placed(at: feet, scale: 0.66, mirrored: mirrored), depth: depth, sun: sun, color)
    }
    draw([.limb(Place(0.05, -0.78), Place(0.15, -0.64), 0.042, 0.034)], skin * 0.7)
    draw([.limb(Place(0.15, -0.64), Place(0.27, -0.79), 0.033, 0.027)], skin * 0.7)
    draw([.ellipse(Place(0.295, -0.815), Place(0.05, 0.045))], gloves * 0.8)
    draw(
      [
        .limb(Place(0.02, -0.42), Place(0.12, -0.24), 0.072, 0.05),
        .limb(Place(0.12, -0.24), Place(0.1, -0.05), 0.046, 0.03),
      ], skin * 0.8)
    draw(
      [
        .limb(Place(0.1, -0.1), Place(0.105, -0.03), 0.036, 0.032),
        .limb(Place(0.105, -0.022), Place(0.17, -0.012), 0.028, 0.018),
      ], Light(rgb: 0x15151a))
    draw(
      [
        .limb(Place(-0.05, -0.42), Place(-0.1, -0.24), 0.075, 0.052),
        .limb(Place(-0.1, -0.24), Place(-0.19, -0.06), 0.048, 0.03),
      ], skin)
    draw(
      [
        .limb(Place(-0.175, -0.11), Place(-0.19, -0.03), 0.038, 0.032),
        .limb(Place(-0.19, -0.022), Place(-0.12, -0.012), 0.028, 0.018),
      ], Light(rgb: 0x15151a))
    draw(
      [
        .limb(Place(-0.015, -0.56), Place(0.01, -0.74), 0.084, 0.108),
        .limb(Place(0.03, -0.82), Place(0.05, -0.88), 0.05, 0.036),
      ], skin, depth: 0.035)
    draw(
      [
        .limb(Place(-0.015, -0.5), Place(-0.085, -0.29), 0.088, 0.088),
        .limb(Place(-0.015, -0.5), Place(0.1, -0.3), 0.085, 0.078),
      ], shorts)
    draw([.limb(Place(-0.082, -0.57), Place(0.052, -0.57), 0.023, 0.023)], shorts * 0.55)
    draw([.ellipse(Place(0.065, -0.935), Place(0.057, 0.07))], skin)
    draw([.ellipse(Place(0.05, -0.968), Place(0.06, 0.042))], Light(rgb: 0x16110e))
    draw([.limb(Place(-0.06, -0.79), Place(0.02, -0.62), 0.05, 0.038)], skin)
    draw([.limb(Place(0.02, -0.62), Place(0.15, -0.76), 0.038, 0.03)], skin)
    draw([.ellipse(Place(0.175, -0.79), Place(0.054, 0.05))], gloves)
  }

  private static func beams(on canvas: inout Canvas) {
    for x in [0.55, 1.0, 1.45, 1.9] {
      let lamp = Place(x, -0.02)
      canvas.glow(.disk(lamp, radius: 0.03), radius: 0.045, Light(rgb: 0xfff6e0) * 1.2)
      canvas.wash(to: Place(9, 0.95)) { place, below in
        let spread = abs(place.x - mix(x, 1.22, 0.4 * place.y)) / (0.05 + 0.4 * place.y)
        let beam = ramp(1, 0, spread) * ramp(0.95, 0, place.y)
        return below + Light(rgb: 0x9fa6a0) * (0.035 * beam)
      }
    }
  }
}
