import HTTPTypes
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// The head of a request of HTTP/1, read to the letter.
///
/// What the decoder's parser refuses never comes here: fields that are no fields, lengths that are
/// no numbers or contradict each other, a length beside a transfer coding.
///
/// - Source: RFC 9112 §3.2 (target, Host), §6 (length), §9.3 (persistence); RFC 9110 §10.1.1
///   (Expect).
struct RequestHead {
  /// The request with its path; what its connection and its own length say is taken off.
  let request: HTTPRequest
  /// Whether its answer ends the connection.
  let isLast: Bool
  /// Whether the client waits for leave to send the body.
  let expectsContinue: Bool

  /// - Parameters:
  ///   - head: as the parser read it.
  ///   - hosts: the hosts that are served.
  ///   - here: the address and the port that the connection came to.
  init(_ head: HTTPRequestHead, hosts: ServedHosts, at here: Authority) throws(HeadRefusal) {
    guard head.method != .CONNECT, let method = try? HTTPRequest.Method(head.method) else {
      throw HeadRefusal(.notImplemented, "the method \(head.method.rawValue) is not known here")
    }
    let target = try Self.target(of: head)
    if let authority = try Self.authority(of: head, target) {
      guard hosts.serves(authority, at: here) else {
        throw HeadRefusal(
          .misdirectedRequest,
          "this service does not answer to '\(authority.host.prefix(80))'; --allow-host names more")
      }
    }
    try Self.checkLength(head)
    let isModern = head.version.minor > 0
    expectsContinue = try Self.expectsContinue(head) && isModern
    let wishes = head.headers[canonicalForm: "connection"].map { $0.lowercased() }
    // After an offer to change the protocol the decoder reads no more, though it is declined here.
    isLast = !isModern || wishes.contains("close") || wishes.contains("upgrade")
    var fields = HTTPFields(head.headers, splitCookie: false)
    fields[.connection] = nil
    request = HTTPRequest(
      method: method, scheme: "http",
      authority: target.authority ?? head.headers.first(name: "host"), path: target.path,
      headerFields: fields)
  }

  /// The path with its query, and the authority if the whole URL is given.
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

  /// The host that is asked; `nil` only from a client of HTTP/1.0, which need not name one.
  private static func authority(
    of head: HTTPRequestHead, _ target: (path: String, authority: String?)
  ) throws(HeadRefusal) -> Authority? {
    // The parser leaves the white space behind a value, which is none of it (RFC 9112 §5.1).
    let hosts = head.headers["host"].map { host in
      host.lastIndex { $0 != " " && $0 != "\t" }.map { String(host[...$0]) } ?? ""
    }
    guard hosts.count == 1 || (hosts.isEmpty && head.version.minor == 0) else {
      throw HeadRefusal(.badRequest, "a request names its Host once, not \(hosts.count) times")
    }
    var found: Authority?
    // The target's counts, but the field must be good all the same.
    for text in hosts + [target.authority].compactMap({ $0 }) {
      guard let authority = Authority(text) else {
        throw HeadRefusal(.badRequest, "Host is not a name or an address, perhaps with a port")
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
        ? HeadRefusal(.badRequest, "a body is chunked once")
        : HeadRefusal(.notImplemented, "the only transfer coding here is chunked")
    }
    if let length = head.headers.first(name: "content-length"), Int(length) == nil {
      throw HeadRefusal(.contentTooLarge, "is too large: \(length.prefix(30)) bytes")
    }
  }

  private static func expectsContinue(_ head: HTTPRequestHead) throws(HeadRefusal) -> Bool {
    let wishes = head.headers[canonicalForm: "expect"]
    guard wishes.allSatisfy({ $0.lowercased() == "100-continue" }) else {
      throw HeadRefusal(.expectationFailed, "the only expectation here is 100-continue")
    }
    return !wishes.isEmpty
  }
}
