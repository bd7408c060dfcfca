public import Frames
public import Palettes

/// A palette format: how to write a palette and perhaps read it back; and the list of all formats.
public struct PaletteFormat: Sendable {
  /// How a palette is written.
  public enum Writer: Sendable {
    /// Directly as the bytes of a file.
    case bytes(@Sendable (Palette) -> [UInt8])
    /// As a picture, which `StillWriter` (in `Media`) encodes. The second argument has the still,
    /// for formats that show it, and how the picture is drawn.
    case picture(@Sendable (Palette, PictureChoices) -> Frame)
  }

  /// What a file of a format holds of a palette besides its colors, so that reading restores it.
  public struct Holdings: OptionSet, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) {
      self.rawValue = rawValue
    }

    /// A name for each color, which may be reduced to one line.
    public static let names = Holdings(rawValue: 1)
    /// Groups of colors, each with a name.
    public static let groups = Holdings(rawValue: 2)
    /// Each color's share of the pixels.
    public static let shares = Holdings(rawValue: 4)
    /// The palette's own title.
    public static let title = Holdings(rawValue: 8)
    /// The title of a palette without groups, as the name of one group.
    public static let titleOfOneGroup = Holdings(rawValue: 16)

    /// The members as words: "title", "names", "groups", "shares".
    public var words: [String] {
      let all: [(Holdings, String)] = [
        (.title, "title"), (.titleOfOneGroup, "title"), (.names, "names"), (.groups, "groups"),
        (.shares, "shares"),
      ]
      return all.filter { contains($0.0) }.map(\.1)
    }
  }

  /// The name that users type: lower-case, never changed once released.
  public let name: String
  /// One line for help texts and tables.
  public let summary: String
  /// File name endings without the dot, the preferred one first.
  public let fileExtensions: [String]
  /// The media type of an HTTP answer.
  public let mediaType: String
  /// Whether `picture` needs the still itself (`sheet`), not only its palette.
  public let showsStill: Bool
  public let writer: Writer
  /// What reading restores besides colors; empty for a format that cannot be read.
  public let holds: Holdings
  /// Reads a palette from bytes; `nil` if this format cannot be read.
  ///
  /// Throws `PaletteFileError` for anything that is not a complete file of this format. Malicious
  /// bytes never trap, and never take more memory than a multiple of their count (and, for
  /// archives, `ZipReader.largest`).
  public let read: (@Sendable ([UInt8]) throws(PaletteFileError) -> Palette)?
  /// Whether bytes look like a file of this format, by their first characteristic marks; `read` may
  /// still fail. Always `false` for a format that cannot be read, and for a dialect: a format whose
  /// files another format recognizes and reads, such as `tailwind`.
  public let recognizes: @Sendable ([UInt8]) -> Bool
  /// What `recognizes` looks for, for the message that this is missing: "'ASEF' at the beginning";
  /// empty if `recognizes` is always `false`.
  public let mark: String

  public init(
    name: String, summary: String, fileExtensions: [String], mediaType: String,
    showsStill: Bool = false, writer: Writer, holds: Holdings = [],
    read: (@Sendable ([UInt8]) throws(PaletteFileError) -> Palette)? = nil,
    recognizes: @escaping @Sendable ([UInt8]) -> Bool = { _ in false }, mark: String = ""
  ) {
    self.name = name
    self.summary = summary
    self.fileExtensions = fileExtensions
    self.mediaType = mediaType
    self.showsStill = showsStill
    self.writer = writer
    self.holds = holds
    self.read = read
    self.recognizes = recognizes
    self.mark = mark
  }
}

extension PaletteFormat {
  /// Whether another format recognizes and reads the files of this one.
  var isDialect: Bool { read != nil && mark.isEmpty }

  /// All formats, in the order of tables and help texts.
  public static let all: [PaletteFormat] = [
    .text,
    .hex,
    .json,
    .css,
    .cssHSL,
    .cssOklch,
    .cssNames,
    .cssGradient,
    .scss,
    .tailwind,
    .tokens,
    .svg,
    .png,
    .sheet,
    .gpl,
    .ase,
    .aco,
    .kpl,
    .procreate,
    .sketch,
    .csv,
    .coolors,
  ]

  /// The format with this name, or `nil` if there is none.
  public static func named(_ name: String) -> PaletteFormat? {
    all.first { $0.name == name }
  }

  /// The format of files with this ending (`ase`, `.ASE`, `tokens.json`), or `nil`.
  public static func forExtension(_ ending: String) -> PaletteFormat? {
    let ending = ending.drop { $0 == "." }.lowercased()
    return all.first { $0.fileExtensions.contains(ending) }
  }

  /// The format for a file's name, by its longest known ending, or `nil`.
  public static func forFile(named name: String) -> PaletteFormat? {
    var rest = Substring(name.split(separator: "/").last ?? "")
    while let dot = rest.firstIndex(of: ".") {
      rest = rest[rest.index(after: dot)...]
      if let format = forExtension(String(rest)) { return format }
    }
    return nil
  }
}

extension PaletteFormat: CustomStringConvertible {
  /// The name that users type.
  public var description: String { name }
}
