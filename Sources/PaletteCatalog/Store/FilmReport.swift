package import PaletteFiles
import Palettes

/// The shots of a film, from its `film.json`.
package struct FilmReport {
  /// Of the film's file, or of the report if it does not say.
  package let sha256: String
  package let shots: [NewItem]

  /// Sizes and times beyond these are mistakes: pixels, and seconds (a year).
  private static let longestSide = 1 << 20
  private static let longestFilm = 366.0 * 86_400

  /// Reads a report; shots that no palette counts are left out.
  ///
  /// - Throws: `PaletteFileError` if the bytes are not a film's report, or damaged.
  package init(_ bytes: [UInt8]) throws(PaletteFileError) {
    let film = try JSONParser.value(of: bytes)
    guard let source = film["source"], let name = source["name"]?.string,
      let width = source["width"]?.integer, let height = source["height"]?.integer,
      let shots = film["shots"]?.array
    else { throw .notThisFormat("JSON without a film's 'source' and 'shots'") }
    guard (1...Self.longestSide).contains(width), (1...Self.longestSide).contains(height) else {
      throw .unreadable("a film of \(width) × \(height) pixels")
    }
    guard let digest = source["sha256"]?.string, ItemID.isDigest(digest) else {
      throw .unreadable("the report does not say which film it is of: it has no 'sha256'")
    }
    sha256 = digest
    var items: [NewItem] = []
    for (index, shot) in shots.enumerated() where shot["colors"] != nil {
      guard let first = shot["firstFrame"]?.integer, let last = shot["lastFrame"]?.integer,
        first >= 0, first <= last, let start = shot["start"]?.double,
        let end = shot["end"]?.double, 0 <= start, start <= end, end < Self.longestFilm,
        let palette = try PaletteFormat.json.read?(Array(shot.text.utf8))
      else { throw .unreadable("shot \(index + 1) has no frames or times") }
      var item = NewItem(
        id: ItemID.shot(sha256: digest, frames: first...last), sha256: digest, palette: palette,
        width: width, height: height, format: source["container"]?.string ?? "film",
        version: filmPaletteVersion, settings: film["options"]?.text ?? "{}")
      item.shot = NewItem.ShotPlace(index: index, start: start, end: end)
      item.film = name
      item.title = source["title"]?.string ?? name
      item.texts = shot["texts"]?.array?.compactMap(\.string) ?? []
      items.append(item)
    }
    self.shots = items
  }
}
