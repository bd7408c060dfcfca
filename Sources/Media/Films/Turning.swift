import Palettes

extension Frame {
  /// This picture turned clockwise by 0, 90, 180 or 270 degrees. Three channels, from the top.
  func turned(_ degrees: Int) -> Frame {
    guard degrees != 0 else { return self }
    let isQuarter = degrees % 180 == 90
    let (newWidth, newHeight) = isQuarter ? (height, width) : (width, height)
    var turned = [UInt8](repeating: 0, count: bytes.count)
    for y in 0..<height {
      for x in 0..<width {
        let (toX, toY) =
          switch degrees {
          case 90: (height - 1 - y, x)
          case 180: (width - 1 - x, height - 1 - y)
          default: (y, width - 1 - x)
          }
        let (from, to) = (3 * (y * width + x), 3 * (toY * newWidth + toX))
        for channel in 0..<3 { turned[to + channel] = bytes[from + channel] }
      }
    }
    return Frame(width: newWidth, height: newHeight, bytes: turned)
  }
}

extension EdgeLight {
  /// The light of the picture turned in the same way.
  func turned(_ degrees: Int) -> EdgeLight {
    switch degrees {
    case 90: EdgeLight(rows: columns, columns: rows.reversed())
    case 180: EdgeLight(rows: rows.reversed(), columns: columns.reversed())
    case 270: EdgeLight(rows: columns.reversed(), columns: rows)
    default: self
    }
  }
}
