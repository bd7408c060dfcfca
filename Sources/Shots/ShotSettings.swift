/// From where on a change is believed to be the beginning of a shot.
///
/// The defaults were measured on generated and real films (`Documentation/Measurements/shots.md`).
package struct ShotSettings: Sendable, Equatable {
  /// The least evidence for a cut; 0 is as much as fast motion gives, 1 is plenty (see
  /// `CutEvidence`).
  package var cut = 0.42
  /// The least evidence for a dissolve, −1 to 1 (see `DissolveEvidence`).
  package var dissolve = 0.58
  /// The greatest component of a black frame's pixels, but for one in 2000, 0…255.
  package var blackLevel = Double(PlainFrame.blackLevel)
  /// How far any component of a white frame's pixels, but for one in 2000, may be from white, 0…255.
  package var whiteDistance = 40.0
  /// The most contrast (standard deviation of luma) of a black or white frame, 0…255.
  package var blankContrast = 3.0
  /// From how many seconds on a black or white stretch is a span of its own.
  package var blankSeconds = 0.5
  /// A shot that lasts no more seconds before the old one returns is damage: 2 frames at 24 a second.
  package var glitchSeconds = 0.09
  /// How many seconds a flash lasts at most: 4 frames at 24 a second.
  package var flashSeconds = 0.17
  /// How many more seconds it may take a flash to fade: 3 frames at 24 a second.
  package var flashFadeSeconds = 0.13
  /// How much brighter than its surroundings a flash is, in levels of 0…255.
  package var flashRise = 12.0
  /// How alike the frames around a flash must be: their difference ÷ that of the flash, 0…1.
  package var flashReturn = 0.4
  /// How much of their detail may not be found in each other, 0…1.
  package var flashMismatch = 0.7

  package init() {}

  /// The same settings with every threshold multiplied, to measure how much depends on them.
  package func scaled(by factor: Double) -> ShotSettings {
    var scaled = self
    scaled.cut *= factor
    scaled.dissolve *= factor
    scaled.blackLevel *= factor
    scaled.whiteDistance *= factor
    scaled.blankContrast *= factor
    scaled.blankSeconds *= factor
    scaled.glitchSeconds *= factor
    scaled.flashSeconds *= factor
    scaled.flashFadeSeconds *= factor
    scaled.flashRise *= factor
    scaled.flashReturn *= factor
    scaled.flashMismatch *= factor
    return scaled
  }
}
