import Films
import Palettes
import Platform

/// Why an input could not be read as pixels, or an output could not be written.
///
/// The description is one line without the input's name, which the caller puts in front.
public enum MediaError: Error, Equatable, Sendable {
  /// There is nothing at this path.
  case notFound
  /// The system refuses access: the system's words.
  case unreadable(String)
  /// The path is a folder.
  case isDirectory
  /// The file has no bytes.
  case empty
  /// The bytes are not a picture: what they look like instead, or `nil` if unknown.
  case notAPicture(looksLike: String?)
  /// The bytes are not a film: what they look like instead, or `nil` if unknown.
  case notAFilm(looksLike: String?)
  /// A film without moving pictures: only sound, or a cover.
  case noMovingPicture
  /// A film without a frame between the requested times: the seconds at which it ends, if it ends
  /// before them and is known to.
  case noFrames(end: Double?)
  /// A picture that is cut short or inconsistent: the decoder's words.
  case damaged(String)
  /// The header declares more pixels than the limit; nothing was decoded.
  case tooLarge(width: Int, height: Int, limit: Int)
  /// According to its header, reading the input takes more memory than the limit, in bytes.
  case tooMuchMemory(bytes: Int, limit: Int)
  /// Reading took more memory than expected.
  case outOfMemory
  /// Reading took longer than this many seconds.
  case tooSlow(seconds: Int)
  /// The process that decoded the input ended prematurely.
  case decoderCrashed
  /// The input is longer than the limit, in bytes.
  case tooLong(limit: Int)
  /// A kind of picture that cannot be read here: which kind, and why.
  case unsupported(String)
  /// A library is missing or cannot be loaded: the whole sentence.
  case libraryMissing(String)
  /// A file could not be written: its path and the system's words.
  case unwritable(path: String, reason: String)
}

extension MediaError {
  init(_ error: UnwritableFile) {
    self = .unwritable(path: error.path, reason: error.reason)
  }
}

extension MediaError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notFound: "no such file"
    case .unreadable(let reason): "cannot be read: \(reason)"
    case .isDirectory: "is a folder"
    case .empty: "is empty"
    case .notAPicture(nil): "is not a picture in a supported format"
    case .notAPicture(let kind?): "is not a picture: it looks like \(kind)"
    case .notAFilm(nil): "is not a film in a supported format"
    case .notAFilm(let kind?): "is not a film: it looks like \(kind)"
    case .noMovingPicture: "has no moving picture, only sound or a cover"
    case .noFrames(let end): "\(FilmError.noFrames(end: end))"
    case .damaged(let reason): "is damaged: \(reason)"
    case .tooLarge(let width, let height, let limit):
      "is too large: \(width) × \(height) pixels, and the limit is \(limit)"
    case .tooMuchMemory(let bytes, let limit):
      "is too large: reading it takes about \(ByteCount.megabytes(bytes)) of memory, "
        + "and the limit is \(ByteCount.megabytes(limit))"
    case .outOfMemory: "is too large: reading it takes more memory than its header declares"
    case .tooSlow(let seconds): "takes too long to read: more than \(seconds.counted("second"))"
    case .decoderCrashed: "makes its decoder crash"
    case .tooLong(let limit): "is too large: more than \(limit) bytes"
    case .unsupported(let reason): "cannot be read here: \(reason)"
    case .libraryMissing(let sentence): sentence
    case .unwritable(let path, let reason): "\(UnwritableFile(path: path, reason: reason))"
    }
  }
}
