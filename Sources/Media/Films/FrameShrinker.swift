import CFFmpeg

/// Averages blocks of samples, plane by plane, into the small frame for colors and shots, before
/// the conversion to RGB.
///
/// Every sample of a block counts, so that lines and checks of any period keep their mean. Of an
/// interlaced frame only one field counts, since the other shows another moment. Columns and rows
/// after the last whole block are left out.
///
/// - Complexity: O(samples), some 100 µs for 1280 × 720 of 8 bits.
struct FrameShrinker {
  /// Small frames have about this many pixels.
  static let pixels = 14_400.0

  /// The size of a block in samples of the first plane.
  let blockWidth, blockHeight: Int
  /// The size of the small frame.
  let width, height: Int
  /// Sums of samples, for each pixel of the small frame, by plane.
  private(set) var sums: [[UInt32]]
  /// How many samples are in each sum, for each plane.
  private(set) var counts = [1, 1, 1]
  private var row: [UInt16] = []

  /// Prepares for frames of this size and this pixel aspect ratio (width over height).
  init(width: Int, height: Int, aspect: Double) {
    // Blocks that are square on the screen, for about the wanted number of pixels.
    let side = (Double(width) * aspect * Double(height) / Self.pixels).squareRoot()
    blockWidth = Self.size(side / aspect, of: width)
    blockHeight = Self.size(side, of: height)
    self.width = max(1, width / blockWidth)
    self.height = max(1, height / blockHeight)
    sums = Array(repeating: Array(repeating: 0, count: self.width * self.height), count: 3)
  }

  private static func size(_ side: Double, of whole: Int) -> Int {
    // At least sixteen blocks on each side, if there are enough samples.
    min(max(1, Int(side.rounded())), max(1, whole / 16))
  }

  /// Fills `sums` from a frame, whose size must be the one given to `init`.
  mutating func shrink(_ frame: CFilmFrame) {
    let planes = [frame.planes.0, frame.planes.1, frame.planes.2]
    let strides = [frame.strides.0, frame.strides.1, frame.strides.2]
    // Only the upper field of an interlaced frame: every second row of each plane.
    let field = frame.isInterlaced != 0 && height > 1 ? 1 : 0
    for plane in 0..<Int(frame.planeCount) {
      guard let start = planes[plane] else { continue }
      let isChroma = plane > 0
      let blocks = Blocks(
        width: blockWidth, height: blockHeight,
        shiftX: isChroma ? Int(frame.chromaShiftX) : 0,
        shiftY: (isChroma ? Int(frame.chromaShiftY) : 0) + field)
      counts[plane] = blocks.columns * blocks.rows
      let samples = Samples(
        start: start, stride: strides[plane] << field, shift: max(0, frame.depth - 10))
      if frame.depth > 8 {
        shrink(UInt16.self, samples, blocks, to: plane)
      } else {
        shrink(UInt8.self, samples, blocks, to: plane)
      }
    }
  }

  /// Which samples of a plane make a block.
  private struct Blocks {
    /// The distance from one block to the next, in samples of the first plane.
    let width, height: Int
    let shiftX, shiftY: Int
    /// The columns and rows that are summed, and the step between these rows. At most 64 rows are
    /// summed, because the sum of 64 samples of ten bits fits into 16 bits. The step is therefore 1
    /// except in frames of more than some 6,000 rows.
    let columns, rows, rowStep: Int

    init(width: Int, height: Int, shiftX: Int, shiftY: Int) {
      (self.width, self.height, self.shiftX, self.shiftY) = (width, height, shiftX, shiftY)
      columns = max(1, width >> shiftX)
      let all = max(1, height >> shiftY)
      rowStep = (all + 63) / 64
      rows = (all + rowStep - 1) / rowStep
    }

    /// Whether all blocks begin and end at even samples, so that samples can be summed in pairs.
    var arePairs: Bool { columns % 2 == 0 && columns << shiftX == width }
  }

  private struct Samples {
    let start: UnsafePointer<UInt8>
    let stride: Int
    /// The bits that samples of more than ten bits are shifted down by, so that sums fit.
    let shift: Int32
  }

  /// Sums the blocks of one plane: first rows into `row`, then neighbors within it.
  private mutating func shrink<Sample: FixedWidthInteger & UnsignedInteger>(
    _ type: Sample.Type, _ samples: Samples, _ blocks: Blocks, to plane: Int
  ) {
    // Blocks of chroma need not begin at whole samples; this is where the last block ends.
    let used = (((width - 1) * blocks.width) >> blocks.shiftX) + blocks.columns
    let pairs = Sample.self == UInt8.self && blocks.arePairs
    let lanes = pairs ? used / 2 : used
    if row.count < lanes + 8 { row = [UInt16](repeating: 0, count: lanes + 8) }
    let (width, height) = (width, height)
    row.withUnsafeMutableBufferPointer { row in
      sums[plane].withUnsafeMutableBufferPointer { sums in
        guard let row = row.baseAddress, let sums = sums.baseAddress else { return }
        for y in 0..<height {
          let top = (y * blocks.height) >> blocks.shiftY
          for index in 0..<blocks.rows {
            let line = UnsafeRawPointer(
              samples.start + (top + index * blocks.rowStep) * samples.stride)
            if pairs {
              RowSums.addPairs(line, to: row, bytes: used, isFirst: index == 0)
            } else {
              RowSums.add(
                line.assumingMemoryBound(to: Sample.self), to: row, count: used,
                shift: samples.shift, isFirst: index == 0)
            }
          }
          if pairs {
            RowSums.join(
              row, step: blocks.columns / 2, columns: blocks.columns / 2, shift: 0,
              fits: blocks.rows * 510 * 4 < 65536, to: sums + y * width, count: width)
          } else {
            RowSums.join(
              row, step: blocks.width, columns: blocks.columns, shift: blocks.shiftX,
              fits: blocks.rows * 1023 * 4 < 65536, to: sums + y * width, count: width)
          }
        }
      }
    }
  }
}
