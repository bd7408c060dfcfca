import ArgumentParser
import Frames
import Media
import PaletteCatalog
import PaletteFiles
import Palettes
import Platform

/// `filmpalette catalog find`
struct FindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Find stills and shots by color, likeness, words and facets.",
    discussion: """
      EXAMPLES
        filmpalette catalog find --color c0392b
        filmpalette catalog find --color c0392b:5 --color 0e4d4f:40+ --without blue
        filmpalette catalog find --like still.jpg -o found.png
        filmpalette catalog find --where kind:shot --where warmth:cold --sort lightness

      FIELD of --where is \(Facet.all.map(\.name).joined(separator: " ")),
      \(CatalogFilter.textFields.joined(separator: " ")), or one of your own columns.
      """)

  @OptionGroup var query: QueryFlags
  @OptionGroup var location: CatalogLocation

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "\(HitFormat.allCases.map(\.rawValue).joined(separator: " ")) "
        + "(default: that of the output's ending, else text)", valueName: "format"),
    completion: .list(HitFormat.allCases.map(\.rawValue)))
  var format: HitFormat?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write to this file.", valueName: "path"),
    completion: .file())
  var output: String?

  func validate() throws { _ = try query.parsed() }

  func run() throws {
    let catalog = try location.open(.reading)
    var query = try query.parsed()
    if let like = self.query.like { try Self.resolve(like, in: catalog, &query) }
    let answer = try catalog.find(query)
    let format = format ?? output.flatMap(HitFormat.init(ending:)) ?? .text
    let bytes = try format.bytes(of: answer, query, in: catalog)
    if let output {
      try FileOutput.write(bytes, to: output)
    } else {
      try writeToStandardOutput(bytes)
    }
    if answer.total == 0 {
      reportError("nothing in the catalog passes these words and filters")
      throw ExitCode(1)
    }
    if let nearest = answer.hits.first?.distance, query.offset == 0, nearest > Self.far {
      reportError("note: nothing is near; the nearest is \(nearest.text(places: 1)) away")
    }
  }

  /// Beyond it, colors are other colors to most eyes.
  private static let far = 15.0

  /// An item's identifier, or a still's path, whose palette is made first.
  private static func resolve(
    _ like: String, in catalog: Catalog, _ query: inout CatalogQuery
  ) throws {
    if (try? catalog.item(id: like)) != nil {
      query.likeID = like
      return
    }
    var run = try SiblingRun(["count", "--no-counts", "--", like])
    run.sendNothing()
    guard let line = run.nextLine() else {
      throw CatalogError.invalidQuery("\(like.onOneLine): cannot be read")
    }
    _ = run.end()
    let row = try CountedRow(line: line)
    guard let palette = row.palette else {
      throw CatalogError.invalidQuery(
        "\(like.onOneLine): \(row.reason ?? row.status.rawValue)")
    }
    query.colors.like = PaletteSignature(palette)
  }
}

/// The flags of `find` and `list` that say what is searched for.
struct QueryFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A color, with its percentage: HEX:30 about, HEX:30+ at least, HEX:30- at most; again for "
        + "more colors.", valueName: "hex[:percent]"))
  var color: [String] = []

  @Option(
    help: ArgumentHelp("A color that must not be there: HEX, or a word.", valueName: "color"))
  var without: [String] = []

  @Option(
    help: ArgumentHelp("Colors like this still's, or this item's.", valueName: "path|id"),
    completion: .file())
  var like: String?

  @Option(
    help: ArgumentHelp("Words in paths, titles, subtitles, your columns.", valueName: "words"))
  var text = ""

  @Option(
    help: ArgumentHelp(
      "Only these: lightness:20..40, warmth:warm, kind:shot.", valueName: "field:value"))
  var `where`: [String] = []

  @Option(help: ArgumentHelp("\(CatalogOrder.domain).", valueName: "order"))
  var sort: String?

  @Option(help: ArgumentHelp("The most to show (default: 50).", valueName: "count"))
  var limit = 50

  @Option(help: ArgumentHelp("Leave so many out first (default: 0).", valueName: "count"))
  var offset = 0

  /// The query; `like` is left to the caller.
  ///
  /// - Throws: `ValidationError` for a value that is not valid.
  func parsed() throws -> CatalogQuery {
    do {
      var query = CatalogQuery()
      query.colors.wanted = try color.map { try WantedColor(typed: $0) }
      query.colors.without = try without.map { try UnwantedColor(typed: $0) }
      query.text = text
      query.filters = try `where`.map { try CatalogFilter(typed: $0) }
      if let sort { query.order = try CatalogOrder(typed: sort) }
      (query.limit, query.offset) = (limit, offset)
      try query.validate()
      return query
    } catch let error as CatalogError {
      throw ValidationError("\(error)")
    }
  }
}
