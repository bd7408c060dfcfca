import Testing

@testable import Frames
@testable import Shots

/// What holds of every shot that any test paints: what is left out as black is black, and what is
/// left out as uniform is of one color, inside the bars and but for one pixel in a hundred.
struct LeftOutLaw {
  private var frames: [(frame: Frame, inside: PixelArea)] = []

  mutating func add(_ frame: Frame, inside: PixelArea) { frames.append((frame, inside)) }

  /// Why each of the judge's frames is left out.
  @discardableResult
  func check(_ judge: ShotJudge) -> [LeftOut.Reason?] {
    var reasons = [LeftOut.Reason?](repeating: judge.verdict, count: frames.count)
    for (frame, reason) in judge.leftOut { reasons[frame] = reason }
    for (number, reason) in reasons.enumerated() {
      switch reason {
      case .black: #expect(shareAround(0...20, number) >= 0.99, "frame \(number)")
      case .uniform: #expect(shareAround(nil, number) >= 0.99, "frame \(number)")
      default: break
      }
    }
    return reasons
  }

  /// The least share, of the three components, of pixels within some levels, or within 10 of the
  /// middle one.
  private func shareAround(_ levels: ClosedRange<Int>?, _ number: Int) -> Double {
    let (frame, inside) = frames[number]
    var counts = [Int](repeating: 0, count: 3 * 256)
    frame.rows(in: inside) { row, _ in
      for at in row.indices { counts[at % 3 * 256 + Int(row[at])] += 1 }
    }
    let pixels = inside.width * inside.height
    let shares = (0..<3).map { channel in
      let counts = Array(counts[256 * channel..<256 * channel + 256])
      var below = 0
      let middle = counts.firstIndex { count in
        below += count
        return 2 * below >= pixels
      }!
      let near = levels ?? max(0, middle - 10)...min(255, middle + 10)
      return Double(counts[near].reduce(0, +)) / Double(pixels)
    }
    return shares.min()!
  }
}
