/// The cues of a subtitle file: SubRip (.srt) or WebVTT (.vtt).
///
/// The parser is tolerant, as players are: it accepts any line ends, with or without numbers, hours
/// and fractions, and cues in any order. A cue is skipped and counted if its times cannot be read
/// or its end is before its start. A cue without text is skipped. Malicious bytes never cause a
/// trap.
///
/// - Source: W3C, "WebVTT: The Web Video Text Tracks Format", §4. SubRip has no standard, so the
///   parser accepts what VLC and FFmpeg accept.
public struct Subtitles: Sendable, Equatable {
  /// Sorted by start; cues with the same start are in the order of the file.
  public private(set) var cues: [Cue] = []
  /// How many cues could not be read.
  public private(set) var damaged = 0

  /// Reads a whole file: UTF-8, UTF-16 with a byte order mark, or else Windows-1252.
  ///
  /// - Complexity: O(count of bytes), and O(cues × log cues) to sort.
  public init(_ bytes: [UInt8]) {
    let lines = SubtitleText.lines(of: bytes)
    var index = 0
    while index < lines.count {
      let times = Self.times(in: lines[index])
      index += 1
      guard let times else { continue }
      let text = Self.text(in: lines, from: &index)
      if let start = Self.seconds(times.start), let end = Self.seconds(times.end), start <= end {
        if !text.isEmpty { cues.append(Cue(start: start, end: end, text: text)) }
      } else {
        damaged += 1
      }
    }
    let sorted = cues.enumerated().sorted {
      ($0.element.start, $0.offset) < ($1.element.start, $1.offset)
    }
    cues = sorted.map(\.element)
  }

  /// The text from a line to the next empty line or the next cue.
  private static func text(in lines: [String], from index: inout Int) -> String {
    let start = index
    while index < lines.count, !lines[index].isEmpty, times(in: lines[index]) == nil { index += 1 }
    var text = lines[start..<index]
    // If the empty line between two cues is missing, the last line is the number of the next cue.
    let isBroken = index < lines.count && !lines[index].isEmpty
    if isBroken, let last = text.last, last.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      text.removeLast()
    }
    return SubtitleText.plain(text.joined(separator: " "))
  }

  /// The words on both sides of `-->`, or `nil` if the line does not contain it.
  private static func times(in line: String) -> (start: String, end: String)? {
    let bytes = Array(line.utf8)
    guard bytes.count >= 3 else { return nil }
    let arrow = (0...bytes.count - 3).first { bytes[$0..<$0 + 3].elementsEqual("-->".utf8) }
    guard let arrow else { return nil }
    func words(_ part: ArraySlice<UInt8>) -> [String] {
      part.split { $0 == 0x20 || $0 == 0x09 }.map { String(decoding: $0, as: UTF8.self) }
    }
    return (words(bytes[..<arrow]).last ?? "", words(bytes[(arrow + 3)...]).first ?? "")
  }

  /// The seconds of `01:02:03,456`, `02:03.4` or `1:02:03`; `nil` for any other text.
  static func seconds(_ text: String) -> Double? {
    let halves = text.utf8.split(maxSplits: 1, omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".")
    }
    let fields = halves[0].split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    let whole = fields.compactMap { number($0, atMost: 6) }
    guard whole.count == fields.count, (2...3).contains(whole.count),
      whole.dropFirst(whole.count - 2).allSatisfy({ $0 < 60 })
    else { return nil }
    let seconds = whole.reduce(0) { $0 * 60 + $1 }
    guard halves.count == 2 else { return Double(seconds) }
    let digits = halves[1].prefix(9)
    guard let fraction = number(digits, atMost: 9), halves[1].count <= 9 else { return nil }
    let scale = digits.reduce(1.0) { scale, _ in scale * 10 }
    return Double(seconds) + Double(fraction) / scale
  }

  /// The number of one to `most` decimal digits.
  private static func number(_ digits: Substring.UTF8View, atMost most: Int) -> Int? {
    guard (1...most).contains(digits.count) else { return nil }
    var value = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }
}
