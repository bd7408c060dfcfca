import Fixtures

@testable import Frames
@testable import Shots

/// Small frames painted pixel by pixel, as the judge of shots gets them.
enum ShotJudgePaint {
  static let width = 160
  static let height = 90

  typealias Pixel = SIMD3<UInt8>

  static func gray(_ level: Int) -> Pixel { Pixel(repeating: UInt8(max(0, min(255, level)))) }

  static func frame(_ number: Int = 0, isBlend: Bool = false, _ paint: (Int, Int) -> Pixel)
    -> ShotFrame
  {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * width * height)
    for y in 0..<height {
      for x in 0..<width {
        let pixel = paint(x, y)
        bytes += [pixel.x, pixel.y, pixel.z]
      }
    }
    return ShotFrame(
      frame: Frame(width: width, height: height, bytes: bytes), index: number, isBlend: isBlend)
  }

  /// What a judge says of a shot of so many frames, painted by number.
  static func judge(
    count: Int = 36, framesPerSecond: Double = 24, before: ShotJudge? = nil,
    _ paint: (_ number: Int, _ x: Int, _ y: Int) -> Pixel
  ) -> (judge: ShotJudge, reasons: [LeftOut.Reason?]) {
    var judge = ShotJudge(
      width: width, height: height, framesPerSecond: framesPerSecond,
      barsMemory: before?.barsMemory ?? [])
    var law = LeftOutLaw()
    let reasons = (0..<count).map { number in
      let frame = frame(number) { paint(number, $0, $1) }
      defer { law.add(frame.frame, inside: judge.inside) }
      return judge.add(frame)
    }
    law.check(judge)
    return (judge, reasons)
  }

  /// A picture of hills that move, with no gray twice as often as others.
  static func hills(_ number: Int, _ x: Int, _ y: Int) -> Pixel {
    let wave = (x * 7 + number * 3 + y * y / 5) % 160
    return Pixel(UInt8(60 + wave), UInt8(50 + (wave * y / 90) % 200), UInt8(230 - wave))
  }

  /// Lines of strokes like small letters, from a seed: whether a pixel is ink.
  struct Writing {
    private var ink: [Bool]
    private let rows: Int

    /// - Parameter pitch: rows from one line to the next, of which two thirds are letters.
    init(seed: UInt64, rows: Int, pitch: Int = 6, margin: Int = 40) {
      var noise = TestNoise(seed: seed)
      self.rows = rows
      ink = [Bool](repeating: false, count: rows * width)
      for top in stride(from: 2, to: rows - pitch, by: pitch) {
        let start = margin + noise.next(below: 15)
        let end = width - margin - noise.next(below: 15)
        for x in start..<end where noise.next(below: 3) > 0 {
          for y in top..<top + pitch * 2 / 3 where noise.next(below: 4) > 0 {
            ink[y * width + x] = true
          }
        }
      }
    }

    func isInk(_ x: Int, _ y: Int) -> Bool { y >= 0 && y < rows && ink[y * width + x] }
  }
}
