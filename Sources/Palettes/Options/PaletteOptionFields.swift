import Clustering
import ColorScience

extension PaletteOptions {
  /// One option: its name, its words, and how its value is read and written as text.
  public struct Field: Sendable {
    /// The long flag without its dashes, the query key, the form's name.
    public let name: String
    /// One line for help texts and tables.
    public let summary: String
    /// What it takes, in words that complete "takes …".
    public let domain: String
    /// The names it may have, if they are a closed set.
    public let choices: [String]
    /// The numbers it takes, if it takes numbers from a range.
    public var range: ClosedRange<Double>?
    /// Whether those numbers are whole.
    public var isWhole = false
    /// The value in `options`, as a user would type it.
    public let text: @Sendable (_ options: PaletteOptions) -> String
    let parse: @Sendable (_ text: String, _ options: inout PaletteOptions) -> Bool

    /// The default value, as a user would type it.
    public var defaultText: String { text(PaletteOptions()) }

    /// Sets this option from what a user typed.
    ///
    /// - Throws: `InvalidOption` if it does not take that value; `options` is then unchanged.
    public func set(_ text: String, in options: inout PaletteOptions) throws(InvalidOption) {
      var changed = options
      guard parse(text, &changed) else {
        throw InvalidOption(option: name, value: text, domain: domain)
      }
      options = changed
    }
  }

  /// Every option, in the order of help texts, tables and JSON.
  public static let fields: [Field] = [
    .init(
      name: "count", summary: "how many colors", domain: "1…64 or auto", choices: [],
      range: 1...64, isWhole: true,
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
      summary: "colors that the palette holds exactly; the others are chosen around them",
      domain: "up to 64 different hex colors, like 760000,d8b47a", choices: [],
      text: { options in options.lock.map { String($0.hex.dropFirst()) }.joined(separator: ",") },
      parse: { text, options in
        guard let colors = colors(text) else { return false }
        options.lock = colors
        return true
      }),
    .named(
      "algorithm", "how colors are picked or grouped", \.algorithm,
      PaletteAlgorithm.all.map(\.name)),
    .named(
      "space", "where distance is measured, unless the algorithm has a space of its own", \.space,
      ColorSpace.all.map(\.name)),
    .choice("linkage", "for agglomerative: how far apart two groups are", \.linkage),
    .number(
      "min-brightness", "keep pixels whose mean of r, g, b is at least this", \.minBrightness,
      0...1),
    .number(
      "max-brightness", "keep pixels whose mean of r, g, b is at most this", \.maxBrightness,
      0...1),
    .number("min-chroma", "keep pixels of at least this Oklch chroma", \.minChroma, 0...0.4),
    .init(
      name: "region", summary: "only this part of the frame",
      domain: "x,y,width,height as fractions of the frame, from the top left", choices: [],
      text: { options in
        let region = options.region
        return [region.x, region.y, region.width, region.height].map(plain).joined(separator: ",")
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
      name: "seed", summary: "where random choices start; the same seed gives the same bytes",
      domain: "a whole number from 0", choices: [], isWhole: true, text: { String($0.seed) },
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

  /// Checks what no single field can see.
  ///
  /// - Throws: `InvalidOption` if the brightness bounds leave nothing between them, or more colors
  ///   are locked than the palette is to have.
  public func validate() throws(InvalidOption) {
    if case .exactly(let count) = count, lock.count > count {
      throw InvalidOption(
        option: "lock", value: lock.map { String($0.hex.dropFirst()) }.joined(separator: ","),
        domain: "at most as many colors as count (\(count))")
    }
    guard minBrightness > maxBrightness else { return }
    throw InvalidOption(
      option: "min-brightness", value: Self.plain(minBrightness),
      domain: "at most max-brightness (\(Self.plain(maxBrightness)))")
  }

  /// The colors of a list, or `nil` if it has another word, a color twice or too many.
  fileprivate static func colors(_ text: String) -> [Color]? {
    guard !text.isEmpty else { return [] }
    let words = text.split(separator: ",", omittingEmptySubsequences: false)
    let colors = words.compactMap { try? Color(hex: String($0)) }
    let isList = colors.count == words.count && colors.count <= 64
    return isList && Set(colors).count == colors.count ? colors : nil
  }

  /// A number as a user would type it: no needless zeros.
  fileprivate static func plain(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : String(number)
  }
}

extension PaletteOptions.Field {
  fileprivate static func named(
    _ name: String, _ summary: String,
    _ path: any WritableKeyPath<PaletteOptions, String> & Sendable, _ names: [String]
  ) -> Self {
    .init(
      name: name, summary: summary, domain: names.joined(separator: ", "), choices: names,
      text: { $0[keyPath: path] },
      parse: { text, options in
        guard names.contains(text) else { return false }
        options[keyPath: path] = text
        return true
      })
  }

  fileprivate static func choice<Value>(
    _ name: String, _ summary: String,
    _ path: any WritableKeyPath<PaletteOptions, Value> & Sendable
  ) -> Self
  where Value: CaseIterable & RawRepresentable & Sendable, Value.RawValue == String {
    let names = Value.allCases.map(\.rawValue)
    return .init(
      name: name, summary: summary, domain: names.joined(separator: ", "), choices: names,
      text: { $0[keyPath: path].rawValue },
      parse: { text, options in
        guard let value = Value(rawValue: text) else { return false }
        options[keyPath: path] = value
        return true
      })
  }

  fileprivate static func number(
    _ name: String, _ summary: String,
    _ path: any WritableKeyPath<PaletteOptions, Double> & Sendable, _ range: ClosedRange<Double>
  ) -> Self {
    let (least, most) = (range.lowerBound, range.upperBound)
    let domain = "\(PaletteOptions.plain(least))…\(PaletteOptions.plain(most))"
    return .init(
      name: name, summary: summary, domain: domain, choices: [], range: range,
      text: { PaletteOptions.plain($0[keyPath: path]) },
      parse: { text, options in
        guard let value = Double(text), range.contains(value) else { return false }
        options[keyPath: path] = value
        return true
      })
  }
}
