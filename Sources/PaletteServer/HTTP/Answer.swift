import HTTPTypes
import PaletteFiles
import Palettes

/// An answer to a client, before compression and without the fields that every answer has.
struct Answer: Sendable {
  var status = HTTPResponse.Status.ok
  /// The status in metrics and log, if different from `status`.
  var countedStatus: Int?
  var mediaType: String
  var bytes: [UInt8]
  var fields: HTTPFields = [:]
  /// The entity tag of these bytes, without quotes; `nil` if they need not be revalidated.
  var entityTag: String?
  /// Whether the answer shows a client's still, not only its palette.
  var showsStill = false
  /// Whether the connection is closed after this answer.
  var closes = false
  /// The part of the client's share that the bytes hold until they are sent; `nil` if they take
  /// none.
  var lease: BodyLease?

  init(mediaType: String, bytes: [UInt8]) {
    (self.mediaType, self.bytes) = (mediaType, bytes)
  }

  /// A JSON value and a line end.
  init(
    status: HTTPResponse.Status = .ok, json: JSONValue, mediaType: String = "application/json"
  ) {
    (self.status, self.mediaType) = (status, mediaType)
    bytes = Array((json.text + "\n").utf8)
  }
}
