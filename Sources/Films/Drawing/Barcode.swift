import ColorScience
public import Frames
public import PaletteFiles

/// A film in one picture: time runs from left to right, and each column is a slice of the film.
///
/// All columns cover the same time, not the same number of frames, so that distances show time even
/// if the rate varies or the film was sampled. Black frames, credits and everything else that
/// palettes leave out are included.
public enum Barcode {
  /// The barcode as a picture.
  ///
  /// - Parameters:
  ///   - film: a film without frames gives black.
  ///   - options: how a slice is drawn; see each style.
  ///   - ground: what a ring stands on.
  /// - Complexity: O(frames + shots + pixels).
  public static func frame(
    of film: Film, _ options: BarcodeOptions = BarcodeOptions(), on ground: Ground = .dark
  ) -> Frame {
    precondition(options.width > 0 && options.height > 0, "a barcode needs at least one pixel")
    switch options.style {
    case .mean: return means(of: film, options)
    case .palette:
      var stacks = PaletteStacks(film, width: options.width, height: options.height)
      return picture(options) { stacks.row($0) }
    case .slit:
      guard film.slits.count > 0 else { return means(of: film, options) }
      let scan = SlitScan(film, width: options.width, height: options.height)
      return picture(options) { scan.row($0) }
    case .circular: return BarcodeRing(film, options).frame(on: ground)
    }
  }

  /// How far a smooth slice extends to either side, in slices: 8 for the default width of 1,280.
  static func reach(of width: Int) -> Int { max(1, width / 160) }

  /// A picture in which all rows are the same: the mean colors.
  private static func means(of film: Film, _ options: BarcodeOptions) -> Frame {
    frame(of: film.meanColors(slices: options.width), options)
  }

  /// A picture in which all rows are the same: mean colors in linear light, one for each pixel of the
  /// width.
  static func frame(of means: [SIMD3<Float>], _ options: BarcodeOptions) -> Frame {
    var slices = means
    if options.isSmooth { slices.blend(reach: reach(of: options.width)) }
    var row: [UInt8] = []
    row.reserveCapacity(3 * slices.count)
    for slice in slices {
      let bytes = Color(linear: SIMD3<Double>(slice)).bytes
      row += [bytes.x, bytes.y, bytes.z]
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(row.count * options.height)
    for _ in 0..<options.height { bytes += row }
    return Frame(width: options.width, height: options.height, bytes: bytes)
  }

  /// A picture from rows of linear light, top to bottom; each row is requested once.
  private static func picture(
    _ options: BarcodeOptions, row: (Int) -> [SIMD3<Float>]
  ) -> Frame {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * options.width * options.height)
    for y in 0..<options.height {
      var slices = row(y)
      if options.isSmooth { slices.blend(reach: reach(of: options.width)) }
      for slice in slices { LightBytes.append(slice, to: &bytes) }
    }
    return Frame(width: options.width, height: options.height, bytes: bytes)
  }
}

/// How a film's barcode is drawn.
public struct BarcodeOptions: Sendable, Equatable {
  /// How a slice of the film is drawn.
  public enum Style: String, Sendable, CaseIterable {
    /// The mean color of the slice, averaged in linear light.
    case mean
    /// The palette of the shot, as a stack of colors whose heights are their shares.
    case palette
    /// The middle column of pixels of a frame.
    case slit
    /// The mean color of the slice, as a part of a ring that begins at the top and runs clockwise.
    case circular
  }

  public var style = Style.mean
  /// Pixels, 1…16384.
  public var width = 1280
  /// Pixels, 1…16384; `circular` draws a square as high as it is wide.
  public var height = 240
  /// Whether slices blend into each other.
  public var isSmooth = false

  /// The usual width of a style in pixels.
  public static func usualWidth(_ style: Style) -> Int { style == .circular ? 1024 : 1280 }

  /// Uses the defaults.
  public init() {}
}
