@testable import Frames
@testable import Shots

/// A small film painted in a test: shots whose first frames are known.
struct PaintedFilm {
  static let width = 64
  static let height = 36
  var frames: [[UInt8]] = []
  /// The first frame of each shot that was added.
  private(set) var starts: [Int] = []

  /// Adds a shot of a scene.
  ///
  /// - Parameters:
  ///   - move: how far the camera moves from frame to frame, in pixels.
  ///   - place: where its first frame is in the scene, in pixels.
  mutating func add(
    _ scene: Int, count: Int, move: (x: Int, y: Int) = (0, 0), repeats: Int = 1,
    from place: (x: Int, y: Int) = (60, 40)
  ) {
    starts.append(frames.count)
    let world = PaintedScene(seed: UInt64(scene))
    for number in 0..<count {
      let step = number / repeats
      frames.append(world.frame(x: place.x + step * move.x, y: place.y + step * move.y))
    }
  }

  /// Adds frames of one gray.
  mutating func add(gray: UInt8, count: Int) { add(color: [gray, gray, gray], count: count) }

  /// Adds frames of one color.
  mutating func add(color: [UInt8], count: Int) {
    let pixels = Self.width * Self.height
    let frame = (0..<pixels).flatMap { _ in color }
    for _ in 0..<count { frames.append(frame) }
  }

  /// Changes one frame.
  mutating func change(_ number: Int, _ change: (UInt8) -> Int) {
    frames[number] = frames[number].map { UInt8(clamping: change($0)) }
  }

  /// Puts a frame of another scene in the place of one.
  mutating func replace(_ number: Int, with scene: Int) {
    frames[number] = PaintedScene(seed: UInt64(scene)).frame(x: 60, y: 40)
  }

  /// Changes the bytes of one frame by their place.
  mutating func changePixels(_ number: Int, _ change: (_ x: Int, _ y: Int, UInt8) -> UInt8) {
    for index in frames[number].indices {
      let (x, y) = (index / 3 % Self.width, index / 3 / Self.width)
      frames[number][index] = change(x, y, frames[number][index])
    }
  }

  /// Makes the first and last rows of all frames black, and covers half of the next row at each end.
  mutating func addBars(rows: Int) {
    guard rows > 0 else { return }
    let lit = rows..<Self.height - rows
    for number in frames.indices {
      changePixels(number) { _, y, byte in
        guard lit.contains(y) else { return 0 }
        return y == lit.first || y == lit.last ? byte / 2 : byte
      }
    }
  }

  /// Makes `count` frames from `first` on a blend of the frames at both ends of them.
  mutating func dissolve(from first: Int, count: Int) {
    let (start, end) = (frames[first - 1], frames[first + count])
    for number in 0..<count {
      frames[first + number] = Self.blend(start, end, Double(number + 1) / Double(count + 1))
    }
  }

  /// Makes `count` frames from `first` on show the next shot where an edge has been. The last
  /// `count` frames of the earlier shot must be in their place, and `next` are the first `count`
  /// frames of the next shot.
  ///
  /// - Parameters:
  ///   - soft: how wide the edge is, as a fraction of its way.
  ///   - place: when the edge passes a point, 0…1; the point is a fraction of the frame's size.
  mutating func wipe(
    from first: Int, next: [[UInt8]], soft: Double = 0.01,
    place: (_ x: Double, _ y: Double) -> Double
  ) {
    for (number, frame) in next.enumerated() {
      let edge = Double(number + 1) / Double(next.count + 1) * (1 + soft)
      for index in frame.indices {
        let (x, y) = (index / 3 % Self.width, index / 3 / Self.width)
        let here = place(
          (Double(x) + 0.5) / Double(Self.width), (Double(y) + 0.5) / Double(Self.height))
        let share = max(0, min(1, (edge - here) / soft))
        let mixed =
          Double(frames[first + number][index]) * (1 - share) + Double(frame[index]) * share
        frames[first + number][index] = UInt8(mixed.rounded())
      }
    }
  }

  /// Makes frames fade to a gray (out) or from it.
  mutating func fade(_ range: Range<Int>, gray: UInt8, out: Bool) {
    let flat = [UInt8](repeating: gray, count: 3 * Self.width * Self.height)
    for (step, number) in range.enumerated() {
      let share = Double(step + 1) / Double(range.count + 1)
      frames[number] = Self.blend(frames[number], flat, out ? share : 1 - share)
    }
  }

  /// Puts fog over all frames: one gray, an eighth of the contrast, and no fine detail.
  mutating func fog() {
    frames = frames.map { frame in
      Self.softened(Self.softened(frame)).map { UInt8(150 + (Int($0) - 128) / 8) }
    }
  }

  /// The frame with each pixel replaced by the mean of the 49 around it.
  private static func softened(_ frame: [UInt8]) -> [UInt8] {
    frame.indices.map { index in
      let (x, y) = (index / 3 % width, index / 3 / width)
      var sum = 0
      for row in y - 3...y + 3 {
        for column in x - 3...x + 3 {
          let at = max(0, min(height - 1, row)) * width + max(0, min(width - 1, column))
          sum += Int(frame[3 * at + index % 3])
        }
      }
      return UInt8(sum / 49)
    }
  }

  private static func blend(_ first: [UInt8], _ second: [UInt8], _ share: Double) -> [UInt8] {
    zip(first, second).map {
      UInt8((Double($0) * (1 - share) + Double($1) * share).rounded())
    }
  }

  /// What a detector decides of the frames from `start` on.
  ///
  /// - Parameter times: when each frame is shown, in seconds; steadily if there are none.
  func decisions(
    from start: Int = 0, settings: ShotSettings = ShotSettings(), framesPerSecond: Double = 24,
    times: [Double] = []
  ) -> [ShotFrame] {
    var detector = ShotDetector(settings: settings, framesPerSecond: framesPerSecond)
    var decided: [ShotFrame] = []
    for number in start..<frames.count {
      decided += detector.add(
        Frame(width: Self.width, height: Self.height, bytes: frames[number]),
        at: times.isEmpty ? nil : times[number])
    }
    return decided + detector.finish()
  }

  /// The frames with which shots begin, and how; whatever its shots leave out obeys `LeftOutLaw`.
  func shots(framesPerSecond: Double = 24, times: [Double] = []) -> [Int: ShotTransition] {
    let decisions = decisions(framesPerSecond: framesPerSecond, times: times)
    _ = Self.judged(decisions, framesPerSecond: framesPerSecond)
    return Dictionary(
      uniqueKeysWithValues: decisions.compactMap { frame in
        frame.begins.map { (frame.index, $0) }
      })
  }

  /// Why each frame is left out, by the judges of all shots.
  func leftOut(framesPerSecond: Double = 24) -> [LeftOut.Reason?] {
    Self.judged(decisions(framesPerSecond: framesPerSecond), framesPerSecond: framesPerSecond)
  }

  /// The same for frames of any size that a detector gave back.
  static func judged(_ decisions: [ShotFrame], framesPerSecond: Double) -> [LeftOut.Reason?] {
    var reasons: [LeftOut.Reason?] = []
    var memory: [Double] = []
    var first = 0
    while first < decisions.count {
      let end = decisions[(first + 1)...].firstIndex { $0.begins != nil } ?? decisions.count
      var judge = ShotJudge(
        width: decisions[first].frame.width, height: decisions[first].frame.height,
        framesPerSecond: framesPerSecond, barsMemory: memory)
      var law = LeftOutLaw()
      for frame in decisions[first..<end] {
        _ = judge.add(frame)
        law.add(frame.frame, inside: judge.inside)
      }
      reasons += law.check(judge)
      memory = judge.barsMemory
      first = end
    }
    return reasons
  }
}
