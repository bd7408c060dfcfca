public import Frames
import Palettes

/// A way to turn bytes into frames, and the list of all such ways. A still has a single frame.
public struct MediaReader: Sendable {
  /// Its name in tables and diagnostics.
  public let name: String
  /// One line for tables.
  public let summary: String
  /// The frames of an input, or `nil` if the input is for a later reader in the list.
  ///
  /// Throws if the input is for this reader but cannot be read.
  public let source: @Sendable (MediaInput, ReadLimits) throws(MediaError) -> (any FrameSource)?

  public init(
    name: String, summary: String,
    source:
      @escaping @Sendable (MediaInput, ReadLimits) throws(MediaError) -> (any FrameSource)?
  ) {
    self.name = name
    self.summary = summary
    self.source = source
  }
}

extension MediaReader {
  /// All readers, in the order in which they are tried.
  public static let all: [MediaReader] = [.still, .film]

  /// The frames of an input, from the first reader that accepts it. Pixels are decoded as they are
  /// pulled.
  ///
  /// - Throws: `MediaError`: `.notAPicture` or `.unsupported` if no reader accepts the input,
  ///   `.tooLarge` before anything is decoded, `.damaged`, `.unsupported` or `.libraryMissing`. If
  ///   the input breaks off later, `FrameSource.next` throws.
  public static func open(
    _ input: MediaInput, limits: ReadLimits = ReadLimits()
  ) throws(MediaError) -> any FrameSource {
    for reader in all {
      if let source = try reader.source(input, limits) { return source }
    }
    throw FileFormat(input.bytes).refusal
  }

  /// The frames of a still, for callers that must not open a film.
  ///
  /// - Throws: `MediaError.notAPicture` also for a film; otherwise what `open(_:limits:)` throws.
  package static func openStill(
    _ input: MediaInput, limits: ReadLimits = ReadLimits()
  ) throws(MediaError) -> any FrameSource {
    guard let source = try still.source(input, limits) else {
      throw FileFormat(input.bytes).refusal
    }
    return source
  }

  /// Whether a file is a picture by its first bytes, supported or not, or else by its name.
  package static func mayBePicture(atPath path: String) -> Bool {
    let format = FileFormat(atPath: path)
    if case .unread = format { return true }
    let ending = path.lowercased().split(separator: ".").last.map(String.init) ?? ""
    return format.word != nil || FileFormat.endings.contains(ending)
  }

  /// Whether a file is a film by its first bytes.
  package static func looksLikeFilm(atPath path: String) -> Bool { FileFormat(atPath: path).isFilm }

  /// Whether libjpeg-turbo alone decodes the file at `path`, without any other library.
  package static func isPlain(path: String) -> Bool {
    guard FileFormat(atPath: path) == .jpeg, let input = try? MediaInput(path: path),
      let still = try? OpenStill(input, limits: ReadLimits()),
      let decoder = try? still.decoder(), decoder.layout.model == .rgb
    else { return false }
    return decoder.profile.map { $0.withUnsafeBytes { ICCProfile($0).isSRGB } } ?? true
  }

  /// The frames of the file at `path`.
  ///
  /// - Throws: what `MediaInput.init(path:limits:)` and `open(_:limits:)` throw.
  public static func open(
    path: String, limits: ReadLimits = ReadLimits()
  ) throws(MediaError) -> any FrameSource {
    try open(MediaInput(path: path, limits: limits), limits: limits)
  }
}
