import Palettes

/// A shot as it was counted: all that its outputs are made from, but its histogram and its still,
/// which stay in the file.
struct CountedShot: Equatable {
  /// The index of its first frame among those that were read.
  var firstIndex: Int
  /// For each frame its number in the film and when it is shown.
  var numbers: [Int] = []
  var ticks: [Int64] = []
  /// For each frame the mean color inside the bars, in linear light.
  var means: [SIMD3<Float>] = []
  var transition: ShotTransition
  var bars: PixelArea?
  /// Why no palette counts it.
  var leftOut: LeftOut.Reason?
  /// Frames that alone are left out, by index from the shot's first, and why.
  var leftOutFrames: [(frame: Int, reason: LeftOut.Reason)] = []
  /// Frames of it that were not decoded whole.
  var damaged = 0
  /// Whether parts were joined in it or before it, so that times do not lead back to its frames.
  var isSpliced = false
  /// When its last frame goes.
  var end: Int64 = 0
  /// The index, from the shot's first frame, of the one that its still shows.
  var stillIndex = 0

  var count: Int { ticks.count }

  static func == (left: Self, right: Self) -> Bool {
    left.firstIndex == right.firstIndex && left.numbers == right.numbers
      && left.ticks == right.ticks && left.means == right.means
      && left.transition == right.transition && left.bars == right.bars
      && left.leftOut == right.leftOut && left.damaged == right.damaged
      && left.isSpliced == right.isSpliced && left.end == right.end
      && left.stillIndex == right.stillIndex
      && left.leftOutFrames.elementsEqual(right.leftOutFrames) { $0 == $1 }
  }
}
