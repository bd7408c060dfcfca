/// Random numbers determined by a seed: the same seed gives the same numbers on every platform.
///
/// Suitable for sampling, not for secrets.
///
/// - Complexity: O(1) for each number, no allocation.
/// - Source: SplitMix64, Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195, figure 16;
///   tested on the first outputs of Vigna's public-domain version.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator whose numbers depend only on `seed`; any value is allowed, including 0.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, not including, 1: the top 53 bits of `next()`.
  ///
  /// Used instead of `Double.random(in:using:)`, whose use of the bits may change with Swift.
  public mutating func fraction() -> Double {
    Double(next() >> 11) * 0x1p-53
  }
}
