/// People, as shapes one unit high that stand at (0, 0): feet at y = 0, top of the head at −1.
enum Figure {
  static let head = Shape.ellipse(Place(0, -0.93), Place(0.055, 0.072))

  /// Someone who stands or walks away in a long coat, arms down.
  static let coat = Shape.union(
    [
      .limb(Place(0, -0.78), Place(0, -0.5), 0.105, 0.095),
      .limb(Place(0, -0.5), Place(0, -0.3), 0.1, 0.125),
      .limb(Place(-0.11, -0.78), Place(-0.15, -0.46), 0.036, 0.03),
      .limb(Place(0.11, -0.78), Place(0.15, -0.46), 0.036, 0.03),
    ], melt: 0.04)

  static let legs = Shape.union([
    .limb(Place(-0.045, -0.3), Place(-0.05, -0.03), 0.045, 0.028),
    .limb(Place(0.045, -0.3), Place(0.055, -0.02), 0.045, 0.028),
    .limb(Place(-0.05, -0.02), Place(-0.065, -0.012), 0.024, 0.018),
    .limb(Place(0.055, -0.012), Place(0.075, -0.006), 0.024, 0.018),
  ])

  /// The whole of them, for a figure that is only an outline.
  static let walker = Shape.union([
    head, coat, legs, .limb(Place(0, -0.88), Place(0, -0.8), 0.03, 0.04),
  ])
}
