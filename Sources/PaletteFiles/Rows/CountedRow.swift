package import Palettes

/// A row of `filmpalette count`: what became of one file.
///
/// Rows are made by many processes, perhaps on many machines, and merged later. So each says what
/// decided its result: the version, the settings, and a digest of the tables that pixels are
/// counted by.
package struct CountedRow: Sendable {
  /// What became of the file.
  package enum Status: String, CaseIterable, Sendable {
    /// It was counted.
    case ok
    /// It is no picture that is read here, or no file: a folder, a pipe.
    case unsupported
    /// It is cut short or inconsistent.
    case damaged
    /// It has no bytes, or the options leave no pixel to count.
    case empty
    /// There is nothing at this path.
    case missing
    /// The system refuses to read it.
    case unreadable
    /// It is above a limit of pixels, bytes or memory.
    case tooLarge = "too-large"
    /// Reading took longer than the deadline.
    case timeout
    /// It ended the process that read it.
    case crashed
  }

  /// The choices that decide the result. Rows with the same bytes and settings, of the same version
  /// and digest, are the same.
  package struct Settings: Sendable, Equatable {
    package var options: PaletteOptions
    /// Whether every pixel was decoded and counted.
    package var full: Bool

    package init(options: PaletteOptions = PaletteOptions(), full: Bool = false) {
      (self.options, self.full) = (options, full)
    }

    /// All choices as one text, to compare rows by; the JSON of `settings`.
    package var text: String { JSONValue.settings(self).text }
  }

  /// The path as it was given: bytes, because names of files are bytes.
  package var path: [UInt8]
  package var status: Status
  /// Why there is no result, in the words of the command; `nil` if there is one.
  package var reason: String?
  /// The file's length in bytes; `nil` if it is not a file, or not known.
  package var size: Int?
  /// The version of the program that counted.
  package var version: String
  package var settings: Settings
  /// A digest of the tables that counting depends on. Counts with different digests must not be
  /// merged.
  package var digest: String
  /// The colors, with the source's size, format and SHA-256; `nil` unless `status` is `ok`.
  package var palette: Palette?
  /// The counted pixels without their places, as `Histogram.encoded(places:)` writes them and
  /// `CountedBins(encoded:)` reads them; `nil` if they were not asked for.
  package var counts: [UInt8]?
  /// The picture for viewing, small, as JPEG; `nil` if it was not asked for.
  package var thumbnail: [UInt8]?

  /// A row without a result.
  package init(
    path: [UInt8], status: Status, reason: String?, version: String = filmPaletteVersion,
    settings: Settings, digest: String
  ) {
    (self.path, self.status, self.reason) = (path, status, reason)
    (self.version, self.settings, self.digest) = (version, settings, digest)
  }

  /// A row with a result.
  package init(
    path: [UInt8], palette: Palette, version: String = filmPaletteVersion, settings: Settings,
    digest: String
  ) {
    self.init(
      path: path, status: .ok, reason: nil, version: version, settings: settings, digest: digest)
    self.palette = palette
  }
}
