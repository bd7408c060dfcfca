import Frames
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
  private let colors: StillColors
  private let upright: (width: Int, height: Int)
  private let orientation: Orientation
  private let sha256: String?
  private let notes: [String]
  private var shrink: Int
  private var picking: PixelPicking?
  /// The size of the whole picture, as in the file.
  private let coded: (width: Int, height: Int)
  /// `nil` while there is no decoder: there are never two at once.
  private var rows: PickedRows?
  /// The size of what is counted, before rotation.
  private var size: (width: Int, height: Int)
  /// The whole picture, if it must be rotated.
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
    coded = (whole.width, whole.height)
    picking = limits.picking(still, coded, keeping: limits.kept)
    shrink = limits.shrink(still, upright, keeping: limits.kept)
    let all = PickedRows(whole, picking)
    size = (all.width, all.height)
    if shrink == 1 { rows = all } else { try start(shrink: shrink) }
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
      return "1 of \(Int(share.rounded())) pixels"
    }
  }

  var frameSize: (width: Int, height: Int) { orientation.size(size.width, size.height) }

  func next() throws -> Frame? {
    if orientation != .upright { return try nextOfTurned() }
    let bands = Bands(width: size.width, height: size.height)
    let count = bands.rows(from: top)
    guard count > 0 else { return nil }
    let frame = try band(count)
    top += count
    return frame
  }

  /// The next `count` rows, as in the file.
  private func band(_ count: Int) throws(MediaError) -> Frame {
    if rows == nil { try start(shrink: shrink) }
    guard let samples = try rows?.next(count) else { preconditionFailure("there is a decoder") }
    // Releases the pages of a mapped file that were read.
    still.input.held.releasePages()
    return Frame(
      width: size.width, height: count, top: top, channels: colors.channels,
      bytes: colors.pixels(samples))
  }

  private func nextOfTurned() throws(MediaError) -> Frame? {
    if turned == nil {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(size.width * size.height * colors.channels)
      let bands = Bands(width: size.width, height: size.height)
      while case let count = bands.rows(from: top), count > 0 {
        bytes += try band(count).bytes
        top += count
      }
      top = 0
      turned = Frame(
        width: size.width, height: size.height, channels: colors.channels, bytes: bytes
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
    let wantedPicking = limits.picking(still, coded, keeping: pixels)
    let isSame = wanted == shrink && wantedPicking == picking
    picking = wantedPicking
    if isSame, turned != nil {
      top = 0
    } else if !isSame || rows?.hasBegun ?? true {
      try start(shrink: wanted)
    }
  }

  private func start(shrink: Int) throws(MediaError) {
    (rows, turned, top) = (nil, nil, 0)
    self.shrink = shrink
    let rows = PickedRows(try still.decoder(shrink: shrink), picking)
    size = (rows.width, rows.height)
    self.rows = rows
  }
}

extension OpenStill {
  /// A note if there are other pictures in the file.
  fileprivate func pageNotes(_ decoder: any StillDecoder) -> [String] {
    decoder.pages > 1 ? ["only the first of \(decoder.pages) pictures in the file was read"] : []
  }
}

extension ReadLimits {
  /// The factor by which a decoder that averages may shrink a picture.
  fileprivate func shrink(
    _ still: OpenStill, _ size: (width: Int, height: Int), keeping pixels: Int
  ) -> Int {
    guard still.decodesSmall else { return 1 }
    let wanted = still.format == .jpeg ? pixels : kept
    let factor = shrink(width: size.width, height: size.height, keeping: wanted, steps: [2, 4, 8])
    return bounded(factor, of: still, size, steps: [1, 2, 4, 8])
  }

  /// This factor, or a greater one for a picture that must be rotated, which is held whole.
  private func bounded(
    _ factor: Int, of still: OpenStill, _ size: (width: Int, height: Int), steps: [Int]
  ) -> Int {
    guard !full, still.header.orientation > 1 else { return factor }
    return steps.first { $0 >= factor && size.width / $0 * (size.height / $0) <= whole }
      ?? factor
  }

  /// How pixels are picked from a picture that is too large to be counted whole and that no decoder
  /// shrinks; `nil` for every other picture.
  ///
  /// - Parameter pixels: how many pixels to keep; more than `kept` if only a region counts.
  fileprivate func picking(
    _ still: OpenStill, _ size: (width: Int, height: Int), keeping pixels: Int
  ) -> PixelPicking? {
    guard !full, !still.decodesSmall, size.width * size.height > whole else { return nil }
    let wanted = DecoderMemory.product(picked, max(1, (pixels + kept - 1) / kept))
    let factor = shrink(width: size.width, height: size.height, keeping: wanted, steps: 2...64)
    let step = bounded(factor, of: still, size, steps: Array(1...64))
    return step > 1 ? PixelPicking(width: size.width, height: size.height, step: step) : nil
  }
}
