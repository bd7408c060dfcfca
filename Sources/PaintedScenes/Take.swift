import Frames

/// A shot of a film: a move of the camera over a painted scene.
struct Take {
  /// How a take begins or ends where it does not simply cut.
  enum Edge {
    case cut
    case dissolve(frames: Int)
    case fade(frames: Int)
  }

  /// The name of the scene.
  let scene: String
  /// How many frames it has.
  let frames: Int
  private let from, to: View
  let opening, closing: Edge

  init(
    _ scene: String, _ seconds: Double, from: View, to: View, opening: Edge = .cut,
    closing: Edge = .cut
  ) {
    self.scene = scene
    frames = Int(seconds * Double(ScenesFilm.framesPerSecond))
    (self.from, self.to) = (from, to)
    (self.opening, self.closing) = (opening, closing)
  }

  /// What the camera sees at a frame. It starts and stops gently, and rests after the last frame.
  func view(at number: Int) -> View {
    let share = ramp(0, Double(frames), Double(number))
    return View(
      mix(from.x, to.x, share), mix(from.y, to.y, share),
      width: mix(from.width, to.width, share))
  }
}
