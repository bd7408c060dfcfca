public import ColorScience
public import Frames

extension Palette {
  /// The palette of pixels in memory.
  ///
  /// ```swift
  /// let palette = try Palette(of: frame, count: 5, algorithm: .kmeans, space: .oklab)
  /// ```
  ///
  /// - Parameters:
  ///   - frame: a whole picture, not a band of one, 8-bit sRGB.
  ///   - count: how many colors, 1…64, or `.automatic`.
  ///   - algorithm: how they are picked.
  ///   - space: the color space for distances, if the algorithm has none of its own.
  /// - Throws: `InvalidOption` for a count outside 1…64; `ExtractionError` if no pixel is at least
  ///   half opaque.
  /// - Complexity: O(pixels), and that of the algorithm.
  public init(
    of frame: Frame, count: PaletteOptions.Count = PaletteOptions().count,
    algorithm: PaletteAlgorithm = .standout, space: ColorSpace = .din99o
  ) throws {
    try self.init(
      of: frame, options: PaletteOptions(count: count, algorithm: algorithm, space: space))
  }

  /// The palette of pixels in memory, by any options.
  ///
  /// - Throws: `InvalidOption` for options that contradict each other; `ExtractionError` if they
  ///   leave no pixel.
  public init(of frame: Frame, options: PaletteOptions) throws {
    try options.validate()
    self = try FrameInMemory(frame).palette(options)
  }
}

extension PaletteOptions {
  /// The defaults but for these.
  public init(count: Count, algorithm: PaletteAlgorithm = .standout, space: ColorSpace = .din99o) {
    self.init()
    (self.count, self.algorithm, self.space) = (count, algorithm, space)
  }
}

/// A picture that is decoded already.
private final class FrameInMemory: FrameSource {
  let provenance: Provenance
  var frameSize: (width: Int, height: Int) { (frame.width, frame.height) }
  private let frame: Frame
  private var isRead = false

  init(_ frame: Frame) {
    precondition(frame.top == 0, "a palette is made of a whole picture, not of a band")
    self.frame = frame
    provenance = Provenance(
      name: "frame", width: frame.width, height: frame.height, format: "pixels",
      profile: "sRGB (given)")
  }

  func next() throws -> Frame? {
    defer { isRead = true }
    return isRead ? nil : frame
  }

  func rewind(keeping pixels: Int) throws { isRead = false }
}
