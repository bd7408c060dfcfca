public import Frames
import Palettes

/// A way to turn bytes into frames, and the list of every such way. A still is a film of one frame.
public struct MediaReader: Sendable {
  /// What tables and diagnostics call it.
  public let name: String
  /// One line for tables.
  public let summary: String
  /// The frames of an input, or `nil` if it is for a later reader in the list.
  ///
  /// Throws if the input is this reader's own and cannot be read.
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
  /// Every reader, in the order in which they are tried.
  public static let all: [MediaReader] = [.still, .film]

  /// The frames behind an input, from the first reader that takes it; pixels are decoded as they
  /// are pulled.
  ///
  /// - Throws: `MediaError`: `.notAPicture` or `.unsupported` if no reader takes it, `.tooLarge` before anything is
  ///   decoded, `.damaged`, `.unsupported` or `.libraryMissing`. What breaks off later makes
  ///   `FrameSource.next` throw.
  public static func open(
    _ input: MediaInput, limits: ReadLimits = ReadLimits()
  ) throws(MediaError) -> any FrameSource {
    for reader in all {
      if let source = try reader.source(input, limits) { return source }
    }
    throw FileFormat(input.bytes).refusal
  }

  /// Whether libjpeg-turbo alone reads the file at `path`: no other library sees it.
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
