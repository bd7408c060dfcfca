import CFFmpeg
import Films
import Palettes

/// Numbers and times of a film's frames as they come, and which of them are wanted.
struct FilmClock {
  /// When and as which frame a picture is shown.
  struct Time {
    var number: Int
    var ticks: Int64
    var isPastEnd = false
  }

  /// The container's time of the first frame, from which ticks are counted.
  let origin: Int64
  /// How long a frame is shown on the whole, in ticks, 1 or more.
  let period: Int64
  /// More ticks between two frames are a jump of the container's clock; `nil` where it has none.
  let longestGap: Int64?
  /// The first tick that is wanted, and the first after it that is not.
  let startTicks, endTicks: Int64
  /// What packets told of a film of which only some frames come; `nil` if all do and are counted.
  private(set) var times: PacketTimes?
  /// The container's time of the last frame that `isAstray` was asked of.
  private var lastTold: Int64 = .min
  /// When the last frame was shown that was wanted.
  private var lastWanted: Int64 = .min
  /// Added to times after a splice, where the container's clock began anew.
  private var splice: Int64 = 0
  /// Whether the container's clock jumped on the way.
  private(set) var isSpliced = false
  /// Ticks until the last frame that was wanted goes.
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
  /// When the last frame goes.
  private var lastEnd: Int64 = 0
  /// Whether frames that were counted stayed for different times.
  private var hasVaried = false
  /// In `every`: when the next frame is wanted.
  private var due: Double

  /// - Parameters:
  ///   - mayJump: whether the container's clock may begin anew on the way.
  ///   - isNumbered: whether frames are numbered pictures.
  init(
    first: CFilmFrame, tick: Rational, frameRate: Rational, options: FilmOptions,
    mayJump: Bool = false, isNumbered: Bool = false
  ) {
    self.isNumbered = isNumbered
    self.tick = tick
    sampling = options.sampling
    origin = first.time == .min ? 0 : first.time
    // A time that was typed is near to a frame's, not exactly it.
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

  /// The time of a frame, rising from frame to frame; `nil` if the frame is not wanted.
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

  /// Whether a sample has a frame that is no earlier than it begins: the first of these it has.
  private mutating func isWanted(_ frame: CFilmFrame, _ time: Time) -> Bool {
    switch sampling {
    case .all: return true
    case .keyframes: return lastWanted == .min || frame.isKey != 0 || times != nil
    case .every(let seconds):
      // Half a tick, since steps are no whole numbers of them.
      guard Double(time.ticks) + 0.5 >= due else { return false }
      let step = seconds / tick.value
      let steps = ((Double(time.ticks - startTicks) + 0.5) / step).rounded(.down)
      due = (steps + 1) * step + Double(startTicks)
      return true
    }
  }

  /// The first time of the container that is not wanted.
  private var containerEnd: Int64 {
    let (time, isBeyond) = origin.addingReportingOverflow(endTicks)
    return isBeyond ? .max : time
  }

  /// A frame of which packets told.
  private func told(_ frame: CFilmFrame, _ times: PacketTimes) -> Time {
    Time(number: times.number(at: frame.time), ticks: frame.time - origin)
  }

  /// The frame after the last.
  private mutating func counted(_ frame: CFilmFrame) -> Time {
    guard let last else {
      return Time(number: 0, ticks: frame.time == .min ? 0 : frame.time - origin + splice)
    }
    var ticks = frame.time == .min ? last.ticks + period : frame.time - origin + splice
    // A jump back of more than ten frames, or far ahead: another part, joined to the one before.
    let isBack = (last.ticks - ticks) / 10 > period
    let isAhead = longestGap.map { ticks - lastEnd > $0 } ?? false
    if isBack || isAhead,
      abs(Double(splice) + Double(lastEnd) - Double(ticks)) < Self.latest
    {
      splice += lastEnd - ticks
      ticks = lastEnd
      isSpliced = true
    }
    // Times that stand still or go back are a muxer's mistake: frames come in order.
    ticks = max(ticks, last.ticks + 1)
    if !hasVaried, sampling != .all || ticks < startTicks {
      hasVaried = FilmTimeline.isVariable([last.ticks, ticks], period: Double(period))
    }
    // A picture that could not be decoded has its number, if pictures are numbered.
    let number = isNumbered ? Int((Double(ticks) / Double(period)).rounded()) : 0
    return Time(number: max(last.number + 1, number), ticks: ticks)
  }

  /// Whether frames stay for different times: all of the film's, or where every frame is read those
  /// before the first that is wanted.
  var isVariable: Bool { times?.isVariable() ?? hasVaried }

  /// Says that from here on only some frames come, of which packets told, the first of them not
  /// before a time of the container.
  mutating func follow(_ times: PacketTimes, from time: Int64) {
    self.times = times
    lastTold = time == .min ? .min : time - 1
  }

  /// Whether a frame is not the next of those that packets told; `nil` stands for the film's end.
  ///
  /// - Parameter isDamaged: whether frames may be missing.
  mutating func isAstray(_ frame: CFilmFrame?, isDamaged: Bool) -> Bool {
    guard let times else { return false }
    defer { lastTold = frame?.time ?? lastTold }
    let isOrdered = frame.map { $0.time > lastTold && times.frame(at: $0.time) != nil } ?? true
    guard isOrdered, sampling == .keyframes, !isDamaged else { return !isOrdered }
    return times.key(after: lastTold) != frame?.time
  }

  /// Says that all frames come, from the film's first on.
  mutating func countAll() {
    (times, last, lastEnd) = (nil, nil, 0)
  }

  /// Says that no more frames come of a film that lasts so many ticks, by the word of a container
  /// that gave all it promised.
  mutating func finish(whole: Int64?) {
    if let whole, endTicks == .max, last != nil { end = max(end, whole) }
  }

  /// Says which frame comes next, and when it is shown, by what packets told.
  mutating func enter(atFrame number: Int, ticks: Int64, _ times: PacketTimes) {
    last = Time(number: number - 1, ticks: ticks - 1)
    lastEnd = ticks
    hasVaried = times.isVariable(before: origin + startTicks)
  }
}
