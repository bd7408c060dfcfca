/// The time at which each frame of a film is shown; exact, even if the rate varies.
public struct FilmTimeline: Sendable, Equatable {
  /// Seconds in a tick.
  public var tick: Rational
  /// Frames a second: the rate in the container, or the mean rate of the frames that were read.
  public var frameRate: Rational
  /// Whether frames are shown for different times.
  public var isVariable: Bool
  /// For each frame that was read, its number in the film, from 0, in rising order. The numbers
  /// have no gaps unless the film was sampled.
  public var numbers: [Int]
  /// Parallel to `numbers`: ticks from the start of the film until the frame is shown, rising.
  public var ticks: [Int64]
  /// The time in ticks at which the last frame ends.
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

  /// The time in seconds at which the frame at this index of `numbers` is shown. The number of
  /// frames as index gives the time at which the last one ends.
  public func seconds(at index: Int) -> Double {
    seconds(index < ticks.count ? ticks[index] : end)
  }

  /// Converts ticks to seconds.
  public func seconds(_ ticks: Int64) -> Double {
    Double(ticks) * Double(tick.numerator) / Double(tick.denominator)
  }

  /// The time in ticks at which the first frame that was read is shown; above 0 if reading began
  /// later.
  public var start: Int64 { ticks.first ?? 0 }

  /// Seconds from the first frame that was read to the end of the last one, 0 or more.
  public var duration: Double { seconds(max(0, end - start)) }

  /// A moment as a fraction of the part that was read: 0 at the first frame, 1 at the end of the
  /// last one.
  ///
  /// - Input: seconds from the film's start.
  package func part(at seconds: Double) -> Double {
    (seconds - self.seconds(start)) / max(duration, 1e-9)
  }

  /// Whether frames with these ticks are shown for different times; the ticks must be those of all
  /// frames.
  ///
  /// - Parameter period: ticks from frame to frame at the film's rate.
  package static func isVariable(_ ticks: [Int64], period: Double) -> Bool {
    zip(ticks, ticks.dropFirst()).contains {
      abs(Double($1 - $0) - period) > max(1.5, period / 4)
    }
  }

  /// The index of the last frame that was read and has at most this number; 0 if there is none.
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

/// An exact fraction of whole numbers, in lowest terms: a frame rate, a clock's tick.
public struct Rational: Sendable, Equatable {
  public let numerator, denominator: Int

  /// - Precondition: `denominator` is 1 or more.
  public init(_ numerator: Int, _ denominator: Int) {
    precondition(denominator > 0, "a fraction needs a positive denominator")
    let divisor = Self.greatestDivisor(abs(numerator), denominator)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// The nearest `Double`.
  public var value: Double { Double(numerator) / Double(denominator) }

  private static func greatestDivisor(_ left: Int, _ right: Int) -> Int {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return max(1, left)
  }
}
