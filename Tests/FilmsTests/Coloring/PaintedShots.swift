import ColorScience
import Specimens

@testable import Films
@testable import Frames
@testable import Palettes
@testable import Shots

/// Shots painted in a test: bands of known colors with known shares.
struct PaintedShots {
  /// A band of a frame: its color, and how many of a hundred rows it fills.
  typealias Band = (hex: String, rows: Int)

  private(set) var shots: [Shot] = []
  private(set) var histograms: [Histogram] = []

  /// Adds a shot of so many seconds.
  mutating func add(
    _ bands: [Band], seconds: Double = 5, transition: ShotTransition = .cut,
    leftOut: LeftOut.Reason? = nil
  ) throws {
    let start = shots.last?.end ?? 0
    let first = Int((start * 24).rounded())
    let count = Int((seconds * 24).rounded())
    var shot = Shot(
      frames: first...first + count - 1, start: start, end: start + seconds,
      transition: shots.isEmpty ? .start : transition)
    shot.leftOut = leftOut
    shots.append(shot)
    histograms.append(try Self.histogram(bands))
  }

  /// The pixels of one frame of 40 × 100 pixels, each a step darker or lighter than its neighbor.
  static func histogram(_ bands: [Band]) throws -> Histogram {
    var bytes: [UInt8] = []
    for band in bands {
      let color = try Color(hex: band.hex).bytes
      for pixel in 0..<band.rows * 40 {
        let step = UInt8(pixel % 2)
        for channel in 0..<3 {
          bytes.append(color[channel] > 127 ? color[channel] - step : color[channel] + step)
        }
      }
    }
    let height = bytes.count / 120
    var histogram = Histogram()
    var filter: PixelFilter?
    histogram.add(
      Frame(width: 40, height: height, bytes: bytes),
      area: PixelArea(x: 0, y: 0, width: 40, height: height), pictureHeight: height,
      filter: &filter)
    return histogram
  }

  /// The cells of such a frame.
  static func cells(_ bands: [Band]) throws -> CountedCells {
    var (counter, totals) = (CellCounter(), CellTotals())
    counter.add(CountedBins(try histogram(bands)), to: &totals)
    return totals.take()
  }

  /// What `FilmColoring` makes of the shots, with four colors each.
  func colored(excluded: Histogram = Histogram(), count: Int = 4) throws -> ColoredFilm {
    var options = PaletteOptions()
    options.count = .exactly(count)
    return try FilmColoring(options: options, source: Self.source)
      .color(shots: shots, excluded: excluded) { histograms[$0] }
  }

  static let source = Provenance(
    name: "painted.mp4", width: 1280, height: 720, format: "film", profile: "bt709")
}

extension Palette {
  /// The least CIEDE2000 from any swatch to this color.
  func distance(to hex: String) throws -> Double {
    let color = try Color(hex: hex)
    return swatches.map { ColorDifference.ciede2000.between($0.color, color) }.min() ?? .infinity
  }
}
