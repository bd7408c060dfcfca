import Frames

/// The few characters that a sheet's labels need, drawn as dots in a 5 × 7 font of our own.
package enum HexLabel {
  /// Dots from one character to the next, including the gap.
  static let advance = 6
  /// The height of a character in dots.
  package static let height = 7

  /// How many dots wide `text` is.
  static func width(of text: String) -> Int {
    max(0, text.count * advance - 1)
  }

  /// Draws `text` with its top left corner at `x`, `y`, with dots of `dot` × `dot` pixels.
  ///
  /// The font has digits, letters a…f as in `Color.hex`, `#`, `%`, `<`, `>`, `.` and `:`. Other
  /// characters leave a gap.
  package static func draw(
    _ text: String, on canvas: inout Canvas, x: Int, y: Int, dot: Int, color: SIMD3<UInt8>
  ) {
    for (place, character) in text.enumerated() {
      guard let rows = face[character] else { continue }
      for (row, dots) in rows.enumerated() {
        for column in 0..<5 where dots >> (4 - column) & 1 == 1 {
          let left = x + (place * advance + column) * dot
          canvas.fill(PixelArea(x: left, y: y + row * dot, width: dot, height: dot), color)
        }
      }
    }
  }

  /// Seven rows per character, the leftmost dot in the highest of five bits.
  private static let face: [Character: [UInt8]] = [
    "0": [0b01110, 0b10001, 0b10011, 0b10101, 0b11001, 0b10001, 0b01110],
    "1": [0b00100, 0b01100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110],
    "2": [0b01110, 0b10001, 0b00001, 0b00110, 0b01000, 0b10000, 0b11111],
    "3": [0b01110, 0b10001, 0b00001, 0b00110, 0b00001, 0b10001, 0b01110],
    "4": [0b00010, 0b00110, 0b01010, 0b10010, 0b11111, 0b00010, 0b00010],
    "5": [0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110],
    "6": [0b00110, 0b01000, 0b10000, 0b11110, 0b10001, 0b10001, 0b01110],
    "7": [0b11111, 0b00001, 0b00010, 0b00010, 0b00100, 0b00100, 0b00100],
    "8": [0b01110, 0b10001, 0b10001, 0b01110, 0b10001, 0b10001, 0b01110],
    "9": [0b01110, 0b10001, 0b10001, 0b01111, 0b00001, 0b00010, 0b01100],
    "a": [0b00000, 0b00000, 0b01110, 0b00001, 0b01111, 0b10001, 0b01111],
    "b": [0b10000, 0b10000, 0b10110, 0b11001, 0b10001, 0b10001, 0b11110],
    "c": [0b00000, 0b00000, 0b01110, 0b10000, 0b10000, 0b10001, 0b01110],
    "d": [0b00001, 0b00001, 0b01101, 0b10011, 0b10001, 0b10001, 0b01111],
    "e": [0b00000, 0b00000, 0b01110, 0b10001, 0b11111, 0b10000, 0b01110],
    "f": [0b00110, 0b01001, 0b01000, 0b11100, 0b01000, 0b01000, 0b01000],
    "#": [0b01010, 0b01010, 0b11111, 0b01010, 0b11111, 0b01010, 0b01010],
    "%": [0b11001, 0b11010, 0b00010, 0b00100, 0b01000, 0b01011, 0b10011],
    "<": [0b00010, 0b00100, 0b01000, 0b10000, 0b01000, 0b00100, 0b00010],
    ">": [0b01000, 0b00100, 0b00010, 0b00001, 0b00010, 0b00100, 0b01000],
    ".": [0b00000, 0b00000, 0b00000, 0b00000, 0b00000, 0b01100, 0b01100],
    ":": [0b00000, 0b01100, 0b01100, 0b00000, 0b01100, 0b01100, 0b00000],
  ]
}
