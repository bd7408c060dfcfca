import CPaletteABI
import ColorScience
import Media
import PaletteFiles
import Palettes
import Platform

/// Why a call from C cannot be answered, besides the errors of the other rooms.
enum CallError: Error, CustomStringConvertible {
  /// An argument that must be given is NULL.
  case missing(String)
  /// An argument has no meaning: the whole sentence.
  case invalid(String)
  case cancelled
  /// libvips was opened before this process was forked.
  case forked
  /// The result cannot be given to the caller.
  case noMemory

  var description: String {
    switch self {
    case .missing(let name): "\(name) is missing"
    case .invalid(let sentence): sentence
    case .cancelled: "was cancelled"
    case .forked:
      "needs libvips, which was opened before this process was forked; start processes by spawn or "
        + "forkserver"
    case .noMemory: "there is no memory for the result"
    }
  }
}

/// Where a call writes what went wrong.
public typealias Message = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

/// Runs a call, and turns what it throws into a status and one line of words.
///
/// - Parameter name: what is put before the words, if it is given.
func answer(
  _ message: Message?, about name: String? = nil, _ work: () throws -> Void
) -> fp_status {
  do {
    try work()
    return FP_OK
  } catch {
    let error = cause(of: error)
    let words = name.map { "\($0): \(error)" } ?? "\(error)"
    message?.pointee = strdup(words.split(whereSeparator: \.isNewline).joined(separator: " "))
    return status(of: error)
  }
}

/// The error that the caller can do something about.
private func cause(of error: any Error) -> any Error {
  if case MediaError.libraryMissing = error, PictureLibrary.isForked { return CallError.forked }
  return error
}

private func status(of error: any Error) -> fp_status {
  switch error {
  case let error as CallError: status(of: error)
  case let error as MediaError: status(of: error)
  case let error as PaletteFileError: status(of: error)
  case let error as HistogramError: status(of: error)
  case is InvalidOption, is InvalidHex: FP_INVALID
  case is ExtractionError: FP_NO_PIXELS
  default: FP_FAILED
  }
}

private func status(of error: CallError) -> fp_status {
  switch error {
  case .missing, .invalid: FP_INVALID
  case .cancelled: FP_CANCELLED
  case .forked: FP_FORKED
  case .noMemory: FP_FAILED
  }
}

private func status(of error: MediaError) -> fp_status {
  switch error {
  case .notFound: FP_MISSING
  case .unreadable, .isDirectory: FP_UNREADABLE
  case .empty, .notAPicture, .notAFilm, .noMovingPicture, .noFrames, .unsupported: FP_UNSUPPORTED
  case .damaged, .decoderCrashed: FP_DAMAGED
  case .tooLarge, .tooMuchMemory, .outOfMemory, .tooSlow, .tooLong: FP_TOO_LARGE
  case .libraryMissing, .unwritable: FP_FAILED
  }
}

private func status(of error: PaletteFileError) -> fp_status {
  switch error {
  case .notThisFormat: FP_UNSUPPORTED
  case .damaged, .unreadable, .noColors: FP_DAMAGED
  case .tooMany: FP_TOO_LARGE
  }
}

private func status(of error: HistogramError) -> fp_status {
  switch error {
  case .notAHistogram, .version: FP_UNSUPPORTED
  case .damaged: FP_DAMAGED
  case .tooManyPixels: FP_TOO_LARGE
  }
}
