import HTTPTypes
import Media

/// Why a worker has no result: the content of a `Problem`, as bytes for another process.
struct WorkRefusal: Error, Equatable, CustomStringConvertible {
  /// The HTTP status.
  let status: Int
  /// Whether the bytes were not a picture at all.
  var isNoPicture = false
  let detail: String

  var description: String { detail }

  /// Whether the bytes are not a picture, or not an intact one.
  var isUnreadable: Bool { isNoPicture || detail.hasPrefix("is damaged") }

  /// This refusal with a sentence about what to do.
  func adding(_ advice: String) -> WorkRefusal {
    WorkRefusal(status: status, isNoPicture: isNoPicture, detail: "\(detail); \(advice)")
  }

  init(status: Int, isNoPicture: Bool = false, detail: String) {
    (self.status, self.isNoPicture, self.detail) = (status, isNoPicture, detail)
  }

  /// The refusal for an error. If the error is internal, it keeps its words for the log.
  init(_ error: any Error) {
    let problem = Problem(error)
    let isOwnFault = problem.status == .internalServerError
    status = problem.status.code
    detail = isOwnFault ? "\(error)" : problem.detail
    switch error as? MediaError {
    case .notAPicture, .empty: isNoPicture = true
    default: break
    }
  }

  var coded: [UInt8] { Array("\(status) \(isNoPicture ? 1 : 0) \(detail)".utf8) }

  init(coded bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let parts = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let status = Int(parts[0]) else {
      self.init(status: 500, detail: "a worker's answer cannot be read: \(text.prefix(100))")
      return
    }
    self.init(status: status, isNoPicture: parts[1] == "1", detail: String(parts[2]))
  }
}
