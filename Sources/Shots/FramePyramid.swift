import CMath
import Frames

/// A frame at three small sizes, made once, so that it can be compared with many others.
struct FramePyramid: Sendable {
  /// About 80 × 45 pixels, to look for things that moved.
  let near: Plane
  /// About 40 × 22 pixels, to compare with neighbors.
  let middle: Plane
  /// About 20 × 11 pixels, in which small movements vanish, to compare over many frames.
  let far: Plane
  /// The mean of each channel of `far`, 0…255.
  let means: SIMD3<Double>
  /// The variance of the bytes of `far`, each channel by itself.
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

  /// Keeps variances of dark pictures comparable, in squared levels.
  static let faintVariance = 20.0

  /// How far the variance is from an expected one, as a power of 2.
  func surprise(expected: Double) -> Double {
    abs(log2((variance + Self.faintVariance) / (expected + Self.faintVariance)))
  }
}
