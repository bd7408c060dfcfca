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
  /// a name get the nearest one that people know. Repeats of an 8-bit color are left out, which a
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
    let swatches = distinct.enumerated().map { index, entry in
      Swatch(
        color: entry.color, population: 0, proportion: share, name: entry.nameOrNearest,
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
  /// The file's own name, or that of the nearest color which people have a name for.
  var nameOrNearest: String {
    if let name, !name.isEmpty { name } else { ColorNames.nearest(to: color) }
  }
}
