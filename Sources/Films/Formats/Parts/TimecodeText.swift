/// A timecode as it is written, before it is known how many frames a second has.
public struct TimecodeText: Sendable, Equatable {
  /// 0…23.
  public let hours: Int
  /// 0…59.
  public let minutes, seconds: Int
  /// 0…999, of which a rate allows fewer.
  public let frames: Int
  /// Whether it counts in drop-frame, which a semicolon before the frames tells.
  public let isDropFrame: Bool

  /// What `HH:MM:SS:FF` or `HH:MM:SS;FF` says, with two or three digits of frames; `nil` if it is
  /// anything else.
  public init?(_ text: String) {
    let fields = text.utf8.split(omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ";")
    }
    let marks = text.utf8.filter { !(48...57).contains($0) }
    let numbers = fields.compactMap { field in
      field.allSatisfy { (48...57).contains($0) } ? Int(String(Substring(field))) : nil
    }
    guard numbers.count == 4, marks.count == 3, marks.prefix(2).allSatisfy({ $0 == 0x3A }),
      fields.prefix(3).allSatisfy({ $0.count == 2 }), (2...3).contains(fields[3].count),
      numbers[0] < 24, numbers[1] < 60, numbers[2] < 60
    else { return nil }
    (hours, minutes, seconds, frames) = (numbers[0], numbers[1], numbers[2], numbers[3])
    isDropFrame = marks[2] == UInt8(ascii: ";")
  }
}

extension TimecodeText: CustomStringConvertible {
  /// As it was written.
  public var description: String {
    let fields = [hours, minutes, seconds].map { Timecode.digits($0, 2) }
    return fields.joined(separator: ":") + (isDropFrame ? ";" : ":")
      + Timecode.digits(frames, frames > 99 ? 3 : 2)
  }
}
