import Frames

/// The last frames of a film, by their numbers, and what was found out about each.
struct ShotWindow: Sendable {
  /// One frame in the window.
  struct Entry: Sendable {
    /// The frame itself, until it is given back.
    var frame: Frame?
    var pyramid: FramePyramid
    /// The edges of `pyramid.near`, once asked for.
    var details: DetailPlane?
    var blank: Blank?
    /// Whether it is of one color, at the far size.
    var isPlain: Bool
    /// When it is shown, in seconds.
    var time: Double
    /// The difference of `pyramid.middle` from the frame before, 0…255.
    var step: Double
    /// The difference of `pyramid.far` from the frame before, 0…255.
    var farStep: Double
    /// The evidence that a shot begins here with a cut.
    var cut = -Double.infinity
    /// The frames around it that mix both shots, if a cut is there.
    var mixed = 0..<0
  }

  /// As many as there were frames, up to `capacity`; then each new one takes the oldest's place.
  private var slots: [Entry] = []
  private let capacity: Int
  let spans: InterruptionSpans
  /// The number of the frame that comes next.
  private(set) var end = 0

  /// A window onto the last `capacity` frames, a power of two.
  init(capacity: Int, spans: InterruptionSpans) {
    self.capacity = capacity
    self.spans = spans
    slots.reserveCapacity(capacity)
  }

  /// The number of the first frame that is still there.
  var start: Int { max(0, end - capacity) }

  /// The number of the last frame.
  var last: Int { end - 1 }

  func contains(_ number: Int) -> Bool { number >= start && number < end }

  /// Inlined, so that what is asked of an entry is read where it lies: a copy would count references
  /// to five pictures.
  subscript(number: Int) -> Entry {
    @inline(__always) get { slots[number & (capacity - 1)] }
    _modify { yield &slots[number & (capacity - 1)] }
  }

  mutating func append(_ frame: Frame, at time: Double, settings: ShotSettings) {
    let pyramid = FramePyramid(frame)
    var entry = Entry(
      frame: frame, pyramid: pyramid, blank: Blank(frame, pyramid, settings: settings),
      isPlain: pyramid.variance.squareRoot() <= settings.blankContrast, time: time, step: 0,
      farStep: 0)
    if end > 0 {
      let before = self[end - 1].pyramid
      entry.step = pyramid.middle.difference(from: before.middle)
      entry.farStep = pyramid.far.difference(from: before.far)
    }
    if end < capacity {
      slots.append(entry)
    } else {
      slots[end & (capacity - 1)] = entry
    }
    end += 1
  }

  /// Whether there is evidence enough for a cut at a frame.
  func hasCut(_ number: Int, _ settings: ShotSettings) -> Bool {
    contains(number) && self[number].cut >= settings.cut
  }

  /// Seconds from the beginning of one frame to that of another; both are in the window.
  func seconds(_ first: Int, _ second: Int) -> Double { self[second].time - self[first].time }

  /// Whether the frames from `first` up to `end`, both in the window, last no longer than a span.
  func lasts(_ first: Int, _ end: Int, atMost span: InterruptionSpans.Span) -> Bool {
    end - first <= span.frames && seconds(first, end) <= span.seconds + InterruptionSpans.Span.slack
  }

  /// Gives a frame back and forgets it.
  mutating func takeFrame(_ number: Int) -> Frame {
    let frame = self[number].frame!
    self[number].frame = nil
    return frame
  }

  /// How much two frames differ at the middle size, 0…255; infinite if one is not there.
  func difference(_ first: Int, _ second: Int) -> Double {
    guard contains(first), contains(second) else { return .infinity }
    return self[first].pyramid.middle.difference(from: self[second].pyramid.middle)
  }

  /// How much of the detail of each of two frames cannot be found in the other, the lesser of
  /// both: 0 (all is found) … 1; or any number below `least` as soon as it is known to be.
  mutating func mismatch(_ first: Int, _ second: Int, least: Double = 0) -> Double {
    let (before, now) = (details(first), details(second))
    let still = MotionSearch.mismatch(before, now, shift: (0, 0), least: least)
    guard still >= least, still > 0 else { return still }
    let shift = MotionSearch.shift(self[second].pyramid.far, self[first].pyramid.far)
    guard shift != (0, 0) else { return still }
    return MotionSearch.mismatch(
      before, now, shift: (x: 4 * shift.x, y: 4 * shift.y), least: least)
  }

  private mutating func details(_ number: Int) -> DetailPlane {
    if let details = self[number].details { return details }
    let details = DetailPlane(self[number].pyramid.near)
    self[number].details = details
    return details
  }
}
