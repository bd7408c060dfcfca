/// What a user says of the timeline that files for editing programs make.
public struct EditChoices: Sendable, Equatable {
  /// The timecode of the timeline's first frame; `nil`: 01:00:00:00, where timelines begin by
  /// custom, counted as the film counts.
  public var recordStart: TimecodeText?
  /// The name of the reel that the film is; `nil` if it is not told.
  public var reel: String?

  /// The defaults.
  public init() {}

  /// The most characters of a reel's name: what DaVinci Resolve and Avid take of a file's. Tape
  /// machines and CMX 3600 read 8.
  public static let longestReel = 32

  /// Why editing programs would not read a name as that of a reel; `nil` if they do.
  ///
  /// It is a field between blanks in edit decision lists, in which `AX`, `BL`, `BLACK` and `BARS`
  /// have a meaning of their own.
  public static func fault(inReel name: String) -> String? {
    if ["BL", "BLACK", "BARS"].contains(name) { return "\(name) means that there is no source" }
    guard (1...longestReel).contains(name.utf8.count),
      name.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { return "a reel has 1 to \(longestReel) letters, digits or signs of ASCII, no blank" }
    return nil
  }

  /// Why this timeline cannot be made of a film; `nil` if it can.
  public func fault(for film: Film) -> String? {
    guard let start = recordStart else { return nil }
    let rate = TimecodeRate(film)
    if start.isDropFrame, !rate.canDropFrames {
      return "\(start): drop-frame timecode (with ;) is for 29.97 and 59.94 frames a second"
    }
    guard start.frames < rate.base else {
      return "\(start): there are \(rate.base) frames in a second, counted from 0"
    }
    return nil
  }
}
