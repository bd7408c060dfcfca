import ColorScience
public import Frames

/// The colors of a picture, with everything needed to explain where they come from.
public struct Palette: Sendable, Equatable {
  /// The colors in the requested order, or in the order of a palette file; never empty. No two have
  /// the same 8-bit color, except in a palette from a palette file.
  public var swatches: [Swatch]
  /// The number of counted pixels; 0 if unknown (palette files do not contain it).
  public var pixels: Int
  /// The source of the palette; `nil` if it was read from a palette file.
  public var source: Provenance?
  /// The options that it was made with; `nil` if it was read from a palette file.
  public var options: PaletteOptions?
  /// Messages for the reader: fewer colors than requested, shares unknown …
  public var notes: [String]
  /// The colors of the picture's blacks and whites, and what else a colorist reads first; `nil` if
  /// the palette was made by hand or read from a file without them.
  public var facts: PictureFacts?
  /// What was lost or changed when the palette was read from a palette file: "2 colors left out: in
  /// the unknown space 9". One line for each kind of loss, with its count.
  public var losses: [String] = []
  /// The name of the palette: the source's name, or the name inside a palette file.
  public var name: String
  /// The names of the groups in a palette file, in the file's order; a group without a name is "".
  /// `Swatch.group` is an index into this array.
  public var groups: [String] = []
  /// Whether a palette file gave names to colors; otherwise all names come from `ColorNames`.
  public var hasOwnNames = false
  /// Whether `proportion` of the swatches is known; if not, all shares are equal. The palette files
  /// of designers contain no shares.
  public var hasShares = true

  public init(
    name: String, swatches: [Swatch], pixels: Int = 0, source: Provenance? = nil,
    options: PaletteOptions? = nil, notes: [String] = []
  ) {
    precondition(!swatches.isEmpty, "a palette needs at least one color")
    self.name = name
    self.swatches = swatches
    self.pixels = pixels
    self.source = source
    self.options = options
    self.notes = notes
  }
}

extension Palette {
  /// The note of readers for palette files without shares.
  package static let sharesUnknown = "the file contains no shares; all colors get equal shares"

  /// The swatches in their order, as runs of swatches of the same group or of no group. A group
  /// without colors is an empty run, placed before the groups that follow it.
  package var runs: [(group: Int?, swatches: [Swatch])] {
    var runs: [(group: Int?, swatches: [Swatch])] = []
    let used = Set(swatches.compactMap(\.group))
    var empty = groups.indices.filter { !used.contains($0) }[...]
    for swatch in swatches {
      if let last = runs.indices.last, runs[last].group == swatch.group {
        runs[last].swatches.append(swatch)
      } else {
        while let first = empty.first, let group = swatch.group, first < group {
          runs.append((empty.removeFirst(), []))
        }
        runs.append((swatch.group, [swatch]))
      }
    }
    return runs + empty.map { ($0, []) }
  }

  /// The palette without repeated 8-bit colors: the first of each stays and gets the shares of all.
  ///
  /// - Complexity: O(colors).
  public func withoutRepeats() -> Palette {
    var places: [SIMD3<UInt8>: Int] = [:]
    var kept: [Swatch] = []
    for swatch in swatches {
      if let place = places[swatch.color.bytes] {
        kept[place].population += swatch.population
        kept[place].proportion += swatch.proportion
      } else {
        places[swatch.color.bytes] = kept.count
        kept.append(swatch)
      }
    }
    guard kept.count < swatches.count else { return self }
    var palette = self
    palette.swatches = kept
    // Set equal shares only if the shares are unknown.
    if !hasShares {
      for index in kept.indices { palette.swatches[index].proportion = 1 / Double(kept.count) }
    }
    palette.losses.append("\((swatches.count - kept.count).counted("repeated color")) left out")
    return palette
  }

  /// The note that explains why a palette has only `count` colors. Stills, films and comparisons
  /// use the same words.
  ///
  /// - Parameters:
  ///   - count: how many colors the palette has.
  ///   - locked: how many of them are locked.
  ///   - isExact: whether every color of the pixels was counted separately, and not in cells.
  package static func shortage(_ count: Int, locked: Int, isExact: Bool) -> String {
    let found = count - locked
    let only = found == 0 ? "no color" : "only \(found) different colors"
    return "the counted pixels \(isExact ? "have" : "fall into") "
      + (found == 1 ? "only 1 color" : only) + (locked > 0 ? " besides the locked ones" : "")
  }
}
