import ColorScience

/// What a picture of colors stands on: a neutral gray, which shifts no color.
public enum Ground: String, Sendable, CaseIterable {
  /// L* 18, as dark as the room in which a film is graded.
  case dark
  /// The 18% gray of a photographer's card, L* 49.5.
  case gray
  /// The white of paper.
  case white

  package var color: SIMD3<UInt8> {
    switch self {
    case .dark: SIMD3(repeating: 44)
    case .gray: SIMD3(repeating: 118)
    case .white: SIMD3(repeating: 255)
    }
  }

  /// The color of titles and numbers.
  package var ink: SIMD3<UInt8> {
    switch self {
    case .dark: SIMD3(repeating: 236)
    case .gray: SIMD3(repeating: 255)
    case .white: SIMD3(repeating: 20)
    }
  }

  /// The color of less important text; its contrast with the ground is at least 4.5 : 1.
  package var quietInk: SIMD3<UInt8> {
    switch self {
    case .dark: SIMD3(repeating: 160)
    case .gray: SIMD3(repeating: 255)
    case .white: SIMD3(repeating: 96)
    }
  }

  /// The color of thin lines.
  package var rule: SIMD3<UInt8> {
    switch self {
    case .dark: SIMD3(repeating: 92)
    case .gray: SIMD3(repeating: 158)
    case .white: SIMD3(repeating: 200)
    }
  }
}

extension SIMD3 where Scalar == UInt8 {
  /// The color of these bytes as `#rrggbb`.
  package var hex: String { Color(red: x, green: y, blue: z).hex }
}
