/// The user's choices about timelines in files for editing programs.
public struct EditChoices: Sendable, Equatable {
  /// The timecode of the timeline's first frame; `nil` means 01:00:00:00, the usual start of a
  /// timeline, with the film's way of counting.
  public var recordStart: TimecodeText?
  /// The name of the film's reel; `nil` if the user gives none.
  public var reel: String?

  /// Uses the defaults.
  public init() {}

  /// The largest length of a reel's name, in characters: DaVinci Resolve and Avid read this many
  /// from a file. Tape machines and CMX 3600 read 8.
  public static let longestReel = 32

  /// Why editing programs would not accept a name as that of a reel; `nil` if they do.
  ///
  /// In edit decision lists, the name is a field between blanks, and `AX`, `BL`, `BLACK` and `BARS`
  /// have special meanings.
  public static func fault(inReel name: String) -> String? {
    if ["BL", "BLACK", "BARS"].contains(name) { return "\(name) means that there is no source" }
    guard (1...longestReel).contains(name.utf8.count),
      name.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { return "a reel name has 1 to \(longestReel) ASCII characters and no blanks" }
    return nil
  }

  /// Why this timeline is not possible for a film; `nil` if it is.
  public func fault(for film: Film) -> String? {
    guard let start = recordStart else { return nil }
    let rate = TimecodeRate(film)
    if start.isDropFrame, !rate.canDropFrames {
      return "\(start): drop-frame timecode (with ;) is only for 29.97 and 59.94 frames per second"
    }
    guard start.frames < rate.base else {
      return "\(start): the frames of a second are numbered 0…\(rate.base - 1)"
    }
    return nil
  }
}
