/// Several whole frames of one size and three channels, looked at together.
enum FrameStack {
  /// Calls `body` with the bytes of each frame.
  static func withPixels(of frames: [Frame], _ body: ([UnsafePointer<UInt8>]) -> Void) {
    for frame in frames {
      precondition(frame.width == frames[0].width && frame.height == frames[0].height)
      precondition(frame.channels == 3 && frame.top == 0, "a whole frame without alpha")
    }
    withPixels(of: frames[...], after: [], body)
  }

  private static func withPixels(
    of frames: ArraySlice<Frame>, after pointers: [UnsafePointer<UInt8>],
    _ body: ([UnsafePointer<UInt8>]) -> Void
  ) {
    guard let frame = frames.first else { return body(pointers) }
    frame.bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      withPixels(of: frames.dropFirst(), after: pointers + [start], body)
    }
  }
}
