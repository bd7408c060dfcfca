import Dispatch
import Testing

@testable import Fetching

@Suite("Names")
struct NameTests {
  @Test(
    "a name is looked up once, and the connection goes to what was checked, not to what it is later"
  )
  func rebinding() async throws {
    let honest = try await HostileServer(.always(ok("checked")))
    let inner = try await HostileServer(on: "127.0.0.2", port: honest.port, .always(ok("secret")))
    let names = Names([["127.0.0.1"], ["127.0.0.2"], ["127.0.0.2"]])
    let fetched = try await Fetcher(reaching: honest, names: names)
      .bytes(of: "http://pictures.test:\(honest.port)/")
    #expect(fetched.bytes == Array("checked".utf8))
    #expect(names.questions.count == 1)
    #expect(honest.requests.count == 1)
    #expect(inner.requests.isEmpty)
    try await honest.stop()
    try await inner.stop()
  }

  @Test("every hop has its own look-up, which is checked as the first one was")
  func hops() async throws {
    try await withServer(.always(redirect(to: "/next"))) { server in
      let names = Names([["127.0.0.1"], ["10.0.0.1"], ["127.0.0.1"]])
      let error = await Fetcher(reaching: server, names: names)
        .failure("http://pictures.test:\(server.port)/")
      #expect(
        error == .refusedAddress(host: "pictures.test", kind: "private network (10.0.0.0/8)"))
      #expect(names.questions == ["pictures.test", "pictures.test"])
      #expect(server.requests.count == 1)
    }
  }

  @Test(
    "one address that is refused refuses the name, wherever it stands",
    arguments: [
      ["10.0.0.1"], ["127.0.0.1", "192.168.0.1"], ["169.254.169.254", "127.0.0.1"],
      ["127.0.0.1", "::ffff:10.0.0.1"], ["127.0.0.1", "fd00::1"], ["127.0.0.1", "64:ff9b::a00:1"],
      ["127.0.0.1", "127.0.0.1", "127.0.0.1", "127.0.0.1", "127.0.0.1", "10.0.0.1"],
    ])
  func mixed(addresses: [String]) async throws {
    try await withServer(.always(ok("secret"))) { server in
      let error = await Fetcher(reaching: server, names: Names([addresses]))
        .failure("http://pictures.test:\(server.port)/")
      guard case .refusedAddress(host: "pictures.test", _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(server.requests.isEmpty)
    }
  }

  @Test("an error never tells the private address of a name")
  func discreet() async throws {
    let fetcher = Fetcher(limits: FetchLimits(), lookup: Names([["10.98.76.54"]]).lookup)
    let error = try #require(await fetcher.failure("http://intranet/"))
    #expect(!error.description.contains("98.76"))
  }

  @Test("if nobody answers at the first address, the next one is tried")
  func next() async throws {
    try await withServer(.always(ok("x"))) { server in
      let names = Names([["127.0.0.3", "127.0.0.1"]])
      let fetched = try await Fetcher(reaching: server, names: names)
        .bytes(of: "http://pictures.test:\(server.port)/")
      #expect(fetched.bytes == Array("x".utf8))
    }
  }

  @Test("a name without an address is an error, and so is one that nobody knows")
  func unknown() async throws {
    let empty = Fetcher(limits: FetchLimits(), lookup: Names([[]]).lookup)
    #expect(await empty.failure("http://a.test/") == .failed("a.test has no address"))
    let unknown = await Fetcher().failure("http://no-such-name.invalid/")
    guard case .failed(let why) = unknown else {
      Issue.record("\(String(describing: unknown))")
      return
    }
    #expect(why.hasPrefix("no-such-name.invalid: "))
  }

  @Test("a resolver that never answers is not waited for")
  func stuck() async throws {
    let gate = DispatchSemaphore(value: 0)
    let lookup = NameLookup.blocking { _ in
      gate.wait()
      return .success([])
    }
    var limits = FetchLimits()
    limits.total = .milliseconds(50)
    // Would hang here, with the gate still shut, if it waited.
    let error = await Fetcher(limits: limits, lookup: lookup).failure("http://a.test/")
    gate.signal()
    #expect(error == .timedOut(after: .milliseconds(50)))
  }

  @Test("the system's resolver knows this machine")
  func system() async throws {
    let found = try await NameLookup.system.addresses("localhost")
    #expect(!found.isEmpty)
    for address in found { #expect(AddressPolicy.publicOnly.refusal(of: address) != nil) }
  }
}
