/// Why the bytes of a URL were not fetched.
///
/// Each description is one line that can follow the URL and a colon, without control characters,
/// whatever the server sent. No case reveals the private address that a name resolves to.
public enum FetchError: Error, Equatable, CustomStringConvertible {
  /// The URL itself can't be fetched, with the reason; the caller's mistake (HTTP 400).
  case badURL(String)

  /// The host is, or its name resolves to, a forbidden address: the host and the kind of address
  /// (HTTP 403).
  case refusedAddress(host: String, kind: String)

  /// The body exceeds the limit, as declared or as sent, in bytes (HTTP 413).
  case tooLarge(limit: Int)

  /// The caller has no room for more of the body, or this process has reached its limit of open
  /// files or of memory (HTTP 503).
  case noRoom

  /// There was no complete answer in time (HTTP 504).
  case timedOut(after: Duration)

  /// The server could not be reached or gave no usable answer, with the reason (HTTP 502).
  case failed(String)

  public var description: String {
    switch self {
    case .badURL(let why): "can't be fetched: \(why)"
    case .refusedAddress(let host, let kind): "\(host) has an address that is refused: \(kind)"
    case .tooLarge(let limit): "larger than the limit of \(Self.size(limit))"
    case .noRoom: "not enough memory or open files for it now; try again in a moment"
    case .timedOut(let limit): "no complete answer within \(Self.seconds(limit)) s"
    case .failed(let why): why
    }
  }

  /// Text from outside, made safe for one line: at most 200 characters, control characters
  /// replaced.
  static func quote(_ text: some StringProtocol) -> String {
    var visible = ""
    for scalar in text.unicodeScalars.prefix(200) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned:
        visible += "?"
      default:
        visible.unicodeScalars.append(scalar)
      }
    }
    return text.unicodeScalars.count > 200 ? visible + "…" : visible
  }

  private static func size(_ bytes: Int) -> String {
    bytes.isMultiple(of: 1 << 20) ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
  }

  private static func seconds(_ time: Duration) -> String {
    let parts = time.components
    if parts.attoseconds == 0 { return "\(parts.seconds)" }
    return "\(Double(parts.seconds) + Double(parts.attoseconds) / 1e18)"
  }
}
