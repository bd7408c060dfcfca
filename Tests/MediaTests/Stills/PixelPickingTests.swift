import Foundation
import Palettes
import Testing

@testable import Frames
@testable import Media

@Suite("pixels that are picked have the shares of all")
struct PixelPickingTests {
  static let picking = PixelPicking(width: 3160, height: 2950, step: 3)

  /// How often each column and each row of a picture was picked from.
  static let counts: (columns: [Int], rows: [Int]) = {
    var columns = [Int](repeating: 0, count: picking.width)
    var rows = [Int](repeating: 0, count: picking.height)
    for row in 0..<picking.down {
      picking.forEach(in: row) { x, y in
        columns[x] += 1
        rows[y] += 1
      }
    }
    return (columns, rows)
  }()

  @Test(
    "lines of any width at any place of any period keep their share, to 0.2 points",
    arguments: 2...64)
  func lines(period: Int) {
    for counts in [Self.counts.columns, Self.counts.rows] {
      let total = Double(counts.reduce(0, +))
      var (picked, all) = ([Int](repeating: 0, count: period), [Int](repeating: 0, count: period))
      for (place, count) in counts.enumerated() {
        picked[place % period] += count
        all[place % period] += 1
      }
      for offset in 0..<period {
        // Lines of 1, of 2 … of all but one pixel.
        var (share, truth) = (0.0, 0.0)
        for width in 0..<period - 1 {
          share += Double(picked[(offset + width) % period]) / total
          truth += Double(all[(offset + width) % period]) / Double(counts.count)
          #expect(abs(share - truth) < 0.002)
        }
      }
    }
  }

  @Test("checks keep their share, to 0.2 points", arguments: [1, 2, 3, 4, 5, 6, 7, 8, 12, 31])
  func checks(side: Int) {
    let picking = Self.picking
    for offset in 0..<min(2 * side, 8) {
      var dark = 0
      for row in 0..<picking.down {
        picking.forEach(in: row) { x, y in dark += ((x + offset) / side + y / side) & 1 }
      }
      let share = Double(dark) / Double(picking.across * picking.down)
      let odd = (0..<picking.height).reduce(0) { $0 + ($1 / side & 1) }
      let oddColumns = (0..<picking.width).reduce(0) { $0 + (($1 + offset) / side & 1) }
      let even = Double(picking.height - odd) * Double(oddColumns)
      let truth = even + Double(odd) * Double(picking.width - oddColumns)
      #expect(abs(share - truth / Double(picking.height) / Double(picking.width)) < 0.002)
    }
  }

  @Test(
    "every pixel of the picture can be picked, of narrow pictures too, and none beside it",
    arguments: [(100, 1_000_000, 14), (7, 3, 5), (1_000_000, 9, 4), (64, 64, 64), (127, 33, 64)])
  func covers(width: Int, height: Int, step: Int) {
    let picking = PixelPicking(width: width, height: height, step: step)
    #expect(picking.rows(for: 0).lowerBound == 0)
    #expect(picking.rows(for: picking.down - 1).upperBound == height)
    var right = 0
    for row in 0..<min(picking.down, 1000) {
      let rows = picking.rows(for: row)
      if row > 0 { #expect(picking.rows(for: row - 1).upperBound >= rows.lowerBound) }
      picking.forEach(in: row) { x, y in
        #expect(rows.contains(y) && x < width)
        right = max(right, x)
      }
    }
    if picking.down > 100 { #expect(right == width - 1) }
  }

  /// Lines or checks of two colors, from a seed.
  static func pattern(_ seed: Int) -> (frame: Frame, share: Double) {
    let period = 2 + seed * 5 % 13
    let (offset, isColumn) = (seed % period, seed % 2 == 0)
    let (width, height) = (1000 + 3 * seed, 900 + seed)
    var dark = 0
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * width * height)
    for y in 0..<height {
      for x in 0..<width {
        let isDark = ((isColumn ? x : y) + offset) % period == 0
        dark += isDark ? 1 : 0
        bytes += isDark ? [0, 120, 60] : [255, 255, 255]
      }
    }
    return (
      Frame(width: width, height: height, bytes: bytes), Double(dark) / Double(width * height)
    )
  }

  @Test("thin lines of a large PNG are neither missed nor doubled", arguments: 0..<12)
  func thinLines(seed: Int) throws {
    let (frame, share) = Self.pattern(seed)
    var limits = ReadLimits()
    (limits.whole, limits.picked) = (100_000, 200_000)
    let source = try Pictures.open(StillWriter.png(frame), limits: limits)
    let picked = try Pictures.whole(source)
    #expect(picked.width * picked.height < frame.width * frame.height / 3)
    let dark = stride(from: 0, to: picked.bytes.count, by: 3).count { picked.bytes[$0] == 0 }
    // 200,000 pixels: five times the standard deviation at a share of a half.
    #expect(abs(Double(dark) * 3 / Double(picked.bytes.count) - share) < 0.0056)
    #expect(source.provenance.sampling == "1 of 4 pixels")
    limits.full = true
    #expect(try Pictures.whole(Pictures.open(StillWriter.png(frame), limits: limits)) == frame)
  }

  @Test("nor are those of a large TIFF", arguments: 12..<24)
  func thinLinesOfTIFF(seed: Int) throws {
    let (frame, share) = Self.pattern(seed)
    let still = PaintedTIFF.Still(
      width: frame.width, height: frame.height, samples: 3, photometric: 2,
      data: [frame.bytes])
    var limits = ReadLimits()
    (limits.whole, limits.picked) = (100_000, 200_000)
    let picked = try Pictures.whole(Pictures.open(still.bytes, limits: limits))
    #expect(picked.width * picked.height < frame.width * frame.height / 3)
    let dark = stride(from: 0, to: picked.bytes.count, by: 3).count { picked.bytes[$0] == 0 }
    #expect(abs(Double(dark) * 3 / Double(picked.bytes.count) - share) < 0.0056)
  }

  @Test(
    "nor are those of a large GIF or JPEG XL", arguments: 24..<36,
    [("still.gif", []), ("still.jxl", ["-c:v", "libjxl", "-distance", "0", "-effort", "1"])])
  func thinLinesByFFmpeg(seed: Int, coding: (name: String, flags: [String])) throws {
    let (frame, share) = Self.pattern(seed)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let raw = folder.appendingPathComponent("raw")
    try Data(frame.bytes).write(to: raw)
    let path = folder.appendingPathComponent(coding.name).path
    try PaintedFilm.run(
      [
        "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "\(frame.width)x\(frame.height)",
        "-i", raw.path, "-frames:v", "1",
      ] + coding.flags + [path])
    var limits = ReadLimits()
    (limits.whole, limits.picked) = (100_000, 200_000)
    let picked = try Pictures.whole(MediaReader.open(path: path, limits: limits))
    #expect(picked.width * picked.height < frame.width * frame.height / 3)
    let red = stride(from: 0, to: picked.bytes.count, by: picked.channels)
    let dark = red.count { picked.bytes[$0] < 128 }
    #expect(abs(Double(dark) / Double(picked.width * picked.height) - share) < 0.0056)
  }

  @Test("where only a region counts, more pixels are picked, or all of them")
  func region() throws {
    let frame = StillWriterTests.gradient(width: 1200, height: 1000, channels: 3)
    var limits = ReadLimits()
    (limits.whole, limits.picked) = (100_000, 100_000)
    let source = try Pictures.open(StillWriter.png(frame), limits: limits)
    let few = source.frameSize
    try source.rewind(keeping: 2 * limits.kept)
    #expect(source.frameSize.width * source.frameSize.height >= 200_000)
    #expect(try Pictures.whole(source).width == source.frameSize.width)
    try source.rewind(keeping: 100 * limits.kept)
    #expect(try Pictures.whole(source) == frame)
    #expect(source.provenance.sampling == nil)
    try source.rewind(keeping: limits.kept)
    #expect(source.frameSize == few)
  }

  @Test("a still of Full HD is counted whole, and nothing is said of sampling")
  func fullHD() throws {
    let frame = StillWriterTests.gradient(width: 1920, height: 1080, channels: 3)
    let source = try Pictures.open(StillWriter.png(frame))
    #expect(try Pictures.whole(source) == frame)
    #expect(source.provenance.sampling == nil)
  }

  @Test("a picture that is cut behind its last picked row is damaged all the same")
  func cutAtItsEnd() throws {
    let frame = StillWriterTests.gradient(width: 600, height: 601, channels: 3)
    let png = try StillWriter.png(frame)
    var limits = ReadLimits()
    (limits.whole, limits.picked) = (1000, 1000)
    #expect(throws: MediaError.self) {
      try Pictures.whole(Pictures.open(png.dropLast(60), limits: limits))
    }
  }
}

extension Pictures {
  static func open(_ bytes: ArraySlice<UInt8>, limits: ReadLimits) throws -> any FrameSource {
    try open(Array(bytes), limits: limits)
  }
}
