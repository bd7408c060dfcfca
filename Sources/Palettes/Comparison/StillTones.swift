package import Frames

/// The levels of a still's pixels: their brightness and their three channels.
package struct StillTones: Sendable, Equatable {
  /// The mean of red, green and blue, rounded to a whole level.
  package private(set) var brightness = Tones()
  /// The channels as they are stored, gamma-coded.
  package private(set) var red = Tones()
  package private(set) var green = Tones()
  package private(set) var blue = Tones()

  /// Levels without any pixel yet.
  package init() {}

  /// The four sets of levels, with the names that files and pages use.
  package var all: [(name: String, tones: Tones)] {
    [("brightness", brightness), ("red", red), ("green", green), ("blue", blue)]
  }

  /// Counts the pixels of `frame` that lie in `area` and are at least half opaque.
  ///
  /// - Parameter area: in pixels of the whole picture, of which `frame` may be a band.
  /// - Complexity: O(pixels).
  mutating func add(_ frame: Frame, area: PixelArea) {
    frame.rows(in: area) { row, _ in
      for start in stride(from: 0, to: row.count, by: frame.channels) {
        if frame.channels == 4, row[start + 3] < 128 { continue }
        let (r, g, b) = (Int(row[start]), Int(row[start + 1]), Int(row[start + 2]))
        brightness.add((r + g + b + 1) / 3)
        red.add(r)
        green.add(g)
        blue.add(b)
      }
    }
  }
}

extension FrameSource {
  /// The levels of the pixels inside the region and the bars; filters do not apply.
  ///
  /// - Parameters:
  ///   - bars: the picture inside its bars, from `Provenance`.
  ///   - options: they give the region, and the size at which the picture is read.
  /// - Throws: the errors of the source.
  /// - Complexity: O(pixels): the source is read once more, from its top.
  package func tones(inside bars: PixelArea?, options: PaletteOptions) throws -> StillTones {
    try rewind(keeping: options.pixelsNeeded)
    let area = area(inside: bars, region: options.region)
    var tones = StillTones()
    while let frame = try next() { tones.add(frame, area: area) }
    return tones
  }

  /// The pixels of the frame inside the region and the bars.
  ///
  /// - Parameter bars: the picture inside its bars, from `Provenance`.
  func area(inside bars: PixelArea?, region: Region) -> PixelArea {
    region.area(in: frameSize, inside: bars, of: (provenance.width, provenance.height))
  }
}

extension Region {
  /// The pixels of this part of a frame that lie inside the bars.
  ///
  /// - Parameter bars: in pixels of the picture, whose size may differ from that of the frame.
  func area(
    in frame: (width: Int, height: Int), inside bars: PixelArea?,
    of picture: (width: Int, height: Int)
  ) -> PixelArea {
    let whole = PixelArea(x: 0, y: 0, width: frame.width, height: frame.height)
    guard let bars else { return pixels(in: whole) }
    func scaled(_ place: Int, _ to: Int, _ from: Int) -> Int { (place * to + from / 2) / from }
    let left = scaled(bars.x, frame.width, picture.width)
    let top = scaled(bars.y, frame.height, picture.height)
    let right = scaled(bars.x + bars.width, frame.width, picture.width)
    let bottom = scaled(bars.y + bars.height, frame.height, picture.height)
    let inside = PixelArea(x: left, y: top, width: right - left, height: bottom - top)
    return pixels(in: whole).intersection(inside)
  }
}
