import CFFmpeg
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
  /// Added to times after a splice, where the container's clock began anew.
  private var splice: Int64 = 0
  /// Whether the container's clock began anew on the way.
  var isSpliced: Bool { splice != 0 }
  /// Ticks until the last frame that was decoded goes, whether or not it was wanted.
  private(set) var end: Int64 = 0
  /// More ticks than any film has, and far from overflow: 2⁵⁸.
  private static let latest = 288_230_376_151_711_744.0
  private let tick: Rational
  private let frameRate: Rational
  private let sampling: FilmOptions.Sampling
  private let startTicks, endTicks: Int64
  /// How long a frame is shown on the whole, in ticks, 1 or more.
  private let period: Int64
  private var last: Time?
  /// In `every`: when the next frame is wanted.
  private var due: Double
  private var skipsBefore: Int64?
  /// Whether the frame before the next is unknown, so that the next is numbered by its time.
  var hasSeeked = false

  init(first: CFilmFrame, tick: Rational, frameRate: Rational, options: FilmOptions) {
    self.tick = tick
    self.frameRate = frameRate
    sampling = options.sampling
    origin = first.time == .min ? 0 : first.time
    func ticks(_ seconds: Double) -> Int64 {
      Int64(min((seconds / tick.value).rounded(), Self.latest))
    }
    startTicks = ticks(options.start)
    endTicks = options.end.map(ticks) ?? .max
    let whole = (1 / (frameRate.value * tick.value)).rounded()
    period = max(1, Int64(min(whole, Self.latest)))
    due = Double(startTicks)
  }

  /// The time of a frame, rising from frame to frame; `nil` if the frame is not wanted.
  mutating func time(of frame: CFilmFrame) -> Time? {
    var ticks =
      frame.time == .min ? (last?.ticks ?? -period) + period : frame.time - origin + splice
    // A jump back of more than ten frames: another part, joined to the one before.
    if let last, !hasSeeked, (last.ticks - ticks) / 10 > period,
      Double(splice) + Double(last.ticks) + Double(period) - Double(ticks) < Self.latest
    {
      splice += last.ticks + period - ticks
      ticks = last.ticks + period
    }
    // Times that stand still or go back are a muxer's mistake: frames come in order.
    if let last, !hasSeeked { ticks = max(ticks, last.ticks + 1) }
    end = max(end, ticks + max(1, frame.duration > 0 ? frame.duration : period))
    if let from = skipsBefore {
      if ticks < from { return nil }
      skipsBefore = nil
      hasSeeked = false
      let time = Time(number: last.map { $0.number + 1 } ?? 0, ticks: ticks)
      last = time
      return time
    }
    let time = Time(number: number(at: ticks), ticks: ticks, isPastEnd: ticks >= endTicks)
    guard ticks >= startTicks else {
      if !hasSeeked { last = time }
      return nil
    }
    hasSeeked = false
    last = time
    guard case .every(let seconds) = sampling, !time.isPastEnd else { return time }
    guard Double(ticks) >= due else { return nil }
    let step = seconds / tick.value
    due = (Double(ticks - startTicks) / step).rounded(.down) * step + step + Double(startTicks)
    return time
  }

  /// Of every frame the next number, else the one that the time says.
  private func number(at ticks: Int64) -> Int {
    if case .all = sampling, !hasSeeked { return last.map { $0.number + 1 } ?? 0 }
    let frames = (Double(ticks) * tick.value * frameRate.value).rounded()
    let number = Int(max(0, min(frames, Self.latest)))
    return max(number, last.map { $0.number + 1 } ?? 0)
  }

  /// Goes on at a frame that was seen before.
  mutating func resume(atFrame number: Int, ticks: Int64) {
    last = Time(number: number - 1, ticks: ticks - 1)
    skipsBefore = ticks
    hasSeeked = true
  }
}
