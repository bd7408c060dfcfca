import ColorScience

/// A color as a palette file gives it: its name may be missing, and its share always is.
struct FileColor {
  var color: Color
  /// `nil` or empty if the file gives none.
  var name: String?

  init(_ color: Color, name: String? = nil) {
    self.color = color
    self.name = name
  }
}

extension Palette {
  /// What readers tell about shares that no designer's file holds.
  static let sharesUnknown = "shares are not in the file: every color counts the same"

  /// How many colors a palette file may hold; more is no palette.
  static let mostFileColors = 16_384

  /// The palette of a file's colors, in the file's order.
  ///
  /// Shares are equal, the first color is dominant and the others supporting, and colors without
  /// a name get those of `ColorNames`. Repeats of an 8-bit color are left out, which a
  /// note says.
  ///
  /// - Throws: `noColors`; `damaged` for more than `mostFileColors` colors.
  init(
    named name: String, colors: [FileColor], notes: [String] = []
  ) throws(PaletteFileError) {
    guard !colors.isEmpty else { throw .noColors }
    guard colors.count <= Self.mostFileColors else {
      throw .damaged("\(colors.count) colors, more than \(Self.mostFileColors)")
    }
    var seen: Set<SIMD3<UInt8>> = []
    let distinct = colors.filter { seen.insert($0.color.bytes).inserted }
    let share = 1 / Double(distinct.count)
    let names = FileColor.names(of: distinct)
    let swatches = distinct.enumerated().map { index, entry in
      Swatch(
        color: entry.color, population: 0, proportion: share, name: names[index],
        role: index == 0 ? .dominant : .supporting, reason: "")
    }
    var notes = notes + [Self.sharesUnknown]
    if distinct.count < colors.count {
      notes.append("\(colors.count - distinct.count) repeated colors left out")
    }
    let title = name.onOneLine
    self.init(name: title.isEmpty ? "palette" : title, swatches: swatches, notes: notes)
  }
}

extension FileColor {
  /// The file's own names; where it has none, those of `ColorNames` that it does not give itself.
  static func names(of colors: [FileColor]) -> [String] {
    let given = colors.map { $0.name ?? "" }
    let unnamed = colors.indices.filter { given[$0].isEmpty }
    var names = given
    let found = ColorNames.names(of: unnamed.map { colors[$0].color }, besides: Set(given))
    for (index, name) in zip(unnamed, found) { names[index] = name }
    return names
  }
}
