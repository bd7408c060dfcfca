import ColorScience
public import Frames

/// The colors of a picture, with everything that is needed to say where they come from.
public struct Palette: Sendable, Equatable {
  /// In the order that was asked for, or that a palette file has; never empty. No two have the same
  /// 8-bit color, but those of a palette file may.
  public var swatches: [Swatch]
  /// How many pixels were counted; 0 if unknown (a palette file does not say).
  public var pixels: Int
  /// What the palette was made from; `nil` for one read from a palette file.
  public var source: Provenance?
  /// The choices it was made with; `nil` for one read from a palette file.
  public var options: PaletteOptions?
  /// What a reader should know: fewer colors than asked, shares unknown …
  public var notes: [String]
  /// What the palette file that it was read from holds and the palette does not, or not as it was:
  /// "2 colors left out: of the unknown space 9". One line for each kind, with its count.
  public var losses: [String] = []
  /// What the palette is called: the source's name, or the name inside a palette file.
  public var name: String
  /// The names of the groups that a palette file sorts its colors into, in the file's order; one
  /// without a name is "". `Swatch.group` is an index into them.
  public var groups: [String] = []
  /// Whether a palette file gave names to colors; else all are of `ColorNames`.
  public var hasOwnNames = false

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
  /// What readers tell about shares that no designer's file holds.
  package static let sharesUnknown = "shares are not in the file: every color counts the same"

  /// The swatches in runs of one group each, or of none, in their order. A group without colors is an
  /// empty run, in front of the groups behind it.
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

  /// The palette without repeats of an 8-bit color: the first of each stays, with the shares of all.
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
    // Every color counts the same only if nothing is known of shares.
    if notes.contains(Self.sharesUnknown) {
      for index in kept.indices { palette.swatches[index].proportion = 1 / Double(kept.count) }
    }
    palette.losses.append("\((swatches.count - kept.count).counted("repeated color")) left out")
    return palette
  }

  /// Why a palette has only so many colors: one set of words for stills, films and comparisons.
  ///
  /// - Parameters:
  ///   - count: how many it has.
  ///   - locked: how many of them are locked.
  ///   - isExact: whether all colors of the pixels were told apart, and not counted in cells.
  package static func shortage(_ count: Int, locked: Int, isExact: Bool) -> String {
    let found = count - locked
    let only = found == 0 ? "no color" : "only \(found) different colors"
    return "the counted pixels \(isExact ? "have" : "fall into") "
      + (found == 1 ? "only 1 color" : only) + (locked > 0 ? " besides the locked ones" : "")
  }
}
