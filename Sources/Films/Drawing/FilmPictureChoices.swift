public import Frames
public import PaletteFiles

/// How a film's pictures are drawn.
public struct FilmPictureChoices: Sendable {
  public var barcode = BarcodeOptions()
  /// The width of sheets and figures in pixels; less than 640 counts as 640.
  public var width = 1280
  public var ground = Ground.dark
  /// What figures stand on: white, like the paper of a thesis.
  public var figureGround = Ground.white
  public var lettering = Lettering.bitmap
  /// The still of the shot at an index as pixels, bars included; `nil` if none was kept.
  public var still: @Sendable (_ shot: Int) throws -> Frame? = { _ in nil }

  /// Uses the defaults.
  public init() {}
}
