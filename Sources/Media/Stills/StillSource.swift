import Palettes

extension MediaReader {
  /// Every still: JPEG, PNG, WebP, TIFF, GIF, HEIF, AVIF and JPEG XL.
  public static let still = MediaReader(
    name: "still",
    summary: "JPEG by libjpeg-turbo, TIFF by libtiff, JPEG XL by libjxl, the others by libvips"
  ) { input, limits throws(MediaError) in
    guard FileFormat(input.bytes).word != nil else { return nil }
    return try StillSource(OpenStill(input, limits: limits), limits: limits)
  }
}

/// Bands of one still; the decoder runs from top to bottom as they are pulled.
final class StillSource: FrameSource {
  private let still: OpenStill
  private let limits: ReadLimits
  private var decoder: any StillDecoder
  private let colors: StillColors
  private let upright: (width: Int, height: Int)
  private let orientation: Orientation
  private let sha256: String?
  private let notes: [String]
  private var shrink: Int
  private var picking: PixelPicking?
  private var rows: PickedRows
  /// A picture that is turned is held whole.
  private var turned: Frame?
  private var top = 0

  /// - Throws: what `OpenStill.decoder` and `StillColors.init` throw.
  init(_ still: OpenStill, limits: ReadLimits) throws(MediaError) {
    self.still = still
    self.limits = limits
    let whole = try still.decoder()
    try limits.check(width: whole.width, height: whole.height)
    colors = try StillColors(whole, still.header)
    orientation = Orientation(still.header.orientation)
    upright = orientation.size(whole.width, whole.height)
    sha256 = limits.hashes ? still.input.sha256() : nil
    notes = still.header.notes + still.pageNotes(whole) + colors.notes
    (decoder, shrink) = (whole, 1)
    picking = limits.picking(width: whole.width, height: whole.height, of: still)
    rows = PickedRows(whole, picking)
    let wanted = limits.shrink(still, upright, keeping: limits.kept)
    if wanted > 1 { try start(shrink: wanted) }
  }

  var provenance: Provenance {
    Provenance(
      name: still.input.name, width: upright.width, height: upright.height,
      format: still.format.word ?? "", profile: colors.profile, sampling: sampling,
      sha256: sha256, notes: notes)
  }

  private var sampling: String? {
    if shrink > 1 { return "decoded at 1/\(shrink) size" }
    return picking.map {
      let all = Double(upright.width) * Double(upright.height)
      let share = all / (Double($0.across) * Double($0.down))
      return "1 pixel of \(Int(share.rounded()))"
    }
  }

  var frameSize: (width: Int, height: Int) { orientation.size(rows.width, rows.height) }

  func next() throws -> Frame? {
    if orientation != .upright { return try nextOfTurned() }
    let bands = Bands(width: rows.width, height: rows.height)
    let count = bands.rows(from: top)
    guard count > 0 else { return nil }
    let frame = try band(count)
    top += count
    // What was read of a mapped file.
    still.input.held.giveBackPages()
    return frame
  }

  /// `count` rows from `top` on, as the file has them.
  private func band(_ count: Int) throws(MediaError) -> Frame {
    Frame(
      width: rows.width, height: count, top: top, channels: colors.channels,
      bytes: colors.pixels(try rows.next(count)))
  }

  private func nextOfTurned() throws(MediaError) -> Frame? {
    if turned == nil {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(rows.width * rows.height * colors.channels)
      let bands = Bands(width: rows.width, height: rows.height)
      while case let count = bands.rows(from: top), count > 0 {
        bytes += try band(count).bytes
        top += count
      }
      top = 0
      turned = Frame(
        width: rows.width, height: rows.height, channels: colors.channels, bytes: bytes
      ).upright(orientation)
    }
    guard let turned else { return nil }
    let count = Bands(width: turned.width, height: turned.height).rows(from: top)
    guard count > 0 else { return nil }
    defer { top += count }
    return turned.band(count, from: top)
  }

  func rewind(keeping pixels: Int) throws {
    let wanted = limits.shrink(still, upright, keeping: pixels)
    if wanted == shrink, turned != nil {
      top = 0
    } else if wanted != shrink || rows.hasBegun {
      try start(shrink: wanted)
    }
  }

  private func start(shrink: Int) throws(MediaError) {
    decoder = try still.decoder(shrink: shrink)
    self.shrink = shrink
    (rows, turned, top) = (PickedRows(decoder, picking), nil, 0)
  }
}

extension OpenStill {
  /// That there are other pictures in the file.
  fileprivate func pageNotes(_ decoder: any StillDecoder) -> [String] {
    decoder.pages > 1 ? ["the first of \(decoder.pages) pictures in the file was read"] : []
  }
}

extension ReadLimits {
  /// By how much a decoder that averages may shrink a picture.
  fileprivate func shrink(
    _ still: OpenStill, _ size: (width: Int, height: Int), keeping pixels: Int
  ) -> Int {
    guard still.decodesSmall else { return 1 }
    let wanted = still.format == .jpeg ? pixels : kept
    return shrink(width: size.width, height: size.height, keeping: wanted, steps: [2, 4, 8])
  }

  /// How pixels are picked from a picture that is too large to be counted whole, and that no
  /// decoder shrinks; `nil` for every other.
  fileprivate func picking(width: Int, height: Int, of still: OpenStill) -> PixelPicking? {
    guard !full, !still.decodesSmall, width * height > whole else { return nil }
    let step = shrink(width: width, height: height, keeping: picked, steps: 2...64)
    return step > 1 ? PixelPicking(width: width, height: height, step: step) : nil
  }
}
