import NIOPosix
import Platform

/// How a host name is resolved to addresses.
struct NameLookup: Sendable {
  /// The addresses of a name, in the order in which to try them; an empty list counts as an error.
  ///
  /// Called once per hop. Only these addresses are checked and connected to.
  let addresses: @Sendable (String) async throws(FetchError) -> [IPAddress]

  /// The system's resolver: hosts file, then DNS.
  static let system = blocking(ask)

  /// A look-up with a function that blocks and can't be stopped, such as `getaddrinfo`.
  ///
  /// The function runs on its own threads, 16 at most for all look-ups together. If the task is
  /// canceled, the caller continues at once and the function is left running.
  static func blocking(
    _ ask: @escaping @Sendable (String) -> Result<[IPAddress], FetchError>
  ) -> NameLookup {
    NameLookup { name throws(FetchError) in
      let (answers, answer) = AsyncStream.makeStream(of: Result<[IPAddress], FetchError>.self)
      threads.submit { state in
        answer.yield(state == .active ? ask(name) : .failure(.failed("was canceled")))
        answer.finish()
      }
      for await result in answers { return try result.get() }
      throw .failed("was canceled")
    }
  }

  private static let threads = {
    let pool = NIOThreadPool(numberOfThreads: 16)
    pool.start()
    return pool
  }()

  /// All addresses of a name, or the resolver's reason why there are none.
  private static func ask(_ name: String) -> Result<[IPAddress], FetchError> {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    hints.ai_socktype = streamSocket
    var first: UnsafeMutablePointer<addrinfo>?
    errno = 0
    let status = getaddrinfo(name, nil, &hints, &first)
    let code = errno
    guard status == 0 else {
      let isMine = status == EAI_MEMORY || Exchange.isShortage(code)
      if isMine, status != EAI_NONAME { return .failure(.noRoom) }
      return .failure(.failed("\(name): \(String(cString: gai_strerror(status)))"))
    }
    defer { freeaddrinfo(first) }
    var found: [IPAddress] = []
    for entry in sequence(first: first, next: { $0?.pointee.ai_next }) {
      guard let socket = entry?.pointee.ai_addr, let address = IPAddress(socket: socket) else {
        continue
      }
      if !found.contains(address) { found.append(address) }
    }
    return .success(found)
  }
}
