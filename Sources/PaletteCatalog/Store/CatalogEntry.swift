import Frames
package import PaletteFiles
package import Palettes

/// A file as the file system knows it: where it is, and what tells whether it has changed.
package struct FileStamp: Sendable, Equatable {
  /// The absolute path.
  package var place: String
  /// The path as it was added, for people.
  package var path: String
  /// The folder or file that was named to `add`: an absolute path.
  package var root: String
  /// Bytes.
  package var size: Int
  /// Nanoseconds since 1970.
  package var modified: Int64

  package init(place: String, path: String, root: String, size: Int, modified: Int64) {
    (self.place, self.path, self.root) = (place, path, root)
    (self.size, self.modified) = (size, modified)
  }
}

/// What became of one file: the items in it, or why there are none.
package struct CatalogEntry: Sendable {
  package var stamp: FileStamp
  /// `ok`, or a status of `CountedRow`.
  package var status: CountedRow.Status
  package var reason: String?
  package var sha256: String?
  /// A still, or the shots of a film.
  package var items: [NewItem]

  package init(
    stamp: FileStamp, status: CountedRow.Status, reason: String? = nil, sha256: String? = nil,
    items: [NewItem] = []
  ) {
    (self.stamp, self.status, self.reason) = (stamp, status, reason)
    (self.sha256, self.items) = (sha256, items)
  }

  /// The entry of a counted still.
  package init(_ row: CountedRow, at stamp: FileStamp) {
    self.init(
      stamp: stamp, status: row.status, reason: row.reason, sha256: row.palette?.source?.sha256)
    guard let palette = row.palette, let source = palette.source, let sha256 = source.sha256,
      ItemID.isDigest(sha256)
    else { return }
    items = [
      NewItem(
        id: ItemID.still(sha256: sha256), sha256: sha256, palette: palette, width: source.width,
        height: source.height, format: source.format, version: row.version,
        settings: row.settings.text, thumbnail: row.thumbnail)
    ]
  }
}

/// A still or a shot that is not in the catalog yet.
package struct NewItem: Sendable {
  package var id: String
  /// Of the still's file, or of the film's.
  package var sha256: String
  package var palette: Palette
  package var width, height: Int
  package var format: String
  package var version: String
  /// The settings of the palette, as JSON.
  package var settings: String
  /// JPEG.
  package var thumbnail: [UInt8]?
  package var shot: ShotPlace?
  /// The name of a shot's film; of a still, `nil`.
  package var film: String?
  /// The title of a film, for searching by words.
  package var title = ""
  /// Subtitles and chapters.
  package var texts: [String] = []

  /// Where a shot is in its film.
  package struct ShotPlace: Sendable, Equatable {
    /// Counted from 0.
    package var index: Int
    /// Seconds.
    package var start, end: Double
  }
}

/// Names of items that come from their content, so that two catalogs agree.
package enum ItemID {
  /// Whether a text is a SHA-256 in lower-case hexadecimal digits: identifiers are names of files,
  /// and digests come from files that others have made.
  package static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }

  /// 32 hexadecimal digits: the first half of a still's SHA-256.
  package static func still(sha256: String) -> String { String(sha256.prefix(32)) }

  /// The film's digits, and the shot's first and last frame: `…-120-190`.
  package static func shot(sha256: String, frames: ClosedRange<Int>) -> String {
    "\(still(sha256: sha256))-\(frames.lowerBound)-\(frames.upperBound)"
  }
}
