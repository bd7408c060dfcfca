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
