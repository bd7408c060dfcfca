import Frames
import Palettes
import Shots

/// A counted shot: everything that outputs need, except its histogram and its still, which stay in
/// the file.
struct ShotRecord: Equatable {
  /// The index of its first frame, among all frames that were read.
  var firstIndex: Int
  /// For each frame, its number in the film and the time at which it is shown.
  var numbers: [Int] = []
  var ticks: [Int64] = []
  /// For each frame, the mean color inside the bars, in linear light.
  var means: [SIMD3<Float>] = []
  var transition: ShotTransition
  var bars: PixelArea?
  /// Why no palette counts the shot.
  var leftOut: LeftOut.Reason?
  /// The single frames that are left out, by index from the shot's first frame, and the reasons.
  var leftOutFrames: [(frame: Int, reason: LeftOut.Reason)] = []
  /// How many of its frames could not be decoded completely.
  var damaged = 0
  /// What occurs among its frames.
  var traits: Traits = []
  /// The time at which its last frame ends.
  var end: Int64 = 0
  /// The index, from the shot's first frame, of the frame that the still shows.
  var stillIndex = 0

  var count: Int { ticks.count }

  /// More ticks and frames than any film has: 2⁶⁰.
  private static let latest: Int64 = 1 << 60

  /// Whether the record is valid and directly follows `last`.
  func follows(_ last: ShotRecord?) -> Bool {
    func rises<Value: Comparable>(_ values: [Value], after value: Value?) -> Bool {
      zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
        && (value.map { $0 < values[0] } ?? true)
    }
    let parts = leftOutFrames.map(\.frame)
    return count > 0 && firstIndex == (last.map { $0.firstIndex + $0.count } ?? 0)
      && numbers[0] >= 0 && rises(numbers, after: last?.numbers.last)
      && rises(ticks, after: last?.ticks.last) && ticks[0] > -Self.latest
      && end > ticks[count - 1] && end < Self.latest && numbers[count - 1] < Self.latest
      && damaged <= count && stillIndex < count
      && (parts.isEmpty || rises(parts, after: -1) && parts[parts.count - 1] < count)
      && means.allSatisfy { $0.min() >= 0 && $0.max() <= 2 }
  }

  static func == (left: Self, right: Self) -> Bool {
    left.firstIndex == right.firstIndex && left.numbers == right.numbers
      && left.ticks == right.ticks && left.means == right.means
      && left.transition == right.transition && left.bars == right.bars
      && left.leftOut == right.leftOut && left.damaged == right.damaged
      && left.traits == right.traits && left.end == right.end
      && left.stillIndex == right.stillIndex
      && left.leftOutFrames.elementsEqual(right.leftOutFrames) { $0 == $1 }
  }
}

extension ShotRecord {
  /// Properties of at least one frame of a shot.
  struct Traits: OptionSet {
    let rawValue: Int

    /// Parts were joined in the shot or before it, so its frames cannot be found again by their
    /// times.
    static let spliced = Traits(rawValue: 1)
    /// Frames consist of two fields.
    static let interlaced = Traits(rawValue: 2)
    /// The color tags differ from those at the film's beginning.
    static let otherTags = Traits(rawValue: 4)
    /// Something could not be decoded at all.
    static let lost = Traits(rawValue: 8)
  }
}
