/// A timecode as text, while the number of frames in a second is not known yet.
public struct TimecodeText: Sendable, Equatable {
  /// 0…23.
  public let hours: Int
  /// 0…59.
  public let minutes, seconds: Int
  /// 0…999; a rate allows fewer.
  public let frames: Int
  /// Whether it is drop-frame timecode, which has a semicolon before the frames.
  public let isDropFrame: Bool

  /// The timecode in `HH:MM:SS:FF` or `HH:MM:SS;FF`, with two or three digits for frames; `nil` for
  /// any other text.
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
  /// The timecode as it was written.
  public var description: String {
    let fields = [hours, minutes, seconds].map { Timecode.digits($0, 2) }
    return fields.joined(separator: ":") + (isDropFrame ? ";" : ":")
      + Timecode.digits(frames, frames > 99 ? 3 : 2)
  }
}
