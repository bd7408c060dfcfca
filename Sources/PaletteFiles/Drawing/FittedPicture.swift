package import Frames

extension Frame {
  /// The part inside an area, or the whole picture if the area does not overlap it.
  package func cropped(to area: PixelArea) -> Frame {
    let inside = area.intersection(PixelArea(x: 0, y: 0, width: width, height: height))
    guard inside.width > 0, inside.height > 0 else { return self }
    var part: [UInt8] = []
    part.reserveCapacity(inside.width * inside.height * channels)
    for y in inside.y..<inside.y + inside.height {
      let start = (y * width + inside.x) * channels
      part += bytes[start..<start + inside.width * channels]
    }
    return Frame(width: inside.width, height: inside.height, channels: channels, bytes: part)
  }

  /// The picture at another size. Each pixel is the mean of the pixels that it covers, by area.
  ///
  /// - Complexity: O(pixels of both sizes).
  package func scaled(width across: Int, height down: Int) -> Frame {
    guard (across, down) != (width, height) else { return self }
    let columns = Self.spans(of: width, over: across)
    var scaled: [UInt8] = []
    scaled.reserveCapacity(across * down * channels)
    for rows in Self.spans(of: height, over: down) {
      for span in columns {
        for channel in 0..<channels {
          var (sum, weight) = (0.0, 0.0)
          for (y, high) in rows {
            for (x, wide) in span {
              sum += Double(bytes[(y * width + x) * channels + channel]) * high * wide
              weight += high * wide
            }
          }
          scaled.append(UInt8((sum / weight).rounded()))
        }
      }
    }
    return Frame(width: across, height: down, channels: channels, bytes: scaled)
  }

  /// For each of `count` equal parts of a side, the pixels that it covers, and how much of each.
  private static func spans(of side: Int, over count: Int) -> [[(Int, Double)]] {
    (0..<count).map { part in
      let start = Double(part) * Double(side) / Double(count)
      let end = Double(part + 1) * Double(side) / Double(count)
      return (Int(start)..<min(side, Int(end.rounded(.up)))).map { pixel in
        (pixel, min(end, Double(pixel + 1)) - max(start, Double(pixel)))
      }
    }
  }
}

extension Canvas {
  /// Draws a picture as large as an area allows, in its middle.
  package mutating func draw(_ picture: Frame, fitting area: PixelArea) {
    let scale = min(
      Double(area.width) / Double(picture.width), Double(area.height) / Double(picture.height))
    func side(_ length: Int, _ room: Int) -> Int {
      // A pixel more or less hides that a crop was rounded.
      let wanted = Double(length) * scale
      return Double(room) - wanted < 2 ? room : max(1, Int(wanted.rounded()))
    }
    let width = side(picture.width, area.width)
    let height = side(picture.height, area.height)
    draw(
      picture.scaled(width: width, height: height), x: area.x + (area.width - width) / 2,
      y: area.y + (area.height - height) / 2)
  }
}
