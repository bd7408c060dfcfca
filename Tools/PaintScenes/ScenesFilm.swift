import Frames
import Palettes

/// A short film of all scenes: black, then a slow pan over each, with cuts between them and one
/// dissolve, in a frame with bars above and below.
///
/// Pans are long enough for a shot to be seen, and every boundary is known.
struct ScenesFilm {
  static let width = 640
  static let height = 360
  /// Rows of the picture between the bars.
  private static let rows = 268
  private static let framesPerShot = 36
  private static let blackFrames = 12
  private static let dissolveFrames = 12
  /// Columns that the camera moves with each frame.
  private static let step = 4

  private let scenes: [Frame]

  init() {
    let moved = (Self.framesPerShot + Self.dissolveFrames) * Self.step
    scenes = Scene.all.map { $0.frame(width: Self.width + moved) }
  }

  /// Calls `body` with one frame after the other.
  func forEachFrame(_ body: (Frame) throws -> Void) rethrows {
    let black = [UInt8](repeating: 0, count: Self.width * Self.height * 3)
    for _ in 0..<Self.blackFrames { try body(Self.frame(black)) }
    for (index, scene) in scenes.enumerated() {
      for number in 0..<Self.framesPerShot { try body(Self.frame(Self.view(scene, number))) }
      guard index + 1 == scenes.count / 2 else { continue }
      for number in 0..<Self.dissolveFrames {
        let share = (2 * number + 1) * 128 / Self.dissolveFrames
        let from = Self.view(scene, Self.framesPerShot + number)
        let to = Self.view(scenes[index + 1], 0)
        let mixed = zip(from, to).map { UInt8((Int($0) * (256 - share) + Int($1) * share) / 256) }
        try body(Self.frame(mixed))
      }
    }
  }

  private static func frame(_ bytes: [UInt8]) -> Frame {
    Frame(width: width, height: height, bytes: bytes)
  }

  /// What the camera sees of a scene at a frame of its pan.
  private static func view(_ scene: Frame, _ number: Int) -> [UInt8] {
    let bar = (height - rows) / 2
    var bytes = [UInt8](repeating: 0, count: width * height * 3)
    let top = (scene.height - rows) / 2
    for row in 0..<rows {
      let from = ((top + row) * scene.width + number * step) * 3
      let to = (bar + row) * width * 3
      bytes.replaceSubrange(to..<to + width * 3, with: scene.bytes[from..<from + width * 3])
    }
    return bytes
  }
}
