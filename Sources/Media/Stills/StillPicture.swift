import CVips
public import Frames
import Palettes

/// A still for viewing: whole, upright, opaque.
public enum StillPicture {
  /// The greatest width of sheets, previews and pages, in pixels.
  package static let usualWidth = 1280

  /// The picture for drawing: sRGB without alpha, at most `width` pixels wide and four times as
  /// high, never enlarged.
  ///
  /// Pixels are averaged, not picked. Transparent areas are shown on white.
  ///
  /// - Throws: what `MediaReader.open` throws for a still, and `.damaged` from decoding.
  public static func frame(
    of input: MediaInput, fitting width: Int, limits: ReadLimits = ReadLimits()
  ) throws(MediaError) -> Frame {
    precondition(width > 0, "a picture is at least one pixel wide")
    let format = FileFormat(input.bytes)
    guard format.word != nil else { throw format.refusal }
    let still = try OpenStill(input, limits: limits)
    let orientation = Orientation(still.header.orientation)
    let upright = orientation.size(still.header.width, still.header.height)
    let shrink = still.decodesSmall ? shrink(upright.width, fitting: width) : 1
    let decoder = try still.decoder(shrink: shrink)
    try limits.check(width: decoder.width, height: decoder.height)
    let colors = try StillColors(decoder, still.header)
    let wanted = fit(orientation.size(decoder.width, decoder.height), width)
    // First reduce to twice the size, so that the last step has pixels to average.
    let first = orientation.size(2 * wanted.width, 2 * wanted.height)
    var averaging = RowAveraging(
      width: decoder.width, height: decoder.height,
      across: max(1, decoder.width / first.width), down: max(1, decoder.height / first.height))
    let bands = Bands(width: decoder.width, height: decoder.height)
    var top = 0
    while case let count = bands.rows(from: top), count > 0 {
      averaging.add(colors.pixels(try decoder.rows(count, from: top)), channels: colors.channels)
      top += count
      input.held.releasePages()
    }
    return try averaging.frame.upright(orientation).resized(to: wanted)
  }

  /// The greatest divisor of a width that keeps it at least this wide.
  static func shrink(_ across: Int, fitting width: Int) -> Int {
    [8, 4, 2].first { across / $0 >= width } ?? 1
  }

  /// The size that fits the bounds. No side becomes less than a pixel.
  private static func fit(
    _ size: (width: Int, height: Int), _ width: Int
  ) -> (width: Int, height: Int) {
    let scale = min(
      1, Double(width) / Double(size.width), Double(4 * width) / Double(size.height))
    func side(_ length: Int) -> Int { max(1, Int((Double(length) * scale).rounded())) }
    return (side(size.width), side(size.height))
  }
}

/// Averages rows from the top down to a smaller picture on white.
private struct RowAveraging {
  private let width: Int
  private let across, down: Int
  private let columns: Int
  private var sums: [UInt64]
  private var rows = 0
  private var bytes: [UInt8] = []

  /// Blocks of this many pixels across and down become one pixel; those at the end may be smaller.
  init(width: Int, height: Int, across: Int, down: Int) {
    self.width = width
    (self.across, self.down) = (across, down)
    columns = (width + across - 1) / across
    sums = [UInt64](repeating: 0, count: 3 * columns)
    bytes.reserveCapacity(3 * columns * ((height + down - 1) / down))
  }

  mutating func add(_ pixels: [UInt8], channels: Int) {
    for start in stride(from: 0, to: pixels.count, by: width * channels) {
      for column in 0..<width {
        let place = start + column * channels
        let alpha = channels == 4 ? UInt64(pixels[place + 3]) : 255
        for channel in 0..<3 {
          // Straight alpha, blended in sRGB's own coding as browsers do.
          let color = UInt64(pixels[place + channel])
          let shown = alpha == 255 ? color : (color * alpha + 255 * (255 - alpha) + 127) / 255
          sums[3 * (column / across) + channel] += shown
        }
      }
      rows += 1
      if rows == down { flush() }
    }
  }

  private mutating func flush() {
    guard rows > 0 else { return }
    for column in 0..<columns {
      let count = UInt64(rows * min(across, width - column * across))
      for channel in 0..<3 {
        bytes.append(UInt8((sums[3 * column + channel] + count / 2) / count))
        sums[3 * column + channel] = 0
      }
    }
    rows = 0
  }

  /// The averaged picture.
  var frame: Frame {
    mutating get {
      flush()
      return Frame(width: columns, height: bytes.count / (3 * columns), bytes: bytes)
    }
  }
}

extension Frame {
  /// This picture of three channels at a smaller size, by libvips.
  ///
  /// - Throws: `MediaError.libraryMissing` or `.outOfMemory`.
  fileprivate func resized(to size: (width: Int, height: Int)) throws(MediaError) -> Frame {
    guard size != (width, height) else { return self }
    try VipsLibrary.load()
    VipsLibrary.forgetWords()
    var done = false
    let count = 3 * size.width * size.height
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      done = self.bytes.withUnsafeBufferPointer { bytes in
        guard let picture = cvips_picture(bytes.baseAddress, CInt(width), CInt(height))
        else { return false }
        defer { cvips_close(picture) }
        guard
          let small = cvips_resize(
            picture, Double(size.width) / Double(width), Double(size.height) / Double(height))
        else { return false }
        defer { cvips_close(small) }
        return cvips_rows(small, 0, CInt(size.height), buffer.baseAddress, count) != 0
      }
      filled = done ? count : 0
    }
    guard done else { throw VipsLibrary.failure() }
    return Frame(width: size.width, height: size.height, bytes: bytes)
  }
}
