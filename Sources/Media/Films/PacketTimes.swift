import CFFmpeg
import Films
import Palettes

/// When the frames of a film are shown, read from its packets before any frame is decoded.
///
/// With these times, any frame can be reached without an index, and the number of a frame is known
/// without reading the frames before it. Both are exact in every container whose packets declare
/// their times.
struct PacketTimes {
  /// The times of the frames that are shown, in the container's ticks, rising.
  private let shown: [Int64]
  /// Where decoding may begin: how many packets come before, and when the key frame is shown.
  private let keys: [(packet: Int, shown: Int64)]
  /// When the shown key frames are shown, rising.
  private let shownKeys: [Int64]
  /// When the last frame ends.
  let end: Int64
  private let period: Double

  /// A longer jump ahead, both in seconds and as this many frames, is a new clock.
  static let longestGap = 10.0

  /// How many frames may be shown after a frame that is decoded later; no codec has more.
  private static let mostReordered = 256

  /// - Parameters:
  ///   - packets: in file order, from the beginning.
  ///   - origin: when the film's first frame is shown. Earlier frames do not count.
  ///   - period: the usual duration of a frame, in ticks.
  ///   - longestGap: a longer gap between two packets, in ticks, is a jump of the clock; `nil`
  ///     where clocks never jump.
  /// - Returns: `nil` if the packets do not declare all times, because a time is missing or occurs
  ///   twice, or the clock starts again.
  /// - Complexity: O(packets), if frames are shown nearly in file order.
  init?(
    _ packets: some Sequence<CFilmPacket>, origin: Int64, period: Int64, longestGap: Int64?
  ) {
    var shown: [Int64] = []
    var keys: [(packet: Int, shown: Int64)] = []
    var (end, decoded) = (origin, Int64.min)
    for (index, packet) in packets.enumerated() {
      guard packet.shown != .min else { return nil }
      if packet.decoded != .min {
        if decoded != .min {
          let (gap, isFar) = packet.decoded.subtractingReportingOverflow(decoded)
          guard !isFar, gap >= 0, longestGap.map({ gap <= $0 }) ?? true else { return nil }
        }
        decoded = packet.decoded
      }
      if packet.isKey != 0 { keys.append((index, packet.shown)) }
      guard packet.isHidden == 0, packet.shown >= origin else { continue }
      // Reordered frames are shown before frames that are decoded earlier, but only a few places.
      var place = shown.count
      while place > 0, shown[place - 1] > packet.shown { place -= 1 }
      guard shown.count - place <= Self.mostReordered, place == 0 || shown[place - 1] < packet.shown
      else { return nil }
      shown.insert(packet.shown, at: place)
      let length = packet.duration > 0 ? packet.duration : period
      let (last, isFar) = packet.shown.addingReportingOverflow(length)
      guard !isFar else { return nil }
      end = max(end, last)
    }
    guard !shown.isEmpty else { return nil }
    (self.shown, self.keys, self.end) = (shown, keys, end)
    shownKeys = keys.map(\.shown).filter { Self.contains($0, shown) }.sorted()
    self.period = Double(period)
  }

  /// Whether the frames before `time` have different durations.
  ///
  /// - Complexity: O(frames).
  func isVariable(before time: Int64 = .max) -> Bool {
    let count = time == .max ? shown.count : min(shown.count, number(at: time) + 1)
    return FilmTimeline.isVariable(Array(shown[..<count]), period: period)
  }

  /// How many frames are shown before this time: the number of the frame that is shown at it.
  ///
  /// - Complexity: O(log frames).
  func number(at time: Int64) -> Int { Self.count(of: shown) { $0 < time } }

  /// How many of the first times satisfy `isEarly`.
  private static func count(of times: [Int64], _ isEarly: (Int64) -> Bool) -> Int {
    var (low, high) = (0, times.count)
    while low < high {
      let middle = (low + high) / 2
      if isEarly(times[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func contains(_ time: Int64, _ times: [Int64]) -> Bool {
    let index = count(of: times) { $0 < time }
    return index < times.count && times[index] == time
  }

  /// The number of the frame that is shown at exactly this time.
  func frame(at time: Int64) -> Int? { Self.contains(time, shown) ? number(at: time) : nil }

  /// When the first frame at or after this time is shown; `nil` after the last.
  func first(from time: Int64) -> Int64? {
    let number = number(at: time)
    return number < shown.count ? shown[number] : nil
  }

  /// When the first key frame after this time is shown; `nil` after the last.
  ///
  /// - Complexity: O(log key frames).
  func key(after time: Int64) -> Int64? {
    let index = Self.count(of: shownKeys) { $0 <= time }
    return index < shownKeys.count ? shownKeys[index] : nil
  }

  /// How many packets come before the last key frame that is shown by this time; 0 if there is none.
  /// Frames from there to this time depend on nothing before it.
  ///
  /// - Complexity: O(key frames).
  func packet(before time: Int64) -> Int { keys.last { $0.shown <= time }?.packet ?? 0 }

  /// Where decoding begins so that all frames from this time on are complete, and how many packets
  /// come before. Decoding begins one key frame earlier than necessary, so that the frames in
  /// between show whether decoding agrees with the packets.
  func entry(before time: Int64) -> (packet: Int, shown: Int64) {
    let before = keys.filter { $0.shown <= time }
    return before.count > 1 ? before[before.count - 2] : (0, .min)
  }
}
