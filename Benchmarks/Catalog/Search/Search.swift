import ColorScience
import PaletteCatalog
import Platform

/// Prints how well a catalog's search ranks people's themes, and how long it takes among many items.
///
/// `Search FOLDER [THEMES NAMES]`: FOLDER is for color files of 100,000 and a million items by
/// chance; THEMES is a table of themes, and NAMES one of the colors of CSS.
@main
enum Search {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 2 || arguments.count == 4 else {
      print("Search FOLDER [THEMES NAMES]")
      exit(64)
    }
    if arguments.count == 4 { try ranks(arguments[1], arguments[2], names: arguments[3]) }
    try speed(arguments[1])
  }

  private static func file(_ signatures: [PaletteSignature], _ path: String) throws -> ColorFile {
    let items = signatures.enumerated().map { (number: Int64($0), signature: $1) }
    try FileOutput.write(ColorFile.bytes(of: items), to: path)
    return try ColorFile(path: path)
  }

  private static func ranks(_ folder: String, _ path: String, names: String) throws {
    let themes = try Themes(path: path)
    let css = try Lines.of(names).map { try Color(hex: $0) }
    func signature(_ theme: Themes.Theme) -> PaletteSignature {
      PaletteSignature(theme.colors.map { ($0, 1) })
    }
    let file = try file(themes.all.map(signature), folder + "/themes.bin")
    func rows(_ query: ColorQuery) -> [Int] {
      ColorSearch(query, in: file).nearest(file.count).hits.map(\.row)
    }
    print("| ranking | clean | moved by up to 15 |\n|---|---|---|")
    var chance = Chance()
    let sets = [themes.all, themes.jittered(by: 15, &chance)]
    let rankings: [(String, (Themes.Theme) -> [Int])] = [
      ("names of CSS, cosine", OtherRanking.names(themes.all, css)),
      ("RGB 10³ bins, cosine", OtherRanking.bins(themes.all)),
      (
        "`find --color`, each without a share",
        { theme in
          rows(ColorQuery(wanted: theme.colors.map { WantedColor($0) }))
        }
      ),
      (
        "`find --color`, each about a fifth",
        { theme in
          rows(ColorQuery(wanted: theme.colors.map { WantedColor($0, .about(0.2)) }))
        }
      ),
      ("`find --like`", { rows(ColorQuery(like: signature($0))) }),
    ]
    for (name, order) in rankings {
      let values = sets.map { themes.precision($0, order: order).shown(3) }
      print("| \(name) | \(values.joined(separator: " | ")) |")
    }
  }

  private static func speed(_ folder: String) throws {
    print("\n| items | query | CPU ms, median | 95% within | distances computed |")
    print("|---|---|---|---|---|")
    for count in [100_000, 1_000_000] {
      var chance = Chance()
      var all: [PaletteSignature] = []
      for _ in 0..<count { all.append(chance.signature()) }
      let file = try file(all, folder + "/colors.bin")
      all = []
      for kind in Kind.allCases {
        var times: [Double] = []
        var examined = 0
        for _ in 0..<40 {
          let search = ColorSearch(kind.query(&chance), in: file)
          let start = clock()
          examined += search.nearest(50).examined
          times.append(Double(clock() - start) * 1000 / Double(CLOCKS_PER_SEC))
        }
        times.sort()
        print(
          "| \(count) | \(kind.rawValue) | \(times[20].shown(1)) | \(times[37].shown(1)) "
            + "| \(examined / 40) |")
      }
      try memory(file)
    }
  }

  /// Resident memory that is not the mapped file's.
  private static func memory(_ file: ColorFile) throws {
    let status = try Lines.of("/proc/self/status")
    for line in status where line.hasPrefix("RssAnon") { print("\n\(line), \(file.count) items\n") }
  }

  /// Kinds of queries.
  private enum Kind: String, CaseIterable {
    case one = "1 color"
    case three = "3 colors"
    case five = "5 colors"
    case aboutThree = "3 colors, about 25% each"
    case aboutFive = "5 colors, about 15% each"
    case leastFive = "5 colors, at least 15% each"
    case like = "like a palette of 8"

    func query(_ chance: inout Chance) -> ColorQuery {
      switch self {
      case .one: wanted(1, .any, &chance)
      case .three: wanted(3, .any, &chance)
      case .five: wanted(5, .any, &chance)
      case .aboutThree: wanted(3, .about(0.25), &chance)
      case .aboutFive: wanted(5, .about(0.15), &chance)
      case .leastFive: wanted(5, .atLeast(0.15), &chance)
      case .like: ColorQuery(like: chance.signature())
      }
    }

    private func wanted(
      _ count: Int, _ amount: WantedColor.Amount, _ chance: inout Chance
    ) -> ColorQuery {
      var wanted: [WantedColor] = []
      for _ in 0..<count { wanted.append(WantedColor(chance.color(), amount)) }
      return ColorQuery(wanted: wanted)
    }
  }
}

extension Double {
  /// With so many decimals.
  fileprivate func shown(_ places: Int) -> String {
    let scale = (0..<places).reduce(1.0) { sum, _ in sum * 10 }
    let whole = Int((self * scale).rounded())
    let digits = String(whole % Int(scale))
    return "\(whole / Int(scale)).\(String(repeating: "0", count: places - digits.count))\(digits)"
  }
}
