import Frames

/// What a frame was taken for when it came.
enum FrameKind: UInt8, Sendable, CaseIterable {
  case picture
  /// Black or of one color but for more specks than a plain frame may have: no picture if the shot
  /// is plain otherwise.
  case nearlyBlack, nearlyUniform
  case black, uniform
  /// What the detector said.
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

  /// Why such a frame alone is no picture; `nil` if it is one.
  var reason: LeftOut.Reason? {
    switch self {
    case .picture, .nearlyBlack, .nearlyUniform: nil
    case .black: .black
    case .uniform: .uniform
    case .blend: .blend
    case .flash: .flash
    }
  }

  /// Why such a frame is left out with a shot that is no picture: what is not plain there is on its
  /// way to a picture or from one.
  var nearest: LeftOut.Reason {
    switch self {
    case .nearlyBlack: .black
    case .nearlyUniform: .uniform
    default: reason ?? .blend
    }
  }
}
