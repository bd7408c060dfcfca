public import Frames

/// A way to write a film's colors down, and the list of every such way.
public struct FilmFormat: Sendable {
  /// How a film becomes something to keep.
  public enum Writer: Sendable {
    /// Straight to the bytes of a file.
    case bytes(@Sendable (Film) -> [UInt8])
    /// To a picture, drawn as the options say, which `StillWriter` (room Media) encodes.
    case picture(@Sendable (Film, BarcodeOptions) -> Frame)
  }

  /// What users type: lower-case, never changed once released.
  public let name: String
  /// One line for help texts and tables.
  public let summary: String
  /// What the file in the report's folder is called.
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
    .sheets,
  ]

  /// The format that users call `name`, or `nil` if there is none.
  public static func named(_ name: String) -> FilmFormat? {
    all.first { $0.name == name }
  }
}

extension FilmFormat: CustomStringConvertible {
  /// The name that users type.
  public var description: String { name }
}
