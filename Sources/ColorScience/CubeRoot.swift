#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The cube root, to the last bit or next to it, in about a third of `cbrt`'s time.
///
/// Single precision gives 24 bits quickly; one step of Halley's method triples them. Numbers that
/// single precision cannot hold (0, NaN, infinities, beyond 1e±37) take the slow way.
@inline(__always)
func cubeRoot(_ value: Double) -> Double {
  guard abs(value) > 1e-37, abs(value) < 1e37 else { return cbrt(value) }
  let guess = Double(cbrtf(Float(value)))
  let cube = guess * guess * guess
  return guess * (cube + 2 * value) / (2 * cube + value)
}
