import CFFmpeg
import Films
import Palettes

/// When the frames of a film are shown, as its packets tell before one of them is decoded.
///
/// It leads to any frame without an index, and gives a frame its number in the film without those
/// before it: both are right in every container whose packets tell their times.
struct PacketTimes {
  /// The times of the frames that are shown, in the container's ticks, rising.
  private let shown: [Int64]
  /// Where decoding may begin: how many packets are before it, and when its frame is shown.
  private let keys: [(packet: Int, shown: Int64)]
  /// When those of them are shown that are, rising.
  private let shownKeys: [Int64]
  /// When the last frame goes.
  let end: Int64
  private let period: Double

  /// How far a clock may jump ahead: more than so many seconds, and so many frames, is another
  /// clock.
  static let longestGap = 10.0

  /// Frames that are shown after one that is decoded later: no codec has more.
  private static let mostReordered = 256

  /// - Parameters:
  ///   - packets: in the order of the file, from its beginning.
  ///   - origin: when the film's first frame is shown. What is before is none of its frames.
  ///   - period: how long a frame is shown on the whole, in ticks.
  ///   - longestGap: ticks between two packets from which on the clock has jumped; `nil` where
  ///     clocks do not.
  /// - Returns: `nil` if packets do not tell all of that: a time is missing or there twice, or the
  ///   clock begins anew.
  /// - Complexity: O(packets), if frames are shown nearly in the order of the file.
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
      // Frames that are shown before others are decoded after them, though not by many.
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

  /// Whether frames stay for different times, those before a time or all.
  ///
  /// - Complexity: O(frames).
  func isVariable(before time: Int64 = .max) -> Bool {
    let count = time == .max ? shown.count : min(shown.count, number(at: time) + 1)
    return FilmTimeline.isVariable(Array(shown[..<count]), period: period)
  }

  /// How many frames are shown before this time: the number of the one that is shown then.
  ///
  /// - Complexity: O(log frames).
  func number(at time: Int64) -> Int { Self.count(of: shown) { $0 < time } }

  /// How many of the first times are early.
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

  /// Where decoding begins so that all frames from this time on are whole, and how many packets are
  /// before that: one key frame earlier than it had to be, so that some frames before tell whether
  /// decoding finds what packets promise.
  func entry(before time: Int64) -> (packet: Int, shown: Int64) {
    let before = keys.filter { $0.shown <= time }
    return before.count > 1 ? before[before.count - 2] : (0, .min)
  }
}
