import Frames

/// The last frames of a film by their numbers, and the measurements of each.
struct ShotWindow: Sendable {
  /// One frame in the window.
  struct Entry: Sendable {
    /// The frame itself, until it is returned to the caller.
    var frame: Frame?
    var pyramid: FramePyramid
    /// The detail of `pyramid.near`, computed at the first use.
    var details: DetailPlane?
    var blank: Blank?
    /// Whether the frame has one color at the far size.
    var isPlain: Bool
    /// When the frame is shown, in seconds.
    var time: Double
    /// The difference of `pyramid.middle` from the previous frame, 0…255.
    var step: Double
    /// The difference of `pyramid.far` from the previous frame, 0…255.
    var farStep: Double
    /// The evidence that a shot begins here with a cut.
    var cut = -Double.infinity
    /// If there is a cut here, the frames around it that mix both shots.
    var mixed = 0..<0
  }

  /// The frames so far, up to `capacity`; after that, each new frame replaces the oldest one.
  private var slots: [Entry] = []
  private let capacity: Int
  let spans: InterruptionSpans
  /// The number that the next frame will have.
  private(set) var end = 0

  /// A window for the last `capacity` frames; `capacity` is a power of two.
  init(capacity: Int, spans: InterruptionSpans) {
    self.capacity = capacity
    self.spans = spans
    slots.reserveCapacity(capacity)
  }

  /// The number of the oldest frame in the window.
  var start: Int { max(0, end - capacity) }

  /// The number of the newest frame.
  var last: Int { end - 1 }

  func contains(_ number: Int) -> Bool { number >= start && number < end }

  /// Inlined, so that a field of an entry is read in place. Copying the entry would retain and
  /// release five pictures.
  subscript(number: Int) -> Entry {
    @inline(__always) get { slots[number & (capacity - 1)] }
    _modify { yield &slots[number & (capacity - 1)] }
  }

  mutating func append(_ frame: Frame, at time: Double, settings: ShotSettings) {
    let pyramid = FramePyramid(frame)
    var entry = Entry(
      frame: frame, pyramid: pyramid, blank: Blank(frame, pyramid, settings: settings),
      isPlain: pyramid.inside.variance.squareRoot() <= settings.blankContrast, time: time, step: 0,
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

  /// Whether a frame has enough evidence for a cut.
  func hasCut(_ number: Int, _ settings: ShotSettings) -> Bool {
    contains(number) && self[number].cut >= settings.cut
  }

  /// Seconds from the start of one frame to the start of another; both are in the window.
  func seconds(_ first: Int, _ second: Int) -> Double { self[second].time - self[first].time }

  /// Whether the frames `first..<end` last no longer than a span; `first` and `end` are in the
  /// window.
  func lasts(_ first: Int, _ end: Int, atMost span: InterruptionSpans.Span) -> Bool {
    end - first <= span.frames && seconds(first, end) <= span.seconds + InterruptionSpans.Span.slack
  }

  /// Returns a frame and removes it from the window; its measurements stay.
  mutating func takeFrame(_ number: Int) -> Frame {
    let frame = self[number].frame!
    self[number].frame = nil
    return frame
  }

  /// How much two frames differ at the middle size, 0…255; infinite if one of them is not in the
  /// window.
  func difference(_ first: Int, _ second: Int) -> Double {
    guard contains(first), contains(second) else { return .infinity }
    return self[first].pyramid.middle.difference(from: self[second].pyramid.middle)
  }

  /// How much detail of each of two frames is missing in the other: the smaller of the two shares,
  /// 0 (everything is found) to 1. As soon as the result is known to be below `least`, any number
  /// below `least` is returned.
  mutating func mismatch(_ first: Int, _ second: Int, least: Double = 0) -> Double {
    let (before, now) = (details(first), details(second))
    let still = MotionSearch.mismatch(before, now, shift: (0, 0), least: least)
    guard still >= least, still > 0 else { return still }
    let shift = MotionSearch.shift(self[second].pyramid.far, self[first].pyramid.far)
    guard shift != (0, 0) else { return still }
    return MotionSearch.mismatch(
      before, now, shift: (x: 4 * shift.x, y: 4 * shift.y), least: least)
  }

  /// How much the layout of two frames differs, 0…1; 0 if one of them is not in the window.
  func layoutDifference(_ first: Int, _ second: Int) -> Double {
    guard contains(first), contains(second) else { return 0 }
    return LayoutSearch.difference(self[second].pyramid.middle, self[first].pyramid.middle)
  }

  /// The directions of a frame's edges. They are needed rarely, so they are not kept.
  ///
  /// - Complexity: O(pixels of the near size).
  func edges(_ number: Int) -> EdgePlane { EdgePlane(self[number].pyramid.near) }

  /// The detail of a frame; computed at the first use.
  mutating func details(_ number: Int) -> DetailPlane {
    if let details = self[number].details { return details }
    let details = DetailPlane(self[number].pyramid.near)
    self[number].details = details
    return details
  }
}
