import CMath

/// The evidence for a dissolve around a frame.
///
/// In a dissolve, the two ends differ all over the picture. Contrast and detail decrease in the
/// middle, exactly as much as in a blend of the ends. No step is much larger than the others, and
/// before and after the dissolve the change does not continue. The weights come from a logistic
/// regression over the dissolves of generated films and over other changes in films that are as
/// slow and lose contrast too, divided by the weight of the mismatch.
enum DissolveEvidence {
  /// Half the lengths that are tried, in frames.
  static let halves = [3, 4, 6, 8, 11, 16, 22, 32]
  /// The largest of these halves.
  static let reach = 32
  /// The longest duration of a dissolve, in seconds. A film with one frame a second therefore has
  /// no dissolves.
  static let longest = 5.5
  /// The least difference between the ends at the far size, 0…255.
  private static let leastDifference = 2.0
  /// The largest allowed step, as a fraction of the difference between the ends.
  private static let greatestJump = 0.4
  /// How far the contrast must drop in the middle: the logarithm (base 2) of the middle's variance ÷
  /// the mean variance of the ends. It is −1 if the ends have nothing in common, 0 if they are equal.
  private static let leastDip = -0.1
  /// A deeper drop than this adds no evidence.
  private static let greatestDip = -1.3
  /// The least cosine of the angle between the path to the middle and the path from it.
  private static let leastStraightness = 0.1
  private static let faintVariance = LevelStatistics.faintVariance

  /// The evidence that the frames `middle ± half` are a dissolve and its two neighbors. The window
  /// holds all of them. The result is −∞ as soon as it is known to be below `least`.
  ///
  /// - Parameter jump: the greatest step between two of the frames, at the far size.
  static func value(
    middle: Int, half: Int, jump: Double, in window: inout ShotWindow, least: Double
  ) -> Double {
    let (a, b) = (middle - half, middle + half)
    // Compare numbers first: the pictures of much older frames are no longer in the processor's
    // caches.
    let area = PictureArea(window[a].pyramid.area, window[b].pyramid.area)
    let (before, after) = (
      window[a].pyramid.levels(in: area), window[b].pyramid.levels(in: area)
    )
    let levels = window[middle].pyramid.levels(in: area)
    let ends = (before.variance + after.variance) / 2
    let dip = log2((levels.variance + faintVariance) / (ends + faintVariance))
    guard dip <= leastDip else { return -.infinity }
    let difference = window[a].pyramid.far.difference(from: window[b].pyramid.far)
    guard difference >= leastDifference, jump <= greatestJump * difference else {
      return -.infinity
    }
    let (first, now, last) = (window[a].pyramid, window[middle].pyramid, window[b].pyramid)
    let way = BlendPath(from: first.far, to: last.far)
    guard way.straightness(at: now.far) >= leastStraightness else { return -.infinity }
    let blend = way.variance(at: way.place(of: now.far), from: before, to: after, in: area)
    let outside = max(1, half / 2)
    let early = way.place(of: window[max(window.start, a - outside)].pyramid.far)
    let late = way.place(of: window[min(window.last, b + outside)].pyramid.far)
    let drift = max(abs(early), abs(late - 1))
    let unevenness = max(0, jump / difference - 0.7 / Double(half))
    let prior =
      -0.3 * max(dip, greatestDip) - 0.95 * unevenness - 0.27 * drift - 0.17
      * levels.surprise(expected: blend)
      + 0.62 * way.spread(difference: difference, in: area) + 0.062 * log2(Double(half)) - 1
    guard 1 + prior >= least else { return -.infinity }
    return window.mismatch(a, b, least: least - prior) + prior
  }
}

/// A possible dissolve: the best length around its middle, and the evidence for it.
struct Dissolve: Sendable {
  /// The middle frame of the ones that were compared.
  let middle: Int
  /// The distance, in frames, from the middle to the samples of the two pure shots.
  let half: Int
  /// The frames that show both shots.
  let mixed: ClosedRange<Int>
  /// The first frame in which the second shot has half of the mixture or more.
  let boundary: Int

  /// Whether the same shot continues after it, so that it is none (`Continuation`); `nil` until that
  /// is known.
  var isContinued: Bool?

  /// A frame counts as pure if the other shot has less than this share of the mixture.
  private static let pure = 0.04

  /// How well this dissolve explains the frames: the evidence plus the straightness of the path
  /// from one shot to the other. The path bends if it contains more than one dissolve.
  let rank: Double

  /// Whether this dissolve is chosen over `other` if they are too close for both.
  func prevails(over other: Dissolve) -> Bool {
    (rank, other.middle) > (other.rank, middle)
  }

  /// Whether the two dissolves are too close for both to exist.
  func excludes(_ other: Dissolve) -> Bool {
    abs(middle - other.middle) <= max(half, other.half)
  }

  /// Measures how the frames change from one shot to the other.
  ///
  /// - Parameter evidence: see `DissolveEvidence`.
  ///
  /// - Complexity: O(half).
  init(middle: Int, half: Int, evidence: Double, in window: ShotWindow) {
    (self.middle, self.half) = (middle, half)
    let way = BlendPath(
      from: window[middle - half].pyramid.far, to: window[middle + half].pyramid.far)
    rank = evidence + way.straightness(at: window[middle].pyramid.far)
    let numbers = Array(middle - half...middle + half)
    let along = numbers.map { way.place(of: window[$0].pyramid.far) }
    let first = along.lastIndex { $0 < Self.pure } ?? 0
    let last = along[half...].firstIndex { $0 > 1 - Self.pure } ?? 2 * half
    mixed = numbers[min(first + 1, half)]...numbers[max(last - 1, half)]
    boundary = numbers[along.firstIndex { $0 >= 0.5 } ?? half]
  }
}

/// The straight path from one picture to another, which a dissolve follows.
struct BlendPath {
  private let start, end: Plane
  /// The squared length of the path: squared differences of levels, summed over all bytes; 1 or
  /// more.
  private let length: Double

  /// - Complexity: O(bytes), like every function here.
  init(from start: Plane, to end: Plane) {
    (self.start, self.end) = (start, end)
    length = max(1, Double(Self.product(end, start, end, start)))
  }

  /// How straight the path is if it leads over this picture: the cosine of the angle between the
  /// two legs. It is 1 for a picture on the path and 0 or less for unrelated pictures.
  func straightness(at plane: Plane) -> Double {
    let here = Self.product(plane, start, plane, start)
    let along = Self.product(plane, start, end, start)
    // |end − plane|² and (plane − start)·(end − plane) by the cosine rule.
    let rest = length - 2 * Double(along) + Double(here)
    return Double(along - here) / max(1, (Double(here) * max(0, rest)).squareRoot())
  }

  /// The position of a picture along the path: 0 at the start, 1 at the end.
  func place(of plane: Plane) -> Double {
    Double(Self.product(plane, start, end, start)) / length
  }

  /// The variance of the blend at a position along the path.
  ///
  /// - Parameters:
  ///   - first: the levels of the start of the path in `area`. `last` are those of its end.
  ///   - area: the part inside the bars of both ends.
  func variance(
    at place: Double, from first: LevelStatistics, to last: LevelStatistics, in area: PictureArea
  ) -> Double {
    let share = max(0, min(1, place))
    let shift = last.means - first.means
    let bytes = Double(3 * area.pixels)
    // The mean squared difference, without the part due to different means, is the sum of both
    // variances minus twice the covariance.
    let difference = length / bytes - (shift * shift).sum() / 3
    let covariance = (first.variance + last.variance - difference) / 2
    return (1 - share) * (1 - share) * first.variance + share * share * last.variance
      + 2 * share * (1 - share) * covariance
  }

  /// How evenly the change is spread over the picture inside its bars: the square of the mean
  /// change ÷ the mean of the squared changes. It is about 0.7 if the whole picture is new, and 0.2
  /// if a title appears.
  ///
  /// - Parameters:
  ///   - difference: the mean absolute change, 0…255.
  ///   - area: the part inside the bars of both ends.
  func spread(difference: Double, in area: PictureArea) -> Double {
    let bytes = Double(start.bytes.count)
    return difference * difference * bytes * bytes / length / Double(3 * area.pixels)
  }

  /// The sum of (a − b)(c − d) over all bytes.
  private static func product(_ a: Plane, _ b: Plane, _ c: Plane, _ d: Plane) -> Int {
    var sum: Int32 = 0
    a.bytes.withUnsafeBufferPointer { a in
      b.bytes.withUnsafeBufferPointer { b in
        c.bytes.withUnsafeBufferPointer { c in
          d.bytes.withUnsafeBufferPointer { d in
            for index in 0..<a.count {
              sum &+=
                (Int32(a[index]) &- Int32(b[index])) &* (Int32(c[index]) &- Int32(d[index]))
            }
          }
        }
      }
    }
    return Int(sum)
  }
}
