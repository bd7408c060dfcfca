/// How much light the rows (or the columns) of a shot's frames had at most, and what bars that
/// leaves at both ends.
struct BarAxis: Sendable {
  /// For each row the most lit pixels that a frame had in it.
  var light: [Int]
  /// The same for the outer pixels of the row, where subtitles do not reach; empty for columns,
  /// which have none.
  var outer: [Int]
  /// The most light that a pixel of the row had.
  var peaks: [UInt8]

  /// An axis on which nothing was seen yet.
  init(count: Int, hasText: Bool) {
    light = [Int](repeating: 0, count: count)
    outer = hasText ? light : []
    peaks = [UInt8](repeating: 0, count: count)
  }

  /// Takes the rows of the next frame.
  mutating func add(_ lines: [EdgeScan.Line]) {
    for index in lines.indices {
      light[index] = max(light[index], lines[index].lit)
      peaks[index] = max(peaks[index], lines[index].peak)
      if hasText { outer[index] = max(outer[index], lines[index].outer) }
    }
  }

  /// What is dark at the ends of an axis, in rows.
  struct Ends: Sendable, Equatable {
    var start = 0
    var end = 0
  }

  /// At most this share of a bar's pixels is lit.
  static let darkShare = 0.02
  /// At least this share of the pixels right behind a bar is lit in some frame.
  private static let sceneShare = 0.5
  /// The same for bars that have no twin at the other end.
  private static let loneShare = 0.9
  /// Subtitles never fill more of a row than this.
  private static let textShare = 0.65
  /// No pixel of a bar without a twin is lighter than this.
  private static let pureLevel: UInt8 = 12
  /// Right behind such a bar some pixel is at least this light.
  private static let brightLevel: UInt8 = 90

  /// The bars at both ends, if there are some.
  ///
  /// - Parameters:
  ///   - samples: pixels of a row that can be lit, without the bars across.
  ///   - across: pixels of a row. If fewer than half of them can be lit, it is too dark to tell.
  ///   - isLong: whether the shot was seen long enough to believe in a bar without a twin.
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

  /// Whether nothing that was seen speaks against bars of this thickness.
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
    // What lights a bar up to its edge is no text but the picture.
    return (bars.start > 0 && isPure(head) && isTitled(tail, end..<end + (bars.end + 1) / 2))
      || (bars.end > 0 && isPure(tail) && isTitled(head, bars.start / 2..<bars.start))
  }

  private var hasText: Bool { !outer.isEmpty }

  private func limit(_ samples: Int) -> Int { Int(Self.darkShare * Double(samples)) }

  /// Two dark ends of one thickness, behind which the picture starts at once.
  private func twins(_ dark: Ends, _ samples: Int) -> Ends? {
    let (thin, thick) = (min(dark.start, dark.end), max(dark.start, dark.end))
    guard thin >= 1, thick - thin <= max(1, light.count / 90) else { return nil }
    let sharpness = min(startSharpness(dark.start, samples), endSharpness(dark.end, samples))
    let rest = light.count - dark.start - dark.end
    let isSure = sharpness >= Self.loneShare
    guard 2 * rest >= light.count || (isSure && 10 * rest >= 3 * light.count) else { return nil }
    return sharpness >= (thin == 1 ? 0.8 : Self.sceneShare) ? dark : nil
  }

  /// A dark end and one of the same thickness in which there is text now and then.
  private func titled(_ dark: Ends, _ samples: Int) -> Ends? {
    let thick = max(dark.start, dark.end)
    let ends = Ends(start: thick, end: thick)
    guard thick >= max(3, light.count / 40), 4 * thick <= light.count,
      agrees(with: ends, samples: samples),
      min(startSharpness(thick, samples), endSharpness(thick, samples)) >= Self.sceneShare
    else { return nil }
    // Behind the bar the picture goes out to the sides, where text does not.
    let inner =
      dark.start == thick ? light.count - thick - 3..<light.count - thick : thick..<thick + 3
    let sides = outer[inner].max() ?? 0
    return 4 * sides >= samples / 4 ? ends : nil
  }

  /// Bars of different thickness, or only one.
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
