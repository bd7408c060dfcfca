import CMath
import Frames

/// A frame at three small sizes, computed once, so that it can be compared with many others.
struct FramePyramid: Sendable {
  /// About 80 × 45 pixels, to search for things that moved.
  let near: Plane
  /// About 40 × 22 pixels, to compare neighboring frames.
  let middle: Plane
  /// About 20 × 11 pixels, to compare frames that are far apart in time; small movements vanish at
  /// this size.
  let far: Plane
  /// The mean of each channel of `far`, 0…255.
  let means: SIMD3<Double>
  /// The variance of the bytes of `far` around the mean of their channel.
  let variance: Double
  /// The least and the greatest component in `far`, 0…255.
  let least, greatest: UInt8

  init(_ frame: Frame) {
    var plane = Plane(width: frame.width, height: frame.height, bytes: frame.bytes)
    while plane.width * plane.height > 4800, min(plane.width, plane.height) >= 32 {
      plane = plane.halved()
    }
    near = plane
    middle = plane.halved()
    far = middle.halved()
    let levels = LevelStatistics(far)
    (means, variance) = (levels.means, levels.variance)
    (least, greatest) = (levels.least, levels.greatest)
  }

  /// The mean of all channels, 0…255.
  var brightness: Double { means.sum() / 3 }

  /// Added to variances so that those of dark pictures stay comparable, in squared levels.
  static let faintVariance = 20.0

  /// How far the variance is from an expected one, as a power of 2 (an absolute value).
  func surprise(expected: Double) -> Double {
    abs(log2((variance + Self.faintVariance) / (expected + Self.faintVariance)))
  }
}
