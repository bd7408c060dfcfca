import ColorScience
import Palettes

/// A color in a palette file. Its name may be missing; it never has a share.
struct FileColor {
  /// Any color; one outside sRGB is mapped into sRGB when it becomes a swatch.
  var color: Color
  /// `nil` or empty if the file has none.
  var name: String?
  /// 0 transparent … 1 opaque.
  var alpha = 1.0
  /// Whether it is a spot color, with its own ink in print.
  var isSpot = false
  /// The index of its group, if it is in one.
  fileprivate(set) var group: Int?

  init(_ color: Color, name: String? = nil, alpha: Double = 1) {
    self.color = color
    self.name = name
    self.alpha = alpha
  }
}

/// What a reader collects from a palette file, entry by entry, and what it leaves out.
struct PaletteContents {
  /// The palette's name in the file; empty if there is none.
  var name = ""
  private(set) var groups: [String] = []
  private(set) var colors: [FileColor] = []
  /// How many colors were added, including those beyond the limit.
  private(set) var count = 0
  private var group: Int?
  private var leftOut: [(reason: String, count: Int)] = []
  private var remarks: [String] = []

  init(name: String = "", colors: [FileColor] = []) {
    self.name = name
    for color in colors { add(color) }
  }

  /// Begins a group with this name, which may be empty, for the colors that follow.
  mutating func beginGroup(_ name: String) {
    group = groups.count
    groups.append(name)
  }

  /// Ends the group; the colors that follow are in no group.
  mutating func endGroup() {
    group = nil
  }

  /// The name of the group that all colors are in, if there is only one group.
  var onlyGroup: String? {
    groups.count == 1 && colors.allSatisfy { $0.group == 0 } ? groups[0] : nil
  }

  /// Removes all colors from their groups, and the groups.
  mutating func ungroup() {
    groups = []
    group = nil
    for index in colors.indices { colors[index].group = nil }
  }

  /// Whether there are no colors, not even any that were left out.
  var isEmpty: Bool { colors.isEmpty && leftOut.isEmpty }

  /// Adds the next color to the open group.
  mutating func add(_ color: FileColor) {
    count += 1
    // A file with more colors is refused in the end, so they are only counted.
    guard count <= Palette.mostFileColors else { return }
    colors.append(color)
    colors[colors.count - 1].group = group
  }

  /// The most reasons that are listed separately: nobody reads so many lines.
  private static let mostReasons = 16

  /// Counts an entry that cannot be read; `reason` completes the sentence "3 colors left out: ".
  mutating func leaveOut(_ reason: String) {
    let isKnown = leftOut.contains { $0.reason == reason } || leftOut.count < Self.mostReasons
    let reason = isKnown ? reason : "for other reasons"
    if let known = leftOut.firstIndex(where: { $0.reason == reason }) {
      leftOut[known].count += 1
    } else {
      leftOut.append((reason, 1))
    }
  }

  /// Adds a remark about the conversion of colors, unless it is there already.
  mutating func remark(_ text: String) {
    if !remarks.contains(text) { remarks.append(text) }
  }

  /// How the palette differs from the file, with the count of each kind.
  fileprivate var losses: [String] {
    let alpha = colors.count { $0.alpha < 1 }
    let spots = colors.count { $0.isSpot }
    let far = colors.count { !$0.color.isInSRGB }
    var losses = remarks + leftOut.map { "\($1.counted("color")) left out: \($0)" }
    if spots > 0 { losses.append("\(spots.counted("spot color")) kept as ordinary colors") }
    if alpha > 0 { losses.append("alpha left out of \(alpha.counted("color"))") }
    if far > 0 {
      losses.append(
        "\(far.counted("color")) outside the sRGB gamut mapped into it, as CSS Color 4 does")
    }
    return losses
  }
}

extension Palette {
  /// The name of a palette without a name.
  static let unnamed = "palette"

  /// The name of a palette that has one.
  var title: String? { name.isEmpty || name == Self.unnamed ? nil : name }

  /// The most colors of a palette file that are read: the highest count in Adobe's files.
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
    hasShares = false
    groups = contents.groups
    losses = contents.losses
    hasOwnNames = colors.contains { $0.name?.isEmpty == false }
  }

  /// The palette of these colors, without groups; throws what `init(_:)` throws.
  init(named name: String, colors: [FileColor]) throws(PaletteFileError) {
    try self.init(PaletteContents(name: name, colors: colors))
  }
}

extension FileColor {
  /// The names in the file. Colors without one get names of `ColorNames` that the file does not
  /// use, one for each different color.
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
