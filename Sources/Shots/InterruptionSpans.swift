/// How long what interrupts a shot may last, for films of one frame rate: in seconds, and in frames,
/// so that no decision depends on more of them than are held.
struct InterruptionSpans: Sendable {
  /// At most so many frames, which last at most so many seconds.
  struct Span: Sendable {
    let seconds: Double
    let frames: Int

    init(_ seconds: Double, framesPerSecond: Double) {
      self.seconds = seconds
      frames = Int(seconds * framesPerSecond + Span.slack)
    }

    /// Keeps what lasts exactly that long, however times are rounded.
    static let slack = 1e-3
  }

  /// Damage: what lasts no longer is no shot.
  let glitch: Span
  /// A flash, or frames that were lost.
  let flash: Span
  /// The fading of a flash.
  let fading: Span

  /// How many frames on each side a cut must stand out from: 8 up to 30 frames a second, more where
  /// that would be less than a quarter of a second.
  let reach: Int

  /// How many frames after a cut its evidence is found: as many as it may look at.
  var lag: Int { max(reach, flash.frames) }

  init(settings: ShotSettings, framesPerSecond: Double) {
    glitch = Span(settings.glitchSeconds, framesPerSecond: framesPerSecond)
    flash = Span(settings.flashSeconds, framesPerSecond: framesPerSecond)
    fading = Span(settings.flashFadeSeconds, framesPerSecond: framesPerSecond)
    reach = max(8, Int(0.27 * framesPerSecond))
  }
}
