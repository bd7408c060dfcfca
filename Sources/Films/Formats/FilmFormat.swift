public import Frames

/// A way to write a film's colors to a file, with the list of all such ways.
public struct FilmFormat: Sendable {
  /// How a film becomes the content of a file.
  public enum Writer: Sendable {
    /// Directly as the bytes of a file.
    case bytes(@Sendable (Film) throws -> [UInt8])
    /// As a drawing in text, by the given choices.
    case drawing(@Sendable (Film, FilmPictureChoices) throws -> [UInt8])
    /// As a picture, drawn by the given choices, which `StillWriter` (module Media) encodes.
    case picture(@Sendable (Film, FilmPictureChoices) throws -> Frame)
  }

  /// The name that users type: lower-case, never changed after a release.
  public let name: String
  /// One line for help texts and tables.
  public let summary: String
  /// The name of the file in the report's folder.
  public let fileName: String
  /// The media type of an HTTP answer.
  public let mediaType: String
  public let writer: Writer

  public init(
    name: String, summary: String, fileName: String, mediaType: String, writer: Writer
  ) {
    self.name = name
    self.summary = summary
    self.fileName = fileName
    self.mediaType = mediaType
    self.writer = writer
  }
}

extension FilmFormat {
  /// Every format, in the order in which tables and help texts show them.
  public static let all: [FilmFormat] = [
    .text,
    .json,
    .csv,
    .ase,
    .edl,
    .otio,
    .fcpxml,
    .barcode,
    .sheet,
    .figure,
    .figurePicture,
  ]

  /// The format with this name, or `nil` if there is none.
  public static func named(_ name: String) -> FilmFormat? {
    all.first { $0.name == name }
  }
}

extension FilmFormat: CustomStringConvertible {
  /// The name that users type.
  public var description: String { name }
}
