import ArgumentParser
import ColorScience
import Media
import PaletteCatalog
import PaletteFiles
import Palettes
import Platform

/// How what was found is written.
enum HitFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, csv, sheet, ase

  /// The format of a file's ending.
  init?(ending path: String) {
    switch path.lowercased().split(separator: ".").last {
    case "txt": self = .text
    case "json": self = .json
    case "csv": self = .csv
    case "png": self = .sheet
    case "ase": self = .ase
    default: return nil
    }
  }

  /// - Throws: `CatalogError` for a sheet of too many; `MediaError` if it cannot be drawn.
  func bytes(
    of answer: CatalogAnswer, _ query: CatalogQuery, in catalog: Catalog
  ) throws -> [UInt8] {
    switch self {
    case .text: return HitText.bytes(of: answer, query)
    case .json: return Array((answer.json.text + "\n").utf8)
    case .csv: return HitTable.bytes(of: answer.hits)
    case .ase: return Self.swatches(of: answer.hits)
    case .sheet:
      guard answer.hits.count <= HitSheet.most else {
        throw CatalogError.invalidQuery(
          "a sheet shows up to \(HitSheet.most) pictures: see --limit and --offset")
      }
      return try StillWriter.png(HitSheet.frame(of: answer, in: catalog, .system))
    }
  }

  /// One group of swatches for each hit.
  private static func swatches(of hits: [CatalogHit]) -> [UInt8] {
    SwatchExchange.bytes(
      of: hits.compactMap { hit in
        hit.item.palette.map {
          SwatchExchange.Group(name: hit.item.title.onOneLine, swatches: $0.swatches)
        }
      })
  }
}

/// Hits for reading: the distance, what was found, and which colors answer.
enum HitText {
  static func bytes(of answer: CatalogAnswer, _ query: CatalogQuery) -> [UInt8] {
    var lines = answer.hits.map(line)
    guard !answer.hits.isEmpty else {
      return Array("nothing from \(query.offset + 1) on; there are \(answer.total)\n".utf8)
    }
    let last = query.offset + answer.hits.count
    if last < answer.total || query.offset > 0 {
      lines.append("\(query.offset + 1)–\(last) of \(answer.total)")
    }
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  private static func line(_ hit: CatalogHit) -> String {
    var parts: [String] = []
    if let distance = hit.distance {
      let text = distance.text(places: 1)
      parts.append(String(repeating: " ", count: max(0, 5 - text.count)) + text)
    }
    parts.append(hit.item.title.onOneLine)
    let colors = hit.matches.compactMap { match in
      match.color(in: hit.item).map { "\($0) (\(match.difference.text(places: 0)))" }
    }
    parts.append(
      colors.isEmpty
        ? (hit.item.palette?.swatches.prefix(5).map(\.color.hex) ?? []).joined(separator: " ")
        : colors.joined(separator: " "))
    return parts.joined(separator: "  ")
  }
}

/// Hits as a table with the columns of `catalog export`.
enum HitTable {
  static let header = CSVText.row([
    "id", "path", "kind", "shot", "start", "end", "width", "height", "format", "score", "colors",
    "shares", "names",
  ])

  static func bytes(of hits: [CatalogHit]) -> [UInt8] {
    Array((header + hits.map(row).joined()).utf8)
  }

  static func row(_ hit: CatalogHit) -> String {
    let item = hit.item
    let swatches = item.palette?.swatches ?? []
    let fields: [String] = [
      item.id, CSVText.plain(item.path), item.kind, item.shot.map(String.init) ?? "",
      item.start?.text(places: 3) ?? "", item.end?.text(places: 3) ?? "", String(item.width),
      String(item.height), CSVText.plain(item.format), hit.distance?.text(places: 2) ?? "",
      swatches.map(\.color.hex).joined(separator: " "),
      swatches.map { $0.proportion.text(places: 4) }.joined(separator: " "),
      CSVText.plain(swatches.map(\.name).joined(separator: "; ")),
    ]
    return CSVText.row(fields)
  }
}

extension CatalogItem {
  /// The path, and for a shot its number and beginning.
  var title: String {
    guard let shot, let start else { return path }
    let (minutes, seconds) = (Int(start) / 60, Int(start) % 60)
    return "\(film ?? path) · shot \(shot + 1), \(minutes):\(seconds < 10 ? "0" : "")\(seconds)"
  }
}
