import Frames

/// How a frame is classified when it arrives.
enum FrameKind: UInt8, Sendable, CaseIterable {
  case picture
  /// Black or of one color, except for more specks than a plain frame may have. Such a frame is no
  /// picture if the rest of its shot is plain.
  case nearlyBlack, nearlyUniform
  case black, uniform
  /// Decided by the shot detector.
  case blend, flash

  /// - Parameter inside: the picture inside the bars.
  /// - Complexity: O(1) for almost every picture, O(pixels) for a plain frame.
  init(_ frame: ShotFrame, inside: PixelArea) {
    switch PlainFrame.reason(frame.frame, inside: inside) {
    case .black: self = .black
    case .uniform: self = .uniform
    default: self = frame.isBlend ? .blend : frame.isFlash ? .flash : .picture
    }
    guard self == .picture else { return }
    switch PlainFrame.reason(frame.frame, inside: inside, exceptions: PlainFrame.dusty) {
    case .black: self = .nearlyBlack
    case .uniform: self = .nearlyUniform
    default: break
    }
  }

  /// Why such a frame alone is not a picture; `nil` if it is one.
  var reason: LeftOut.Reason? {
    switch self {
    case .picture, .nearlyBlack, .nearlyUniform: nil
    case .black: .black
    case .uniform: .uniform
    case .blend: .blend
    case .flash: .flash
    }
  }

  /// The reason under which such a frame is left out with a shot that is not a picture. A frame of
  /// such a shot that is not plain counts as a blend, because it leads to a picture or away from
  /// one.
  var nearest: LeftOut.Reason {
    switch self {
    case .nearlyBlack: .black
    case .nearlyUniform: .uniform
    default: reason ?? .blend
    }
  }
}
