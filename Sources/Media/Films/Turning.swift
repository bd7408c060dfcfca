import Palettes

extension Frame {
  /// This picture turned clockwise by 0, 90, 180 or 270 degrees.
  func turned(_ degrees: Int) -> Frame {
    switch degrees {
    case 90: upright(.onItsLeft)
    case 180: upright(.upsideDown)
    case 270: upright(.onItsRight)
    default: self
    }
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
