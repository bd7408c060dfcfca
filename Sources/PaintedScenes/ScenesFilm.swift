package import Frames

/// A short film of three places, three shots of each, in a frame with bars above and below: a
/// dissolve leads to the second place, a fade through black to the third, and a fade ends it.
///
/// The yellow coat of the second place is seen in one shot alone. Every boundary is known.
package struct ScenesFilm {
  static let width = 640
  static let height = 360
  package static let framesPerSecond = 24
  /// Rows of the picture between the bars.
  private static let rows = 268
  /// The width of the painted scenes, in pixels: close shots show little more than a third of it.
  private static let paintedWidth = 1920

  private let takes: [Take]
  private let pictures: [String: PaintedPicture]

  package init() {
    takes = Self.beach + Self.office + Self.street
    let painted = [PaintedScene.beach, .office, .street].map {
      ($0.name, PaintedPicture($0.frame(width: Self.paintedWidth, hasBars: false)))
    }
    pictures = Dictionary(uniqueKeysWithValues: painted)
  }

  private static let beach: [Take] = [
    Take("beach", 3.5, from: View(0.5, 0.28, width: 0.96), to: View(0.5, 0.26, width: 0.8)),
    Take("beach", 2.5, from: View(0.2, 0.44, width: 0.38), to: View(0.32, 0.44, width: 0.38)),
    Take("beach", 3, from: View(0.68, 0.3, width: 0.46), to: View(0.7, 0.31, width: 0.38)),
  ]

  private static let office: [Take] = [
    Take(
      "office", 3.5, from: View(0.25, 0.33, width: 0.46), to: View(0.2, 0.3, width: 0.38),
      opening: .dissolve(frames: 24)),
    Take("office", 2.5, from: View(0.7, 0.11, width: 0.46), to: View(0.6, 0.12, width: 0.46)),
    Take(
      "office", 3.5, from: View(0.5, 0.3, width: 0.7), to: View(0.51, 0.29, width: 0.4),
      closing: .fade(frames: 18)),
  ]

  private static let street: [Take] = [
    Take(
      "street", 3.5, from: View(0.5, 0.21, width: 0.98), to: View(0.52, 0.21, width: 0.84),
      opening: .fade(frames: 18)),
    Take("street", 2.5, from: View(0.24, 0.25, width: 0.4), to: View(0.34, 0.25, width: 0.4)),
    Take(
      "street", 3.5, from: View(0.58, 0.2, width: 0.5), to: View(0.58, 0.24, width: 0.42),
      closing: .fade(frames: 24)),
  ]

  /// Calls `body` with one frame after the other.
  package func forEachFrame(_ body: (Frame) throws -> Void) rethrows {
    for (index, take) in takes.enumerated() {
      for number in 0..<take.frames {
        var bytes = picture(of: take, at: number)
        switch take.opening {
        case .dissolve(let frames) where number < frames:
          // The take before goes on below it.
          let before = takes[index - 1]
          bytes = Self.mixed(
            picture(of: before, at: before.frames + number), bytes,
            (Double(number) + 0.5) / Double(frames))
        case .fade(let frames) where number < frames:
          bytes = Self.mixed(Self.black, bytes, (Double(number) + 0.5) / Double(frames))
        default: break
        }
        let left = take.frames - number
        if case .fade(let frames) = take.closing, left <= frames {
          bytes = Self.mixed(Self.black, bytes, (Double(left) - 0.5) / Double(frames))
        }
        try body(Frame(width: Self.width, height: Self.height, bytes: bytes))
      }
    }
  }

  private static let black = [UInt8](repeating: 0, count: width * height * 3)

  private static func mixed(_ from: [UInt8], _ to: [UInt8], _ share: Double) -> [UInt8] {
    let weight = Int(share * 256)
    return zip(from, to).map { UInt8((Int($0) * (256 - weight) + Int($1) * weight) / 256) }
  }

  /// What the camera sees at a frame of a take, with the bars.
  private func picture(of take: Take, at number: Int) -> [UInt8] {
    let seen = take.view(at: number).picture(
      of: pictures[take.scene]!, width: Self.width, height: Self.rows)
    let bar = [UInt8](repeating: 0, count: Self.width * (Self.height - Self.rows) / 2 * 3)
    return bar + seen + bar
  }
}
