/// A way to describe a color by three numbers, with the list of all such ways.
///
/// A space is a value: two conversions from and to linear-light sRGB, the names and ranges of its
/// axes, and the positions at which distance is measured (`place`).
public struct ColorSpace: Sendable {
  /// One coordinate: its name and the values it takes over the sRGB gamut.
  public struct Axis: Sendable {
    /// The usual name of the axis in color science: `lightness`, `chroma`, `hue` …
    public let name: String
    /// The least and the greatest value over the sRGB gamut; a hue is in degrees, 0…360.
    public let range: ClosedRange<Double>

    public init(_ name: String, _ range: ClosedRange<Double>) {
      self.name = name
      self.range = range
    }
  }

  /// The name that users type and files store: lower-case, never changed after a release.
  public let name: String
  /// One line for help texts and tables.
  public let summary: String
  /// The three axes, in order.
  public let axes: [Axis]
  /// The index of the axis that is an angle, if there is one.
  public let hueAxis: Int?
  /// Linear-light sRGB → coordinates.
  public let coordinates: @Sendable (SIMD3<Double>) -> SIMD3<Double>
  /// Coordinates → linear-light sRGB; the inverse of `coordinates`.
  public let linear: @Sendable (SIMD3<Double>) -> SIMD3<Double>
  /// Coordinates → the point at which the Euclidean distance is the distance of the space.
  ///
  /// For a space without hue, the point has the same numbers. For a space with hue, it lies in a
  /// cone or cylinder, so that hue 359° and hue 1° are neighbors.
  public let place: @Sendable (SIMD3<Double>) -> SIMD3<Double>
  /// A placed point → coordinates; the inverse of `place`.
  public let unplace: @Sendable (SIMD3<Double>) -> SIMD3<Double>

  public init(
    name: String, summary: String, axes: [Axis], hueAxis: Int? = nil,
    coordinates: @escaping @Sendable (SIMD3<Double>) -> SIMD3<Double>,
    linear: @escaping @Sendable (SIMD3<Double>) -> SIMD3<Double>,
    place: @escaping @Sendable (SIMD3<Double>) -> SIMD3<Double> = { $0 },
    unplace: @escaping @Sendable (SIMD3<Double>) -> SIMD3<Double> = { $0 }
  ) {
    self.name = name
    self.summary = summary
    self.axes = axes
    self.hueAxis = hueAxis
    self.coordinates = coordinates
    self.linear = linear
    self.place = place
    self.unplace = unplace
  }
}

extension ColorSpace {
  /// Every space, in the order in which tables and help texts show them.
  public static let all: [ColorSpace] = [
    .rgb, .linear, .hsv, .hsl, .lab, .lch, .din99o, .din2000, .oklab, .oklch,
  ]
}

extension ColorSpace {
  /// The space of this name, or `nil` if there is none.
  public static func named(_ name: String) -> ColorSpace? { all.first { $0.name == name } }
}

/// Spaces are equal if their names are.
extension ColorSpace: Hashable {
  public static func == (left: Self, right: Self) -> Bool { left.name == right.name }
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension ColorSpace: CustomStringConvertible {
  public var description: String { name }
}
