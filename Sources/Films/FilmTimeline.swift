/// When each frame of a film is shown: exact, also where the rate varies.
public struct FilmTimeline: Sendable, Equatable {
  /// Seconds in a tick.
  public var tick: Rational
  /// Frames a second: the container's word, or the mean of what was read.
  public var frameRate: Rational
  /// Whether frames stay for different times.
  public var isVariable: Bool
  /// For each frame that was read its number in the film, from 0, rising. They are without gaps
  /// unless the film was sampled.
  public var numbers: [Int]
  /// Parallel to `numbers`: ticks from the start of the film until the frame is shown, rising.
  public var ticks: [Int64]
  /// Ticks until the last frame goes.
  public var end: Int64

  public init(
    tick: Rational, frameRate: Rational, isVariable: Bool = false, numbers: [Int] = [],
    ticks: [Int64] = [], end: Int64 = 0
  ) {
    self.tick = tick
    self.frameRate = frameRate
    self.isVariable = isVariable
    self.numbers = numbers
    self.ticks = ticks
    self.end = end
  }

  /// Seconds until the frame at this index of `numbers` is shown; for the count of frames, until
  /// the last one goes.
  public func seconds(at index: Int) -> Double {
    seconds(index < ticks.count ? ticks[index] : end)
  }

  /// So many ticks in seconds.
  public func seconds(_ ticks: Int64) -> Double {
    Double(ticks) * Double(tick.numerator) / Double(tick.denominator)
  }

  /// Ticks until the first frame that was read is shown: more than 0 if reading began later.
  public var start: Int64 { ticks.first ?? 0 }

  /// Seconds from the first frame that was read until the last one goes, 0 or more.
  public var duration: Double { seconds(max(0, end - start)) }

  /// How much of what was read has passed at a moment: 0 at the first frame, 1 when the last one
  /// goes.
  ///
  /// - Input: seconds from the film's start.
  package func part(at seconds: Double) -> Double {
    (seconds - self.seconds(start)) / max(duration, 1e-9)
  }

  /// Whether frames that are shown at these ticks, all frames of a film, stay for different times.
  ///
  /// - Parameter period: ticks from frame to frame by the film's rate.
  package static func isVariable(_ ticks: [Int64], period: Double) -> Bool {
    zip(ticks, ticks.dropFirst()).contains {
      abs(Double($1 - $0) - period) > max(1.5, period / 4)
    }
  }

  /// The index of the last frame that was read and whose number is at most this; 0 if there is
  /// none.
  ///
  /// - Complexity: O(log frames).
  public func index(ofFrame number: Int) -> Int {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] <= number { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }
}
