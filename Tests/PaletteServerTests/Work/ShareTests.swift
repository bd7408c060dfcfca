import Fetching
import HTTPTypes
import Hummingbird
import Logging
import Media
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Palettes
import Testing

@testable import Frames
@testable import PaletteServer

@Suite struct ShareTests {
  /// A connection that has entered, and whether it got a place.
  private func enter(
    _ connections: OpenConnections, _ client: String?
  ) -> (connection: OpenConnection, hasPlace: Bool) {
    let connection = OpenConnection(EmbeddedChannel(), client: client)
    return (connection, connections.enter(connection))
  }

  /// So many busy connections of a client; how many of them got places.
  private func fill(_ connections: OpenConnections, _ client: String?, _ count: Int) -> Int {
    (0..<count).count { _ in
      let (connection, hasPlace) = enter(connections, client)
      connection.work()
      return hasPlace
    }
  }

  /// - Source: Choudhury & Hahne 1998: of a limit, the greedy of n has α / (1 + α·n), here with α = 2.
  @Test("one client has two thirds of the connections, and the next one always finds some")
  func connections() {
    let connections = OpenConnections(limit: 512)
    #expect(fill(connections, "a", 600) == 341)
    #expect(fill(connections, "b", 600) == 114)
    for client in ["c", "d", "e", "f"] { #expect(fill(connections, client, 1) == 1) }
    #expect(connections.counts.placed == 341 + 114 + 4)
    #expect(connections.counts.guests == 64)
  }

  @Test("512 silent connections of one client give way to another's")
  func silent() {
    let connections = OpenConnections(limit: 8)
    let silent = (0..<20).map { _ in enter(connections, "a").connection }
    #expect(connections.counts == (5, 0))
    // The oldest went, so that their end changes nothing.
    for connection in silent.prefix(15) { connections.leave(connection) }
    #expect(connections.counts.placed == 5)
    #expect(fill(connections, "b", 2) == 2)
    #expect(fill(connections, nil, 4) == 4)
    #expect(connections.counts == (8, 0))
    connections.leave(silent[19])
    connections.leave(silent[19])
    #expect(connections.counts.placed == 7)
  }

  @Test("where everybody is busy a new client is a guest, and a guest goes for the next")
  func guests() {
    let connections = OpenConnections(limit: 4)
    #expect(fill(connections, nil, 4) == 4)
    let first = enter(connections, "b")
    #expect(!first.hasPlace && !connections.hasPlace(first.connection.channel))
    let second = enter(connections, "b")
    #expect(connections.counts == (4, 1))
    #expect(!connections.hasPlace(second.connection.channel))
    // It had to go, and what it asked last is not answered as if it had a place.
    #expect(!connections.hasPlace(first.connection.channel))
    connections.leave(first.connection)
    connections.leave(second.connection)
    #expect(connections.counts == (4, 0))
  }

  @Test("clients of IPv4 that a socket for both families sees have shares of their own")
  func clients() {
    #expect(IPAddress("::ffff:192.0.2.1")?.client == "192.0.2.1")
    #expect(IPAddress("2001:db8:0:7::1")?.client == IPAddress("2001:db8:0:7:ff::2")?.client)
    #expect(IPAddress("2001:db8:0:7::1")?.client != IPAddress("2001:db8:0:8::1")?.client)
  }

  @Test("five stalled bodies of one client leave room for another's longest")
  func bodies() {
    let budget = BodyBudget(limit: 128 << 20, longest: 25 << 20)
    let leases = (0..<5).map { _ in BodyLease(budget, of: "a") }
    #expect(leases.map { $0.hold(25 << 20) } == [true, true, true, false, false])
    let other = BodyLease(budget, of: "b")
    #expect(other.hold(25 << 20) && other.hold(1))
    #expect(budget.count == 100 << 20)
    for lease in leases + [other] { lease.end() }
    #expect(budget.count == 0)
  }

  @Test("who holds alone may hold the longest body, though that is all there is")
  func longest() {
    let budget = BodyBudget(limit: 10, longest: 10)
    let lease = BodyLease(budget, of: "a")
    #expect(lease.hold(10) && !lease.hold(11))
    #expect(!BodyLease(budget, of: "b").hold(1))
    lease.end()
    #expect(BodyLease(budget, of: "b").hold(1))
  }

  @Test("things are taken from each client in turn, first from who has least under way")
  func line() {
    var line = FairQueue<String>()
    for name in ["a1", "a2", "a3", "b1", "a4", "c1", "c2"] {
      line.append(name, of: String(name.prefix(1)))
    }
    #expect(line.next(underWay: [:]) == "a1")
    #expect(line.next(underWay: [:]) == "b1")
    #expect(line.next(underWay: ["a": 1, "c": 2]) == "a2")
    line.putBack("a2", of: "a")
    #expect(line.count == 5 && line.count(of: "a") == 3)
    #expect(line.remove { $0 == "c1" } == "c1")
    #expect(line.remove { $0 == "c1" } == nil)
    #expect(line.next(underWay: [:]) == "a2")
    #expect(line.next(underWay: [:]) == "c2")
    #expect(line.removeAll() == ["a3", "a4"])
    #expect(line.count == 0 && line.next(underWay: [:]) == nil)
  }

  /// A connection that is watched, with a second for each head.
  private func watched(on loop: EmbeddedEventLoop) throws -> EmbeddedChannel {
    let watch = ConnectionWatch(
      patience: .seconds(1), connections: OpenConnections(limit: 4),
      proxies: TrustedProxies(networks: []))
    let channel = EmbeddedChannel(loop: loop)
    try channel.pipeline.syncOperations.addHandler(watch)
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    return channel
  }

  private func head(_ path: String) -> HTTPRequestPart {
    .head(HTTPRequest(method: .get, scheme: nil, authority: nil, path: path))
  }

  private let answer = HTTPResponsePart.head(HTTPResponse(status: .ok))

  @Test("an answer that nobody reads ends the connection, however many more are asked for")
  func unread() throws {
    let loop = EmbeddedEventLoop()
    let channel = try watched(on: loop)
    for path in ["/1", "/2"] { try channel.writeInbound(head(path)) }
    // An answer may take as long as it likes to come.
    loop.advanceTime(by: .seconds(60))
    #expect(channel.isActive)
    // Its end does not come, since its body has no room.
    channel.write(answer, promise: nil)
    loop.advanceTime(by: .seconds(9))
    try channel.writeInbound(head("/3"))
    #expect(channel.isActive)
    // `ConnectionWatch`: an answer may take ten times as long as a head.
    loop.advanceTime(by: .seconds(1))
    #expect(!channel.isActive)
    _ = try? channel.finish()
  }

  @Test("hundreds of requests sent ahead are not answered before somebody reads")
  func ahead() throws {
    let loop = EmbeddedEventLoop()
    let channel = try watched(on: loop)
    for path in ["/1", "/2", "/3"] {
      try channel.writeInbound(head(path))
      try channel.writeInbound(HTTPRequestPart.end(nil))
    }
    for path in ["/1", "/2", "/3"] {
      #expect(try channel.readInbound(as: HTTPRequestPart.self) == head(path))
      #expect(try channel.readInbound(as: HTTPRequestPart.self) == .end(nil))
      loop.advanceTime(by: .seconds(30))
      channel.write(answer, promise: nil)
      channel.write(HTTPResponsePart.end(nil), promise: nil)
      // Written, not sent.
      loop.advanceTime(by: .seconds(8))
      #expect(try channel.readInbound(as: HTTPRequestPart.self) == nil)
      channel.flush()
      loop.run()
    }
    #expect(channel.isActive)
    loop.advanceTime(by: .seconds(1))
    #expect(!channel.isActive)
    _ = try? channel.finish()
  }

  @Test("a long answer takes its client's share until it is sent, and is refused if there is none")
  func answers() async throws {
    // Noise, so that the sheet that shows it is longer than what connections keep by themselves.
    var state: UInt64 = 1
    let noise = (0..<3 * 400 * 300).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1
      return UInt8(state >> 56)
    }
    let picture = try StillWriter.png(Frame(width: 400, height: 300, bytes: noise))
    try await withService { client, service in
      let budget = service.bodies.budget
      var logger = Logger(label: "test") { StreamLogHandler.standardError(label: $0) }
      logger.logLevel = .critical
      logger[metadataKey: "hb.request.id"] = "1"
      let context = ServiceContext(
        source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: logger))
      func answer() async throws -> Response {
        let head = HTTPRequest(
          method: .post, scheme: nil, authority: nil, path: "/v1/palette?format=sheet")
        let body = RequestBody(buffer: ByteBuffer(bytes: picture))
        return try await Responder(service: service).respond(
          to: Request(head: head, body: body), context: context)
      }
      var kept: Response? = try await answer()
      let length = try #require(kept?.body.contentLength)
      #expect(kept?.status == .ok && length > 100_000 && budget.count == length)
      kept = nil
      #expect(budget.count == 0)
      let sent = try await client.ask("/v1/palette?format=sheet", .post, body: picture)
      #expect(sent.bytes.count == length && sent.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      #expect(budget.count == 0)
      // Another client leaves room for the picture, but not for its sheet too.
      let other = BodyLease(budget, of: "other")
      let most = service.options.maxHeld * 2 / 3
      #expect(other.hold(most))
      let own = BodyLease(budget, of: IPAddress.noClient)
      var room = 0
      while own.hold(room + 1000) { room += 1000 }
      own.end()
      let rest = BodyLease(budget, of: IPAddress.noClient)
      #expect(rest.hold(room - picture.count - 1000) && picture.count + 1000 < length)
      #expect(try await answer().status == .serviceUnavailable)
    }
  }

  @Test("a body that stalls is given up before its time is over")
  func stalled() async throws {
    let budget = BodyBudget(limit: 1000, longest: 1000)
    var reader = BodyReader(limit: 1000, budget: budget, seconds: 60)
    reader.leastRate = BodyReader.LeastRate(bytes: 10, seconds: 1)
    let (body, source) = RequestBody.makeStream()
    await source.yield(ByteBuffer(repeating: 1, count: 500))
    let context = ServiceContext(
      source: ApplicationRequestContextSource(
        channel: EmbeddedChannel(), logger: Logger(label: "test")))
    let incoming = Incoming(
      head: HTTPRequest(method: .post, scheme: nil, authority: nil, path: "/"), body: body,
      query: try Query(""), name: "", client: "a", context: context)
    await #expect(throws: ServiceError.stalledUpload(bytes: 10, seconds: 1)) {
      try await reader.read(incoming) { _ in }
    }
    #expect(budget.count == 0)
    source.finish()
  }
}
