/// A way to write a palette down, and the list of every such way.
public struct PaletteFormat: Sendable {
  /// How a palette becomes something to keep.
  public enum Writer: Sendable {
    /// Straight to the bytes of a file.
    case bytes(@Sendable (Palette) -> [UInt8])
    /// To a picture, which `StillWriter` (room Media) encodes. The second value is the still
    /// itself, for formats that show it.
    case picture(@Sendable (Palette, Frame?) -> Frame)
  }

  /// What users type: lower-case, never changed once released.
  public let name: String
  /// One line for help texts and tables.
  public let summary: String
  /// File name endings without the dot, the preferred one first.
  public let fileExtensions: [String]
  /// The media type of an HTTP answer.
  public let mediaType: String
  /// Whether `picture` needs the still itself (`sheet`), not its palette alone.
  public let showsStill: Bool
  public let writer: Writer
  /// Bytes → palette, if this format can be read back.
  ///
  /// Throws `PaletteFileError` for anything that is not a whole file of this format; hostile
  /// bytes never trap and never take more memory than a small multiple of their count.
  public let read: (@Sendable ([UInt8]) throws(PaletteFileError) -> Palette)?

  public init(
    name: String, summary: String, fileExtensions: [String], mediaType: String,
    showsStill: Bool = false, writer: Writer,
    read: (@Sendable ([UInt8]) throws(PaletteFileError) -> Palette)? = nil
  ) {
    self.name = name
    self.summary = summary
    self.fileExtensions = fileExtensions
    self.mediaType = mediaType
    self.showsStill = showsStill
    self.writer = writer
    self.read = read
  }
}

extension PaletteFormat {
  /// Every format, in the order in which tables and help texts show them.
  public static let all: [PaletteFormat] = []
}
