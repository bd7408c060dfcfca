import HTTPTypes
import PaletteFiles
import Palettes

/// What goes back to a client, before compression and the fields that every answer has.
struct Answer: Sendable {
  var status = HTTPResponse.Status.ok
  /// What metrics and log call it, if not `status`.
  var countedStatus: Int?
  var mediaType: String
  var bytes: [UInt8]
  var fields: HTTPFields = [:]
  /// Names these very bytes, without quotes; `nil` if they are not worth asking for again.
  var entityTag: String?
  /// Whether a client's still can be seen in it, not its palette alone.
  var showsStill = false
  /// Whether the connection ends with this answer.
  var closes = false
  /// What its bytes hold of the client's share until they are sent; `nil` for what is held anyway.
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
