import HTTPTypes
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// The head of an HTTP/1 request, checked strictly.
///
/// The parser has already refused malformed fields, lengths that are not numbers or contradict each
/// other, and a length together with a transfer coding.
///
/// - Source: RFC 9112 §3.2 (target, Host), §6 (length), §9.3 (persistence); RFC 9110 §10.1.1
///   (Expect).
struct RequestHead {
  /// The request with its path, without the fields about its connection and its own length.
  let request: HTTPRequest
  /// Whether the connection is closed after its answer.
  let isLast: Bool
  /// Whether the client waits for permission to send the body.
  let expectsContinue: Bool

  /// - Parameters:
  ///   - head: the parser's result.
  ///   - hosts: the hosts that this service answers for.
  ///   - here: the local address and port of the connection.
  init(_ head: HTTPRequestHead, hosts: ServedHosts, at here: Authority) throws(HeadRefusal) {
    guard head.method != .CONNECT, let method = try? HTTPRequest.Method(head.method) else {
      throw HeadRefusal(.notImplemented, "the method \(head.method.rawValue) is not supported")
    }
    let target = try Self.target(of: head)
    if let authority = try Self.authority(of: head, target) {
      guard hosts.serves(authority, at: here) else {
        throw HeadRefusal(
          .misdirectedRequest,
          "this service does not answer to '\(authority.host.prefix(80))'; "
            + "--allow-host allows more names")
      }
    }
    try Self.checkLength(head)
    let isModern = head.version.minor > 0
    expectsContinue = try Self.expectsContinue(head) && isModern
    let wishes = head.headers[canonicalForm: "connection"].map { $0.lowercased() }
    // After an offer to upgrade the protocol the decoder reads no more, although the offer is
    // declined here.
    isLast = !isModern || wishes.contains("close") || wishes.contains("upgrade")
    var fields = HTTPFields(head.headers, splitCookie: false)
    fields[.connection] = nil
    request = HTTPRequest(
      method: method, scheme: "http",
      authority: target.authority ?? head.headers.first(name: "host"), path: target.path,
      headerFields: fields)
  }

  /// The path with its query, and the authority if the target is a whole URL.
  private static func target(
    of head: HTTPRequestHead
  ) throws(HeadRefusal) -> (path: String, authority: String?) {
    let text = head.uri
    if text.first == "/" || (text == "*" && head.method == .OPTIONS) { return (text, nil) }
    for scheme in ["http://", "https://"] where text.lowercased().hasPrefix(scheme) {
      let rest = text.dropFirst(scheme.count)
      let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
      let path = rest.dropFirst(authority.count)
      return (path.first == "/" ? String(path) : "/\(path)", String(authority))
    }
    throw HeadRefusal(.badRequest, "the request's target is neither a path nor a URL")
  }

  /// The requested host; `nil` only for HTTP/1.0, which does not require one.
  private static func authority(
    of head: HTTPRequestHead, _ target: (path: String, authority: String?)
  ) throws(HeadRefusal) -> Authority? {
    // The parser keeps trailing white space, which is not part of the value (RFC 9112 §5.1).
    let hosts = head.headers["host"].map { host in
      host.lastIndex { $0 != " " && $0 != "\t" }.map { String(host[...$0]) } ?? ""
    }
    guard hosts.count == 1 || (hosts.isEmpty && head.version.minor == 0) else {
      throw HeadRefusal(.badRequest, "a request must name its Host once, not \(hosts.count) times")
    }
    var found: Authority?
    // The target's authority takes precedence, but the field must be valid too.
    for text in hosts + [target.authority].compactMap({ $0 }) {
      guard let authority = Authority(text) else {
        throw HeadRefusal(.badRequest, "Host must be a name or an address, with or without a port")
      }
      found = authority
    }
    return found
  }

  private static func checkLength(_ head: HTTPRequestHead) throws(HeadRefusal) {
    let codings = head.headers[canonicalForm: "transfer-encoding"].map { $0.lowercased() }
    if head.headers.contains(name: "transfer-encoding"), codings != ["chunked"] {
      let isTwice = codings.allSatisfy { $0 == "chunked" }
      throw isTwice
        ? HeadRefusal(.badRequest, "a body can be chunked only once")
        : HeadRefusal(.notImplemented, "the only supported transfer coding is chunked")
    }
    if let length = head.headers.first(name: "content-length"), Int(length) == nil {
      throw HeadRefusal(.contentTooLarge, "is too large: \(length.prefix(30)) bytes")
    }
  }

  private static func expectsContinue(_ head: HTTPRequestHead) throws(HeadRefusal) -> Bool {
    let wishes = head.headers[canonicalForm: "expect"]
    guard wishes.allSatisfy({ $0.lowercased() == "100-continue" }) else {
      throw HeadRefusal(.expectationFailed, "the only supported expectation is 100-continue")
    }
    return !wishes.isEmpty
  }
}
