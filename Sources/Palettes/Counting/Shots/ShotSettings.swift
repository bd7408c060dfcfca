/// From where on a change is believed to be the beginning of a shot.
///
/// The defaults were measured on generated and real films (`Documentation/Measurements/shots.md`).
public struct ShotSettings: Sendable, Equatable {
  /// The least evidence for a cut, about 0 (the same picture) to 1.6 (see `CutEvidence`).
  public var cut = 0.92
  /// The least evidence for a dissolve, about −1 to 1.5 (see `DissolveEvidence`).
  public var dissolve = 1.0
  /// The brightest that a black frame's blocks may be, 0…255.
  public var blackLevel = 32.0
  /// How far a white frame's darkest block may be from white, 0…255.
  public var whiteDistance = 40.0
  /// The most contrast (standard deviation of luma) of a black or white frame, 0…255.
  public var blankContrast = 3.0
  /// From how many seconds on a black or white stretch is a span of its own.
  public var blankSeconds = 0.5
  /// How much brighter than its surroundings a flash is, in levels of 0…255.
  public var flashRise = 12.0
  /// How alike the frames around a flash must be: their difference ÷ that of the flash, 0…1.
  public var flashReturn = 0.4

  public init() {}

  /// The same settings with every threshold multiplied, to measure how much depends on them.
  public func scaled(by factor: Double) -> ShotSettings {
    var scaled = self
    scaled.cut *= factor
    scaled.dissolve *= factor
    scaled.blackLevel *= factor
    scaled.whiteDistance *= factor
    scaled.blankContrast *= factor
    scaled.blankSeconds *= factor
    scaled.flashRise *= factor
    scaled.flashReturn *= factor
    return scaled
  }
}
