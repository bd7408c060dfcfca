public import ColorScience
public import Frames
public import PaletteFiles
public import Palettes
import Platform

/// Where a picture is.
public enum PictureSource: Sendable {
  /// A file, by its path. Brackets, colons and percent signs in it have no special meaning.
  case file(String)
  /// The bytes of a file that are in memory, and what the picture is called.
  case bytes([UInt8], name: String)
}

extension Palette {
  /// The palette of a picture in any format that `MediaReader` reads.
  ///
  /// ```swift
  /// let palette = try Palette(of: .file("still.jpg"), count: 5)
  /// ```
  ///
  /// - Parameters:
  ///   - picture: where it is.
  ///   - count: how many colors, 1…64, or `.automatic`.
  ///   - algorithm: how they are picked.
  ///   - space: the color space for distances, if the algorithm has none of its own.
  /// - Throws: `MediaError` if the picture cannot be read; `InvalidOption` for a count outside
  ///   1…64; `ExtractionError` if no pixel is at least half opaque.
  public init(
    of picture: PictureSource, count: PaletteOptions.Count = PaletteOptions().count,
    algorithm: PaletteAlgorithm = .standout, space: ColorSpace = .din99o
  ) throws {
    try self.init(
      of: picture, options: PaletteOptions(count: count, algorithm: algorithm, space: space))
  }

  /// The palette of a picture, by any options and within any limits.
  ///
  /// - Parameters:
  ///   - picture: where it is.
  ///   - options: how the palette is made.
  ///   - limits: how much is read.
  /// - Throws: `MediaError`; `InvalidOption` for options that contradict each other;
  ///   `ExtractionError` if they leave no pixel.
  public init(
    of picture: PictureSource, options: PaletteOptions, limits: ReadLimits = ReadLimits()
  ) throws {
    try options.validate()
    let input =
      switch picture {
      case .file(let path): try MediaInput(path: path, limits: limits)
      case .bytes(let bytes, let name): try MediaInput(bytes: bytes, name: name, limits: limits)
      }
    self = try MediaReader.open(input, limits: limits).palette(options)
  }

  /// Writes the palette to a file, whole or not at all.
  ///
  /// ```swift
  /// try palette.write(to: "still.ase")
  /// ```
  ///
  /// - Parameters:
  ///   - path: the path of the file; an existing file is replaced.
  ///   - format: `nil` for the one that the path's ending names.
  ///   - still: the picture, for formats that show it.
  /// - Throws: `MediaError.unwritable`, also if the ending names no format; what
  ///   `data(as:still:)` throws.
  public func write(
    to path: String, as format: PaletteFormat? = nil, still: Frame? = nil
  ) throws {
    guard let format = format ?? PaletteFormat.forFile(named: path) else {
      throw MediaError.unwritable(path: path, reason: "no palette format has its ending")
    }
    let bytes = try data(as: format, still: still)
    do throws(UnwritableFile) {
      try FileOutput.write(bytes, to: path)
    } catch {
      throw MediaError(error)
    }
  }

  /// The palette as the bytes of a file; pictures are PNG.
  ///
  /// ```swift
  /// let css = try palette.data(as: .css)
  /// ```
  ///
  /// - Parameters:
  ///   - format: the format of the file.
  ///   - still: the picture, for formats that show it; they do without it if it is `nil`.
  ///   - ground: what pictures of colors stand on.
  /// - Throws: `MediaError.libraryMissing` if the format is a picture and libvips is not there.
  public func data(
    as format: PaletteFormat, still: Frame? = nil, ground: Ground = .dark
  ) throws -> [UInt8] {
    try format.bytes(of: self, on: ground, still: { still })
  }
}

extension PaletteFormat {
  /// The palette in this format, with pictures encoded as PNG.
  ///
  /// - Parameters:
  ///   - palette: the palette to write; its name is the title of pictures.
  ///   - ground: what pictures stand on.
  ///   - still: gives the still; called only by formats that show it.
  /// - Throws: what `still` and `StillWriter` throw.
  public func bytes(
    of palette: Palette, on ground: Ground = .dark, still: () throws -> Frame? = { nil }
  ) throws -> [UInt8] {
    switch writer {
    case .bytes(let write): return write(palette)
    case .picture(let draw):
      var choices = PictureChoices()
      choices.ground = ground
      choices.lettering = .system
      if showsStill { choices.still = try still() }
      return try StillWriter.png(draw(palette, choices))
    }
  }
}
