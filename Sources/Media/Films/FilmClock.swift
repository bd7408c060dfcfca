import CFFmpeg
import Films
import Palettes

/// Numbers and times of a film's frames as they are read, and which of them are wanted.
struct FilmClock {
  /// The number of a frame and when it is shown.
  struct Time {
    var number: Int
    var ticks: Int64
    var isPastEnd = false
  }

  /// The container's time of the first frame, at which ticks start.
  let origin: Int64
  /// The usual duration of a frame, in ticks, 1 or more.
  let period: Int64
  /// A longer gap between two frames, in ticks, is a jump of the container's clock; `nil` where the
  /// clock never jumps.
  let longestGap: Int64?
  /// The first wanted tick, and the first tick after the wanted part.
  let startTicks, endTicks: Int64
  /// The packets' times, for a film of which only some frames are read; `nil` if all frames are
  /// read and counted.
  private(set) var times: PacketTimes?
  /// The container's time of the last frame that was passed to `isUnexpected`.
  private var lastTold: Int64 = .min
  /// When the last wanted frame was shown.
  private var lastWanted: Int64 = .min
  /// Added to times after a splice, where the container's clock started again.
  private var splice: Int64 = 0
  /// Whether the container's clock has jumped.
  private(set) var isSpliced = false
  /// The end of the last wanted frame, in ticks.
  private(set) var end: Int64 = 0
  /// The number of the last frame before `end`, 0 if there is none.
  var lastFrame: Int {
    let counted = last.map { $0.isPastEnd ? $0.number - 1 : $0.number }
    return max(0, times.map { $0.number(at: min($0.end, containerEnd)) - 1 } ?? counted ?? 0)
  }
  /// More ticks than any film has, and far from overflow: 2⁵⁸.
  private static let latest = 288_230_376_151_711_744.0
  private let tick: Rational
  private let sampling: FilmOptions.Sampling
  private let isNumbered: Bool
  private var last: Time?
  /// The end of the last frame.
  private var lastEnd: Int64 = 0
  /// Whether counted frames had different durations.
  private var hasVaried = false
  /// For `every`: when the next frame is wanted.
  private var due: Double

  /// - Parameters:
  ///   - mayJump: whether the container's clock may start again within the film.
  ///   - isNumbered: whether frames are numbered pictures.
  init(
    first: CFilmFrame, tick: Rational, frameRate: Rational, options: FilmOptions,
    mayJump: Bool = false, isNumbered: Bool = false
  ) {
    self.isNumbered = isNumbered
    self.tick = tick
    sampling = options.sampling
    origin = first.time == .min ? 0 : first.time
    // A time that was typed is close to a frame's time, not equal to it.
    func ticks(_ seconds: Double) -> Int64 {
      Int64(min(((seconds - 5e-7) / tick.value).rounded(.up), Self.latest))
    }
    startTicks = max(0, ticks(options.start))
    endTicks = options.end.map(ticks) ?? .max
    let whole = (1 / (frameRate.value * tick.value)).rounded()
    period = max(1, Int64(min(whole, Self.latest)))
    longestGap =
      mayJump ? max(ticks(PacketTimes.longestGap), Int64(min(10 * whole, Self.latest))) : nil
    due = Double(startTicks)
  }

  /// The number and time of a frame, rising from frame to frame; `nil` if the frame is not wanted.
  mutating func time(of frame: CFilmFrame) -> Time? {
    var time = times.map { told(frame, $0) } ?? counted(frame)
    time.isPastEnd = time.ticks >= endTicks
    last = time
    lastEnd = time.ticks + max(1, frame.duration > 0 ? frame.duration : period)
    end = time.isPastEnd ? time.ticks : max(end, lastEnd)
    if let times { end = (times.first(from: containerEnd) ?? times.end) - origin }
    if time.isPastEnd { return time }
    guard time.ticks >= startTicks, time.ticks > lastWanted, isWanted(frame, time) else {
      return nil
    }
    lastWanted = time.ticks
    return time
  }

  /// Whether the frame belongs to the sample. In `every`, the first frame at or after each step
  /// does.
  private mutating func isWanted(_ frame: CFilmFrame, _ time: Time) -> Bool {
    switch sampling {
    case .all: return true
    case .keyframes: return lastWanted == .min || frame.isKey != 0 || times != nil
    case .every(let seconds):
      // Half a tick of tolerance, since steps are not whole numbers of ticks.
      guard Double(time.ticks) + 0.5 >= due else { return false }
      let step = seconds / tick.value
      let steps = ((Double(time.ticks - startTicks) + 0.5) / step).rounded(.down)
      due = (steps + 1) * step + Double(startTicks)
      return true
    }
  }

  /// The container's time at which the wanted part ends.
  private var containerEnd: Int64 {
    let (time, isBeyond) = origin.addingReportingOverflow(endTicks)
    return isBeyond ? .max : time
  }

  /// The number and time of a frame, from the packets' times.
  private func told(_ frame: CFilmFrame, _ times: PacketTimes) -> Time {
    Time(number: times.number(at: frame.time), ticks: frame.time - origin)
  }

  /// The number and time of the next frame, by counting.
  private mutating func counted(_ frame: CFilmFrame) -> Time {
    guard let last else {
      return Time(number: 0, ticks: frame.time == .min ? 0 : frame.time - origin + splice)
    }
    var ticks = frame.time == .min ? last.ticks + period : frame.time - origin + splice
    // A jump back by more than ten frames, or far ahead, begins another part that was joined on.
    let isBack = (last.ticks - ticks) / 10 > period
    let isAhead = longestGap.map { ticks - lastEnd > $0 } ?? false
    if isBack || isAhead,
      abs(Double(splice) + Double(lastEnd) - Double(ticks)) < Self.latest
    {
      splice += lastEnd - ticks
      ticks = lastEnd
      isSpliced = true
    }
    // Times that stand still or go back are a muxer's mistake, since frames are in order.
    ticks = max(ticks, last.ticks + 1)
    if !hasVaried, sampling != .all || ticks < startTicks {
      hasVaried = FilmTimeline.isVariable([last.ticks, ticks], period: Double(period))
    }
    // With numbered pictures, one that could not be decoded still uses up its number.
    let number = isNumbered ? Int((Double(ticks) / Double(period)).rounded()) : 0
    return Time(number: max(last.number + 1, number), ticks: ticks)
  }

  /// Whether frames have different durations. Considers all frames of the film or, where every
  /// frame is read, those before the first wanted frame.
  var isVariable: Bool { times?.isVariable() ?? hasVaried }

  /// From here on only some frames are read, whose times the packets declare.
  ///
  /// - Parameter time: the first of these frames is not before this time of the container.
  mutating func follow(_ times: PacketTimes, from time: Int64) {
    self.times = times
    lastTold = time == .min ? .min : time - 1
  }

  /// Whether this frame is not the next one that the packets declare.
  ///
  /// - Parameters:
  ///   - frame: the frame; `nil` at the film's end.
  ///   - isDamaged: whether frames may be missing.
  mutating func isUnexpected(_ frame: CFilmFrame?, isDamaged: Bool) -> Bool {
    guard let times else { return false }
    defer { lastTold = frame?.time ?? lastTold }
    let isOrdered = frame.map { $0.time > lastTold && times.frame(at: $0.time) != nil } ?? true
    guard isOrdered, sampling == .keyframes, !isDamaged else { return !isOrdered }
    return times.key(after: lastTold) != frame?.time
  }

  /// From here on all frames are read, starting at the film's first frame.
  mutating func countAll() {
    (times, last, lastEnd) = (nil, nil, 0)
  }

  /// No more frames follow.
  ///
  /// - Parameter whole: the duration in ticks that the container declares, if all the frames that
  ///   it declares were read.
  mutating func finish(whole: Int64?) {
    if let whole, endTicks == .max, last != nil { end = max(end, whole) }
  }

  /// Sets the number and time of the next frame, with the packets' times.
  mutating func enter(atFrame number: Int, ticks: Int64, _ times: PacketTimes) {
    last = Time(number: number - 1, ticks: ticks - 1)
    lastEnd = ticks
    hasVaried = times.isVariable(before: origin + startTicks)
  }
}
