import ColorScience

/// A color that a program can give to a marker. Such programs accept only names from a list.
struct MarkerColor: Sendable, Equatable {
  /// The name that the program uses.
  let name: String
  let color: Color

  private init(_ name: String, _ number: UInt32) {
    self.name = name
    color = Color(
      red: UInt8(number >> 16), green: UInt8(number >> 8 & 255), blue: UInt8(number & 255))
  }

  /// DaVinci Resolve's sixteen colors, as its interface shows them.
  ///
  /// - Source: the names from Resolve's scripting documentation (`Timeline.AddMarker`), which gives
  ///   no numbers. The numbers are those that tools for Resolve have read off its interface.
  static let resolve = [
    MarkerColor("Blue", 0x007FE3), MarkerColor("Cyan", 0x00CED0), MarkerColor("Green", 0x00AD00),
    MarkerColor("Yellow", 0xF09D00), MarkerColor("Red", 0xE12401), MarkerColor("Pink", 0xFF44C8),
    MarkerColor("Purple", 0x9013FE), MarkerColor("Fuchsia", 0xC02E6F),
    MarkerColor("Rose", 0xFFA1B9), MarkerColor("Lavender", 0xA193C8),
    MarkerColor("Sky", 0x92E2FD), MarkerColor("Mint", 0x72DB00), MarkerColor("Lemon", 0xDCE95A),
    MarkerColor("Sand", 0xC4915E), MarkerColor("Cocoa", 0x6E5143), MarkerColor("Cream", 0xF5EBE1),
  ]

  /// OpenTimelineIO's eleven colors (`Marker.Color`). It defines no numbers, so these are the CSS
  /// colors with the same names.
  static let openTimeline = [
    MarkerColor("PINK", 0xFFC0CB), MarkerColor("RED", 0xFF0000), MarkerColor("ORANGE", 0xFFA500),
    MarkerColor("YELLOW", 0xFFFF00), MarkerColor("GREEN", 0x008000), MarkerColor("CYAN", 0x00FFFF),
    MarkerColor("BLUE", 0x0000FF), MarkerColor("PURPLE", 0x800080),
    MarkerColor("MAGENTA", 0xFF00FF), MarkerColor("BLACK", 0x000000),
    MarkerColor("WHITE", 0xFFFFFF),
  ]

  /// The eight colors of Avid's locators, in `* LOC:` lines of edit decision lists.
  static let locator = openTimeline.filter {
    !["PINK", "ORANGE", "PURPLE"].contains($0.name)
  }

  /// The color of `list` that looks most like `color`, by CIEDE2000; the first one if several are
  /// equally near.
  ///
  /// - Precondition: `list` is not empty.
  static func nearest(to color: Color, in list: [MarkerColor]) -> MarkerColor {
    let distances = list.map { ColorDifference.ciede2000.between($0.color, color) }
    let best = distances.indices.min { distances[$0] < distances[$1] }
    guard let best else { preconditionFailure("no colors to choose from") }
    return list[best]
  }
}
