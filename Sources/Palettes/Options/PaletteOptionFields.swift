import Clustering
import ColorScience
import Frames

extension PaletteOptions {
  /// One option of a palette.
  public typealias Field = OptionField<PaletteOptions>

  /// Every option, in the order of help texts, tables and JSON.
  public static let fields: [Field] = [
    .init(
      name: "count", summary: "how many colors", domain: "1…64 or auto",
      range: 1...64, word: "auto", isWhole: true,
      text: { options in
        switch options.count {
        case .exactly(let count): String(count)
        case .automatic: "auto"
        }
      },
      parse: { text, options in
        if text == "auto" {
          options.count = .automatic
          return true
        }
        guard let count = Int(text), (1...64).contains(count) else { return false }
        options.count = .exactly(count)
        return true
      }),
    .init(
      name: "lock",
      summary: "colors that the palette must contain; the others are chosen around them",
      domain: LockedColor.domain,
      text: { LockedColor.text($0.lockedColors) },
      parse: { text, options in
        guard let colors = LockedColor.list(text) else { return false }
        options.lockedColors = colors
        return true
      }),
    .named(
      "algorithm", "how colors are picked or grouped", \.algorithm,
      PaletteAlgorithm.all),
    .named(
      "space", "the color space for distances, if the algorithm has none of its own", \.space,
      ColorSpace.all
    ).only(for: PaletteAlgorithm.all.filter { $0.space == nil }),
    .choice("linkage", "for agglomerative: how the distance of two groups is measured", \.linkage)
      .only(for: PaletteAlgorithm.all.filter(\.usesLinkage)),
    .number(
      "min-brightness", "keep pixels whose mean of r, g, b is at least this", \.minBrightness,
      0...1),
    .number(
      "max-brightness", "keep pixels whose mean of r, g, b is at most this", \.maxBrightness,
      0...1),
    .number("min-chroma", "keep pixels of at least this Oklch chroma", \.minChroma, 0...0.4),
    .init(
      name: "region", summary: "only this part of the frame",
      domain: "x,y,width,height as fractions of the frame, from the top left",
      text: { options in
        let region = options.region
        return [region.x, region.y, region.width, region.height].map(\.asTyped).joined(
          separator: ",")
      },
      parse: { text, options in
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map {
          Double($0.drop { $0 == " " })
        }
        guard numbers.count == 4, let x = numbers[0], let y = numbers[1], let width = numbers[2],
          let height = numbers[3], let region = Region(x: x, y: y, width: width, height: height)
        else { return false }
        options.region = region
        return true
      }),
    .choice("bars", "what happens to letterbox and pillarbox bars", \.bars),
    .choice("sort", "the order of the swatches", \.sort),
    .init(
      name: "seed", summary: "the start of the random numbers; the same seed gives the same bytes",
      domain: "a whole number from 0", isWhole: true, text: { String($0.seed) },
      parse: { text, options in
        guard let seed = UInt64(text) else { return false }
        options.seed = seed
        return true
      }),
  ]

  /// The field of this name, or `nil` if there is none.
  public static func field(named name: String) -> Field? {
    fields.first { $0.name == name }
  }

  /// Checks combinations of options, which no single field can check.
  ///
  /// - Throws: `InvalidOption` if `minBrightness` exceeds `maxBrightness`, or if more colors are
  ///   locked than the palette may have.
  public func validate() throws(InvalidOption) {
    var copy = self
    for field in Self.fields { try field.set(field.text(self), in: &copy) }
    if case .exactly(let count) = count, lock.count > count {
      throw InvalidOption(
        option: "lock", value: LockedColor.text(lockedColors),
        domain: "at most as many colors as count (\(count))")
    }
    guard minBrightness > maxBrightness else { return }
    throw InvalidOption(
      option: "min-brightness", value: minBrightness.asTyped,
      domain: "at most max-brightness (\(maxBrightness.asTyped))")
  }
}

extension OptionField<PaletteOptions> {
  /// The default value, as a user would type it.
  public var defaultText: String { text(PaletteOptions()) }
}
