/// The thresholds above which a change counts as the beginning of a shot.
///
/// The defaults were measured on generated and real films (`Documentation/Measurements/shots.md`).
package struct ShotSettings: Sendable, Equatable {
  /// The least evidence for a cut; the fastest motion gives about 0, and 1 is ample (see
  /// `CutEvidence`).
  package var cut = 0.42
  /// The least evidence for a dissolve, −1…1 (see `DissolveEvidence`).
  package var dissolve = 0.58
  /// The least evidence for a wipe (see `WipeEvidence`).
  package var wipe = 0.85
  /// The least share of edges that two frames of one shot have in common, 0…1, if light or things in
  /// front of the picture have changed (see `Continuation`).
  package var continuity = 0.45
  /// The highest component in a black frame, 0…255; one pixel in 2000 may exceed it.
  package var blackLevel = Double(PlainFrame.blackLevel)
  /// How far a component may be from white in a white frame, 0…255; one pixel in 2000 may be
  /// farther.
  package var whiteDistance = 40.0
  /// The highest contrast (the standard deviation of the components in each channel) of a black or
  /// white frame, 0…255.
  package var blankContrast = 3.0
  /// The shortest separate black or white span, in seconds.
  package var blankSeconds = 0.5
  /// If the earlier shot returns after no more than this many seconds, the frames in between are
  /// damage: 2 frames at 24 a second.
  package var glitchSeconds = 0.09
  /// The longest flash, in seconds: 4 frames at 24 a second.
  package var flashSeconds = 0.17
  /// The longest time that a lamp may burn without beginning a shot, in seconds: 12 frames at 24 a
  /// second.
  package var lampSeconds = 0.5
  /// The longest fading of a flash after it, in seconds: 3 frames at 24 a second.
  package var flashFadeSeconds = 0.13
  /// How much brighter than its surroundings a flash is at least, in levels of 0…255.
  package var flashRise = 12.0
  /// How similar the frames around a flash must be: their difference ÷ the difference of the flash,
  /// at most, 0…1.
  package var flashReturn = 0.4
  /// The largest share of detail in the frames around a flash that may be missing in each other,
  /// 0…1.
  package var flashMismatch = 0.7

  package init() {}

  /// The same settings with every threshold multiplied by `factor`, to measure their influence.
  package func scaled(by factor: Double) -> ShotSettings {
    var scaled = self
    scaled.cut *= factor
    scaled.dissolve *= factor
    scaled.wipe *= factor
    scaled.continuity *= factor
    scaled.blackLevel *= factor
    scaled.whiteDistance *= factor
    scaled.blankContrast *= factor
    scaled.blankSeconds *= factor
    scaled.glitchSeconds *= factor
    scaled.flashSeconds *= factor
    scaled.lampSeconds *= factor
    scaled.flashFadeSeconds *= factor
    scaled.flashRise *= factor
    scaled.flashReturn *= factor
    scaled.flashMismatch *= factor
    return scaled
  }
}

/// How long an interruption of a shot may last in a film of this frame rate: in seconds, and in
/// frames, so that no decision needs more frames than the window holds.
struct InterruptionSpans: Sendable {
  /// At most this many frames, which last at most this many seconds.
  struct Span: Sendable {
    let seconds: Double
    let frames: Int

    init(_ seconds: Double, framesPerSecond: Double) {
      self.seconds = seconds
      frames = Int(seconds * framesPerSecond + Span.slack)
    }

    /// Tolerance, so that rounded times do not exclude a span of exactly this duration.
    static let slack = 1e-3
  }

  /// Damage: anything that lasts no longer is not a shot.
  let glitch: Span
  /// A flash, or lost frames.
  let flash: Span
  /// A lamp that is switched on and off.
  let lamp: Span
  /// The time that a flash takes to fade.
  let fading: Span

  /// How many frames on each side a cut must stand out from: 8 up to 30 frames a second, and more
  /// at higher rates, where 8 frames would be less than about a quarter of a second.
  let reach: Int

  /// How many frames after a cut must be known before its evidence is computed.
  var lag: Int { max(reach, flash.frames, lamp.frames) }

  init(settings: ShotSettings, framesPerSecond: Double) {
    glitch = Span(settings.glitchSeconds, framesPerSecond: framesPerSecond)
    flash = Span(settings.flashSeconds, framesPerSecond: framesPerSecond)
    lamp = Span(settings.lampSeconds, framesPerSecond: framesPerSecond)
    fading = Span(settings.flashFadeSeconds, framesPerSecond: framesPerSecond)
    reach = max(8, Int(0.27 * framesPerSecond))
  }
}
