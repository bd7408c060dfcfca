public import Frames
public import PaletteFiles
public import Palettes

extension PaletteFormat {
  /// The palette in this format, with pictures encoded as PNG.
  ///
  /// - Parameters:
  ///   - palette: the palette to write.
  ///   - still: gives the still; called only by formats that show it.
  /// - Throws: what `still` and `StillWriter` throw.
  public func bytes(
    of palette: Palette, still: () throws -> Frame? = { nil }
  ) throws -> [UInt8] {
    switch writer {
    case .bytes(let write): return write(palette)
    case .picture(let draw):
      return try StillWriter.png(draw(palette, showsStill ? still() : nil))
    }
  }
}
