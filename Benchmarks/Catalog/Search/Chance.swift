import ColorScience
import PaletteCatalog
import Platform

/// Chance that is the same in every run.
struct Chance: RandomNumberGenerator {
  private var state: UInt64 = 88_172_645_463_325_252

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  mutating func color() -> Color {
    Color(
      red: .random(in: 0...255, using: &self), green: .random(in: 0...255, using: &self),
      blue: .random(in: 0...255, using: &self))
  }

  /// A color in a ball around another one in CIELAB, as 8 bits can show it.
  mutating func color(near color: Color, _ radius: Double) -> Color {
    guard radius > 0 else { return color }
    while true {
      let step = SIMD3(
        Double.random(in: -1...1, using: &self), .random(in: -1...1, using: &self),
        .random(in: -1...1, using: &self))
      guard (step * step).sum() <= 1 else { continue }
      let moved = Color(color.coordinates(in: .lab) + radius * step, in: .lab).bytes
      return Color(red: moved.x, green: moved.y, blue: moved.z)
    }
  }

  /// A palette of eight colors with shares.
  mutating func signature() -> PaletteSignature {
    var colors: [(Color, Double)] = []
    for _ in 0..<PaletteSignature.mostColors {
      colors.append((color(), .random(in: 0.001...1, using: &self)))
    }
    return PaletteSignature(colors)
  }
}

/// The lines of a text file.
enum Lines {
  static func of(_ path: String) throws -> [String] {
    guard let file = fopen(path, "r") else { throw SystemError() }
    defer { fclose(file) }
    var lines: [String] = []
    var line: UnsafeMutablePointer<CChar>?
    var size = 0
    defer { free(line) }
    while getline(&line, &size, file) > 0, let line {
      lines.append(String(String(cString: line).filter { !$0.isNewline }))
    }
    return lines
  }
}
