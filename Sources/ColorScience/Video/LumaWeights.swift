/// The weights of red and blue in luma, from which luma and color differences are converted back to
/// RGB.
public struct LumaWeights: Sendable, Equatable {
  public let red, blue: Double

  public init(red: Double, blue: Double) {
    self.red = red
    self.blue = blue
  }

  /// Standard definition. Source: ITU-R BT.601-7, 2.5.1.
  public static let bt601 = LumaWeights(red: 0.299, blue: 0.114)
  /// High definition. Source: ITU-R BT.709-6, 3.2.
  public static let bt709 = LumaWeights(red: 0.2126, blue: 0.0722)
  /// Ultra-high definition, non-constant luminance. Source: ITU-R BT.2020-2, table 4.
  public static let bt2020 = LumaWeights(red: 0.2627, blue: 0.0593)
  /// The first standard for high definition. Source: SMPTE 240M.
  public static let smpte240 = LumaWeights(red: 0.212, blue: 0.087)

  /// The weight of green.
  public var green: Double { 1 - red - blue }
  /// How much red grows with a red difference of 1 (from −½ to ½).
  public var redByRed: Double { 2 * (1 - red) }
  /// How much blue grows with a blue difference of 1.
  public var blueByBlue: Double { 2 * (1 - blue) }
  /// How much green grows with a blue difference of 1; it is negative, so green decreases.
  public var greenByBlue: Double { -2 * (1 - blue) * blue / green }
  /// How much green grows with a red difference of 1; it is negative too.
  public var greenByRed: Double { -2 * (1 - red) * red / green }
}
