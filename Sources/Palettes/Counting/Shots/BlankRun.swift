/// A stretch of black or white frames, and where shots begin at its ends.
struct BlankRun {
  /// Its first frame, and the one after its last.
  let start, end: Int
  /// Whether it lasts long enough to be a span of its own.
  let isLong: Bool
  /// Whether the shot goes on after it, as after a flash or a lost frame.
  let returns: Bool

  /// The run of frames that are as blank as this one.
  ///
  /// - Parameter long: from how many frames on a run is a span of its own.
  /// - Complexity: O(long); of a long run only that much is looked at.
  init(around number: Int, in window: inout ShotWindow, long: Int, settings: ShotSettings) {
    let kind = window[number].blank
    var (start, end) = (number, number + 1)
    while start > window.start, number - start < long, window[start - 1].blank == kind {
      start -= 1
    }
    while end < window.end, end - number < long, window[end].blank == kind { end += 1 }
    self.start = start
    self.end = end
    isLong = end - start >= long
    returns =
      FlashSearch.returns(
        from: start - 1, over: start..<end, to: end, in: &window, settings: settings)
      || FlashSearch.contains(start, in: &window, settings: settings)
  }

  /// How a shot begins at `number`, which lies in the run or just after it.
  ///
  /// - Parameter isCut: whether the evidence speaks for a cut at a frame, as much as it may speak
  ///   for another one nearby.
  func transition(
    at number: Int, in window: ShotWindow, isCut: (Int) -> Bool
  ) -> ShotTransition? {
    if returns { return nil }
    if isLong {
      guard number == start && start > 0 || number == end && end < window.end else { return nil }
      return isCut(number) ? .cut : .fade
    }
    guard start > window.start, end < window.end else { return nil }
    if isCut(end) { return number == end ? (isCut(start) ? .cut : .fade) : nil }
    if isCut(start) { return number == start ? .fade : nil }
    return number == (start + end) / 2 ? .fade : nil
  }
}
