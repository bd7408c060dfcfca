import ColorScience
public import Frames

/// A film in one picture: its beginning on the left, its end on the right, a slice for each column.
///
/// Columns are as long as each other in time, not in frames, so that a film of varying rate and one
/// that was sampled look as they are seen. Black frames, credits and whatever else palettes leave
/// out are in it as they are.
public enum Barcode {
  /// The barcode as a picture.
  ///
  /// - Parameters:
  ///   - film: one without frames gives black.
  ///   - options: how a slice is drawn; see each style.
  /// - Complexity: O(frames + shots + pixels).
  public static func frame(of film: Film, _ options: BarcodeOptions = BarcodeOptions()) -> Frame {
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
    case .circular: return BarcodeRing(film, options).frame
    }
  }

  /// How far a smooth slice reaches to either side, in slices: 8 of the default's 1,280.
  static func reach(of width: Int) -> Int { max(1, width / 160) }

  /// Every row the same: the mean colors.
  private static func means(of film: Film, _ options: BarcodeOptions) -> Frame {
    var slices = film.meanColors(slices: options.width)
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

  /// A picture from rows of linear light, top to bottom, each asked for once.
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
