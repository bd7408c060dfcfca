import ColorScience

extension Film {
  /// The mean colors of `count` slices of the film with equal durations, in linear-light sRGB, 0…1.
  ///
  /// A frame counts for as long as it is shown within the slice, so a slice shorter than a frame
  /// has that frame's color. The first slice begins with the first frame that was read.
  ///
  /// - Input: 1 slice or more. A film without frames gives black.
  /// - Complexity: O(frames + slices).
  public func meanColors(slices count: Int) -> [SIMD3<Float>] {
    timeline.meanColors(of: means, slices: count)
  }

  /// Seconds from the film's start to the middle of each of `count` slices with equal durations;
  /// the slices cover the part that was read.
  func middles(slices count: Int) -> [Double] {
    let (start, length) = (timeline.seconds(timeline.start), timeline.duration)
    return (0..<count).map { start + (Double($0) + 0.5) * length / Double(count) }
  }

  /// For each moment, in rising order, the index of the shot that is seen; `nil` if there are no
  /// shots.
  ///
  /// - Complexity: O(shots + moments).
  func shots(at moments: [Double]) -> [Int]? {
    guard !shots.isEmpty else { return nil }
    var shot = 0
    return moments.map { moment in
      while shot + 1 < shots.count, shots[shot + 1].start <= moment { shot += 1 }
      return shot
    }
  }
}

extension FilmTimeline {
  /// The mean colors of `count` slices with equal durations; see `Film.meanColors`.
  ///
  /// - Input: the mean color of each frame, in linear-light sRGB.
  func meanColors(of means: [SIMD3<Float>], slices count: Int) -> [SIMD3<Float>] {
    precondition(count > 0, "a film is cut into at least one slice")
    let frames = min(means.count, ticks.count)
    guard frames > 0 else { return [SIMD3<Float>](repeating: .zero, count: count) }
    let first = start
    let length = Double(max(end, ticks[frames - 1] + 1) - first)
    func begin(_ frame: Int) -> Double {
      frame < frames ? Double(ticks[frame] - first) : length
    }
    var colors: [SIMD3<Float>] = []
    colors.reserveCapacity(count)
    var frame = 0
    for slice in 0..<count {
      let left = length * Double(slice) / Double(count)
      let right = length * Double(slice + 1) / Double(count)
      while frame + 1 < frames, begin(frame + 1) <= left { frame += 1 }
      var sum = SIMD3<Double>.zero
      var next = frame
      while next < frames, begin(next) < right {
        let shown = min(right, begin(next + 1)) - max(left, begin(next))
        sum += SIMD3<Double>(means[next]) * max(0, shown)
        next += 1
      }
      colors.append(SIMD3<Float>(sum / (right - left)))
    }
    return colors
  }
}

/// Converts linear light to 8-bit sRGB and back with tables, for pictures of many colors.
enum LightBytes {
  /// The linear light of each 8-bit code.
  static let light: [Float] = (0...255).map { code in
    Float(Color(red: UInt8(code), green: 0, blue: 0).linear.x)
  }

  /// Appends the three bytes of a color; light outside 0…1 is clipped, and NaN becomes black.
  static func append(_ color: SIMD3<Float>, to bytes: inout [UInt8]) {
    let codes = SRGBBytes.bytes(color)
    bytes.append(codes.x)
    bytes.append(codes.y)
    bytes.append(codes.z)
  }
}
