import Frames
import Palettes

/// How a camera was held, with EXIF's numbers, and how to make a picture upright again.
///
/// - Source: EXIF 2.32, 4.6.4 A, tag 0x0112.
enum Orientation: Int {
  case upright = 1
  case mirrored, upsideDown, mirroredUpsideDown
  case mirroredOnItsLeft, onItsLeft, mirroredOnItsRight, onItsRight

  /// Other numbers are read as upright.
  init(_ number: Int) { self = Orientation(rawValue: number) ?? .upright }

  /// Whether rows of the file are columns of the upright picture.
  var swapsSides: Bool { rawValue > 4 }

  /// The size of the upright picture, from the size in the file.
  func size(_ width: Int, _ height: Int) -> (width: Int, height: Int) {
    swapsSides ? (height, width) : (width, height)
  }

  /// Where a pixel of the upright picture is in the file's picture of this size.
  fileprivate func place(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> (x: Int, y: Int) {
    switch self {
    case .upright: (x, y)
    case .mirrored: (width - 1 - x, y)
    case .upsideDown: (width - 1 - x, height - 1 - y)
    case .mirroredUpsideDown: (x, height - 1 - y)
    case .mirroredOnItsLeft: (y, x)
    case .onItsLeft: (y, height - 1 - x)
    case .mirroredOnItsRight: (width - 1 - y, height - 1 - x)
    case .onItsRight: (width - 1 - y, x)
    }
  }
}

extension Frame {
  /// The whole picture, turned upright from its orientation in the file.
  ///
  /// - Complexity: O(pixels).
  func upright(_ orientation: Orientation) -> Frame {
    guard orientation != .upright else { return self }
    let (across, down) = orientation.size(width, height)
    let turned = [UInt8](unsafeUninitializedCapacity: bytes.count) { target, filled in
      bytes.withUnsafeBufferPointer { bytes in
        for y in 0..<down {
          // Neighbors in a row are a constant step apart in the file.
          let start = orientation.place(0, y, width, height)
          let second = orientation.place(1, y, width, height)
          let step = (second.y - start.y) * width + second.x - start.x
          var from = start.y * width + start.x
          for to in y * across..<(y + 1) * across {
            for channel in 0..<channels {
              target[to * channels + channel] = bytes[from * channels + channel]
            }
            from += step
          }
        }
      }
      filled = bytes.count
    }
    return Frame(width: across, height: down, channels: channels, bytes: turned)
  }

  /// `count` rows of a whole picture from `top` on.
  func band(_ count: Int, from top: Int) -> Frame {
    let row = width * channels
    return Frame(
      width: width, height: count, top: top, channels: channels,
      bytes: Array(bytes[top * row..<(top + count) * row]))
  }
}
