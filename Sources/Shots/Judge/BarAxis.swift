/// The most light that each row (or each column) of a shot's frames ever had, and the bars that
/// follow from it at both ends.
struct BarAxis: Sendable {
  /// For each row, the largest number of lit pixels in any frame.
  var light: [Int]
  /// The same for the outer pixels of each row, which subtitles do not reach; empty for columns,
  /// where this is not measured.
  var outer: [Int]
  /// For each row, the level of the brightest pixel in any frame.
  var peaks: [UInt8]

  /// An axis without any frame yet.
  init(count: Int, hasText: Bool) {
    light = [Int](repeating: 0, count: count)
    outer = hasText ? light : []
    peaks = [UInt8](repeating: 0, count: count)
  }

  /// Adds the rows (or columns) of the next frame.
  mutating func add(_ lines: [EdgeScan.Line]) {
    for index in lines.indices {
      light[index] = max(light[index], lines[index].lit)
      peaks[index] = max(peaks[index], lines[index].peak)
      if hasText { outer[index] = max(outer[index], lines[index].outer) }
    }
  }

  /// The dark rows (or columns) at the two ends of an axis.
  struct Ends: Sendable, Equatable {
    var start = 0
    var end = 0
  }

  /// At most this share of the pixels in a row of a bar is lit.
  static let darkShare = 0.02
  /// In some frame, at least this share of the pixels next to a bar is lit.
  private static let sceneShare = 0.5
  /// The same for a bar that has no bar of the same thickness at the other end.
  private static let loneShare = 0.9
  /// Subtitles never light more of a row than this share.
  private static let textShare = 0.65
  /// No pixel of a bar without a matching bar is brighter than this.
  private static let pureLevel: UInt8 = 12
  /// Next to such a bar, at least one pixel is this bright or brighter.
  private static let brightLevel: UInt8 = 90

  /// The bars at both ends, or `nil` if there are none.
  ///
  /// - Parameters:
  ///   - samples: how many pixels of a row can be lit: those outside the bars of the other axis.
  ///   - across: how many pixels a row has. If fewer than half of them can be lit, the shot is too
  ///     dark for a decision.
  ///   - isLong: whether enough of the shot was seen to accept a bar without a matching one.
  func bars(samples: Int, of across: Int, isLong: Bool) -> Ends? {
    let limit = limit(samples)
    guard 2 * samples >= across,
      let first = light.firstIndex(where: { $0 > limit }),
      let last = light.lastIndex(where: { $0 > limit })
    else { return nil }
    let dark = Ends(start: first, end: light.count - 1 - last)
    if let twins = twins(dark, samples) ?? titled(dark, samples) { return twins }
    return isLong && hasText && 10 * samples >= 9 * across ? lone(dark, samples) : nil
  }

  /// Whether the light seen so far is consistent with bars of this thickness.
  func agrees(with bars: Ends, samples: Int) -> Bool {
    let limit = limit(samples)
    let end = light.count - bars.end
    let isPure = { (rows: Range<Int>) in light[rows].allSatisfy { $0 <= limit } }
    let isTitled = { (rows: Range<Int>, inner: Range<Int>) in
      hasText && light[inner].contains { $0 <= limit }
        && light[rows].allSatisfy { Double($0) <= Self.textShare * Double(samples) }
        && outer[rows].allSatisfy { $0 <= limit }
    }
    let (head, tail) = (0..<bars.start, end..<light.count)
    if isPure(head), isPure(tail) { return true }
    // Light that reaches the edge of the bar belongs to the picture, not to text.
    return (bars.start > 0 && isPure(head) && isTitled(tail, end..<end + (bars.end + 1) / 2))
      || (bars.end > 0 && isPure(tail) && isTitled(head, bars.start / 2..<bars.start))
  }

  private var hasText: Bool { !outer.isEmpty }

  private func limit(_ samples: Int) -> Int { Int(Self.darkShare * Double(samples)) }

  /// Two dark ends of the same thickness, each directly followed by a bright picture.
  private func twins(_ dark: Ends, _ samples: Int) -> Ends? {
    let (thin, thick) = (min(dark.start, dark.end), max(dark.start, dark.end))
    guard thin >= 1, thick - thin <= max(1, light.count / 90) else { return nil }
    let sharpness = min(startSharpness(dark.start, samples), endSharpness(dark.end, samples))
    let rest = light.count - dark.start - dark.end
    let isSure = sharpness >= Self.loneShare
    guard 2 * rest >= light.count || (isSure && 10 * rest >= 3 * light.count) else { return nil }
    return sharpness >= (thin == 1 ? 0.8 : Self.sceneShare) ? dark : nil
  }

  /// Two bars of the same thickness, one of which contains text in some frames.
  private func titled(_ dark: Ends, _ samples: Int) -> Ends? {
    let thick = max(dark.start, dark.end)
    let ends = Ends(start: thick, end: thick)
    guard thick >= max(3, light.count / 40), 4 * thick <= light.count,
      agrees(with: ends, samples: samples),
      min(startSharpness(thick, samples), endSharpness(thick, samples)) >= Self.sceneShare
    else { return nil }
    // Next to the bar, the picture reaches the sides of the frame. Text does not.
    let inner =
      dark.start == thick ? light.count - thick - 3..<light.count - thick : thick..<thick + 3
    let sides = outer[inner].max() ?? 0
    return 4 * sides >= samples / 4 ? ends : nil
  }

  /// A single bar, or two bars of different thickness.
  private func lone(_ dark: Ends, _ samples: Int) -> Ends? {
    guard 2 * (light.count - dark.start - dark.end) >= max(light.count, 6) else { return nil }
    var ends = Ends()
    let least = max(3, light.count / 40)
    if dark.start >= least, startSharpness(dark.start, samples) >= Self.loneShare,
      isPure(peaks[..<(dark.start - 1)]), isBright(peaks[dark.start..<dark.start + 3])
    {
      ends.start = dark.start
    }
    let last = light.count - dark.end
    if dark.end >= least, endSharpness(dark.end, samples) >= Self.loneShare,
      isPure(peaks[(last + 1)...]), isBright(peaks[last - 3..<last])
    {
      ends.end = dark.end
    }
    return ends != Ends() ? ends : nil
  }

  private func isPure(_ peaks: ArraySlice<UInt8>) -> Bool {
    peaks.allSatisfy { $0 <= Self.pureLevel }
  }

  private func isBright(_ peaks: ArraySlice<UInt8>) -> Bool {
    peaks.contains { $0 >= Self.brightLevel }
  }

  private func startSharpness(_ start: Int, _ samples: Int) -> Double {
    Double(light[start..<min(light.count, start + 3)].max() ?? 0) / Double(max(1, samples))
  }

  private func endSharpness(_ end: Int, _ samples: Int) -> Double {
    let last = light.count - end
    return Double(light[max(0, last - 3)..<last].max() ?? 0) / Double(max(1, samples))
  }
}
