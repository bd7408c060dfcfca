import Platform

/// Why a film cannot be counted, or why its counts cannot be used.
///
/// The description is one line without the film's name; callers that know the name put it in front.
public enum FilmError: Error {
  /// The picture has fewer than 16 pixels in width or height.
  case pictureTooSmall
  /// No frame is between the requested times: the seconds at which the film ends, if it ends before
  /// them and is known to.
  case noFrames(end: Double?)
  /// The counts of an earlier run were cut off or damaged after they were opened.
  case countsUnreadable
  /// The counts cannot be written: the path of the file, and the reason in words.
  case unwritable(path: String, reason: String)
  /// The caller no longer wants the counts.
  case canceled
  /// The film cannot be opened or read: the error of the decoder.
  case source(any Error)
}

extension FilmError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .pictureTooSmall: "cannot be read here: \(reason)"
    case .countsUnreadable: "is damaged: \(reason)"
    case .noFrames, .unwritable, .canceled, .source: reason
    }
  }

  /// The same without the words that say what kind of error it is.
  package var reason: String {
    switch self {
    case .pictureTooSmall: "its picture is smaller than 16 × 16 pixels"
    case .noFrames(let end):
      "has no frame between the requested times"
        + (end.map { ": it ends at \(FilmTime.exact($0))" } ?? "")
    case .countsUnreadable: "the counts of an earlier run cannot be read"
    case .unwritable(let path, let reason): "\(UnwritableFile(path: path, reason: reason))"
    case .canceled: "was not read to its end"
    case .source(let error): "\(error)"
    }
  }
}
