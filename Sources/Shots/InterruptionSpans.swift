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
  /// The time that a flash takes to fade.
  let fading: Span

  /// How many frames on each side a cut must stand out from: 8 up to 30 frames a second, and more
  /// at higher rates, where 8 frames would be less than about a quarter of a second.
  let reach: Int

  /// How many frames after a cut must be known before its evidence is computed.
  var lag: Int { max(reach, flash.frames) }

  init(settings: ShotSettings, framesPerSecond: Double) {
    glitch = Span(settings.glitchSeconds, framesPerSecond: framesPerSecond)
    flash = Span(settings.flashSeconds, framesPerSecond: framesPerSecond)
    fading = Span(settings.flashFadeSeconds, framesPerSecond: framesPerSecond)
    reach = max(8, Int(0.27 * framesPerSecond))
  }
}
