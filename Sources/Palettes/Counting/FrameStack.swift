import Frames

/// Several whole frames of one size and three channels, read together.
enum FrameStack {
  /// Calls `body` for each row of `area` with pointers to the start of the row in each frame.
  ///
  /// - Parameter area: it must lie inside the frames.
  static func withRows(
    of frames: ArraySlice<Frame>, in area: PixelArea,
    _ body: (UnsafeBufferPointer<UnsafePointer<UInt8>>) -> Void
  ) {
    guard let (width, height) = frames.first.map({ ($0.width, $0.height) }) else { return }
    for frame in frames {
      precondition(frame.width == width && frame.height == height, "frames must be of one size")
      precondition(frame.channels == 3 && frame.top == 0, "a whole frame without alpha")
      precondition(frame.bytes.count == 3 * width * height, "a frame's bytes must fill it")
    }
    let isInside =
      min(area.x, area.y, area.width, area.height) >= 0
      && area.x + area.width <= width && area.y + area.height <= height
    precondition(isInside, "the area leaves the frame")
    withPixels(of: frames, after: []) { pixels in
      var rows = pixels.map { $0 + 3 * (area.y * width + area.x) }
      for _ in 0..<area.height {
        rows.withUnsafeBufferPointer(body)
        for index in rows.indices { rows[index] += 3 * width }
      }
    }
  }

  private static func withPixels(
    of frames: ArraySlice<Frame>, after pointers: [UnsafePointer<UInt8>],
    _ body: ([UnsafePointer<UInt8>]) -> Void
  ) {
    guard let frame = frames.first else { return body(pointers) }
    frame.bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { preconditionFailure("a frame has pixels") }
      withPixels(of: frames.dropFirst(), after: pointers + [start], body)
    }
  }
}
