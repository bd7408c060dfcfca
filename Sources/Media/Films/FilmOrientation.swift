import Palettes
import Shots

extension Orientation {
  /// How the picture must be mirrored, left to right, and then turned, in degrees clockwise, to be
  /// upright.
  var turns: (isMirrored: Bool, degrees: Int) {
    switch self {
    case .upright: (false, 0)
    case .onItsLeft: (false, 90)
    case .upsideDown: (false, 180)
    case .onItsRight: (false, 270)
    case .mirrored: (true, 0)
    case .mirroredOnItsRight: (true, 90)
    case .mirroredUpsideDown: (true, 180)
    case .mirroredOnItsLeft: (true, 270)
    }
  }

  /// The orientation that is made upright by these operations.
  init(isMirrored: Bool, degrees: Int) {
    self = (1...8).map { Orientation($0) }.first { $0.turns == (isMirrored, degrees) } ?? .upright
  }
}

extension EdgeLight {
  /// The light of the upright picture, from the light of the picture as stored.
  func upright(_ orientation: Orientation) -> EdgeLight {
    let (down, across) = orientation.swapsSides ? (columns, rows) : (rows, columns)
    return switch orientation {
    case .upright, .mirroredOnItsLeft: EdgeLight(rows: down, columns: across)
    case .mirrored, .onItsLeft: EdgeLight(rows: down, columns: across.reversed())
    case .upsideDown, .mirroredOnItsRight:
      EdgeLight(rows: down.reversed(), columns: across.reversed())
    case .mirroredUpsideDown, .onItsRight: EdgeLight(rows: down.reversed(), columns: across)
    }
  }
}
