package import ColorScience

/// The colors that a terminal shows.
public enum TerminalColors: Sendable {
  /// None, or nobody looks.
  case none
  /// The 256 of xterm: a cube of 6×6×6, and 24 grays.
  case indexed
  /// All of 24 bits.
  case trueColor

  /// Six columns with the color as background, or the nearest color that the terminal has; empty
  /// without colors.
  ///
  /// - Source: ECMA-48 SGR 48; the numbers of colors are xterm's.
  package func block(_ color: Color) -> String {
    switch self {
    case .none: return ""
    case .indexed: return "\u{1B}[48;5;\(Self.nearest(to: color))m      \u{1B}[0m"
    case .trueColor:
      let bytes = color.bytes
      return "\u{1B}[48;2;\(bytes.x);\(bytes.y);\(bytes.z)m      \u{1B}[0m"
    }
  }

  /// The number of the color that looks most like this one (CIEDE2000), 16…255: users set the first
  /// 16 as they like.
  ///
  /// - Complexity: O(1), 240 differences.
  static func nearest(to color: Color) -> Int {
    let lab = color.coordinates(in: .lab)
    var (least, best) = (Double.infinity, 16)
    for (index, other) in table.enumerated() {
      let difference = ColorDifference.ciede2000(lab, other)
      if difference < least { (least, best) = (difference, index + 16) }
    }
    return best
  }

  /// CIELAB of the colors from number 16 on.
  private static let table: [SIMD3<Double>] = {
    let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
    let cube = steps.flatMap { red in
      steps.flatMap { green in steps.map { Color(red: red, green: green, blue: $0) } }
    }
    let grays = (0..<24).map { step in
      let level = UInt8(8 + 10 * step)
      return Color(red: level, green: level, blue: level)
    }
    return (cube + grays).map { $0.coordinates(in: .lab) }
  }()
}
