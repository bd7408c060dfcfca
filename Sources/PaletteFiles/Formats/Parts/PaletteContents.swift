import ColorScience
import Palettes

/// A color as a palette file gives it: its name may be missing, and its share always is.
struct FileColor {
  /// Any color; outside sRGB it is mapped into it when it becomes a swatch.
  var color: Color
  /// `nil` or empty if the file gives none.
  var name: String?
  /// 0 transparent … 1 opaque.
  var alpha = 1.0
  /// Whether it is an ink of its own in print.
  var isSpot = false
  /// The index of its group, if it is in one.
  fileprivate(set) var group: Int?

  init(_ color: Color, name: String? = nil, alpha: Double = 1) {
    self.color = color
    self.name = name
    self.alpha = alpha
  }
}

/// What a reader takes out of a palette file, entry by entry, and what it has to leave there.
struct PaletteContents {
  /// What the file calls the palette; empty if it does not.
  var name = ""
  private(set) var groups: [String] = []
  private(set) var colors: [FileColor] = []
  /// How many colors were taken, also beyond those that are kept.
  private(set) var count = 0
  private var group: Int?
  private var leftOut: [(reason: String, count: Int)] = []
  private var remarks: [String] = []

  init(name: String = "", colors: [FileColor] = []) {
    self.name = name
    for color in colors { add(color) }
  }

  /// The colors that follow are in a group of this name, which may be empty.
  mutating func beginGroup(_ name: String) {
    group = groups.count
    groups.append(name)
  }

  /// The colors that follow are in no group.
  mutating func endGroup() {
    group = nil
  }

  /// The name of the group that all colors are in, if there is but one.
  var onlyGroup: String? {
    groups.count == 1 && colors.allSatisfy { $0.group == 0 } ? groups[0] : nil
  }

  /// All colors are in no group.
  mutating func ungroup() {
    groups = []
    group = nil
    for index in colors.indices { colors[index].group = nil }
  }

  /// Whether there is no color, and none that was left out.
  var isEmpty: Bool { colors.isEmpty && leftOut.isEmpty }

  /// Takes the next color, into the group that is open.
  mutating func add(_ color: FileColor) {
    count += 1
    // What is beyond the limit is refused, and only counted until then.
    guard count <= Palette.mostFileColors else { return }
    colors.append(color)
    colors[colors.count - 1].group = group
  }

  /// More reasons than this are not told apart: nobody reads so many lines.
  private static let mostReasons = 16

  /// Counts an entry that cannot be read; `reason` goes on from "3 colors left out: ".
  mutating func leaveOut(_ reason: String) {
    let isKnown = leftOut.contains { $0.reason == reason } || leftOut.count < Self.mostReasons
    let reason = isKnown ? reason : "for other reasons"
    if let known = leftOut.firstIndex(where: { $0.reason == reason }) {
      leftOut[known].count += 1
    } else {
      leftOut.append((reason, 1))
    }
  }

  /// Says once what was done to colors.
  mutating func remark(_ text: String) {
    if !remarks.contains(text) { remarks.append(text) }
  }

  /// What is not in the palette as the file has it, each kind counted.
  fileprivate var losses: [String] {
    let alpha = colors.count { $0.alpha < 1 }
    let spots = colors.count { $0.isSpot }
    let far = colors.count { !$0.color.isInSRGB }
    var losses = remarks + leftOut.map { "\($1.counted("color")) left out: \($0)" }
    if spots > 0 { losses.append("\(spots.counted("spot color")) kept as shown on screens") }
    if alpha > 0 { losses.append("alpha left out of \(alpha.counted("color"))") }
    if far > 0 {
      losses.append(
        "\(far.counted("color")) outside the sRGB gamut mapped into it, as CSS Color 4 does")
    }
    return losses
  }
}

extension Palette {
  /// What a palette is called that has no name.
  static let unnamed = "palette"

  /// How many colors of a palette file are read: what a count in Adobe's files holds.
  static let mostFileColors = 65_535

  /// The palette of a file's colors, in the file's order, repeats included.
  ///
  /// Shares are equal, the first color is dominant and the others supporting, and colors without
  /// a name get those of `ColorNames`. A color outside sRGB is mapped into it.
  ///
  /// - Throws: `noColors`, which says what was left out; `tooMany` for more than `mostFileColors`.
  init(_ contents: PaletteContents) throws(PaletteFileError) {
    let colors = contents.colors
    guard !colors.isEmpty else { throw .noColors(leftOut: contents.losses) }
    guard contents.count <= Self.mostFileColors else {
      throw .tooMany(limit: Self.mostFileColors)
    }
    let mapped = colors.map { $0.color.mappedIntoSRGB() }
    let names = FileColor.names(of: colors, shownAs: mapped)
    let swatches = colors.enumerated().map { index, entry in
      Swatch(
        color: mapped[index], population: 0, proportion: 1 / Double(colors.count),
        name: names[index], role: index == 0 ? .dominant : .supporting, reason: "",
        group: entry.group)
    }
    let title = contents.name.onOneLine
    self.init(
      name: title.isEmpty ? Self.unnamed : title, swatches: swatches, notes: [Self.sharesUnknown])
    groups = contents.groups
    losses = contents.losses
    hasOwnNames = colors.contains { $0.name?.isEmpty == false }
  }

  /// The palette of these colors, without groups; throws as the other does.
  init(named name: String, colors: [FileColor]) throws(PaletteFileError) {
    try self.init(PaletteContents(name: name, colors: colors))
  }
}

extension FileColor {
  /// The file's own names; where it has none, those of `ColorNames` that it does not give itself,
  /// one for each different color.
  fileprivate static func names(of colors: [FileColor], shownAs shown: [Color]) -> [String] {
    let given = colors.map { $0.name ?? "" }
    var unnamed: [SIMD3<UInt8>: Int] = [:]
    var distinct: [Color] = []
    for (name, color) in zip(given, shown) where name.isEmpty && unnamed[color.bytes] == nil {
      unnamed[color.bytes] = distinct.count
      distinct.append(color)
    }
    let found = ColorNames.names(of: distinct, besides: Set(given))
    return zip(given, shown).map { name, color in
      name.isEmpty ? unnamed[color.bytes].map { found[$0] } ?? "" : name
    }
  }
}
