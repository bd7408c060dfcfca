import Platform

/// A message between a group and its workers: a kind, a length, and that many bytes.
struct Message {
  enum Kind: UInt8 {
    /// Group to worker: bytes of a job.
    case job = 1
    /// Worker to group: how many bytes of memory the job needs. The worker waits for the grant.
    case need
    /// Group to worker: the memory is granted.
    case granted
    /// Worker to group: the job's result.
    case done
    /// Worker to group: why there is no result.
    case failed
  }

  let kind: Kind
  let bytes: [UInt8]

  /// One byte for the kind and eight for the length, least significant first.
  static let headSize = 9
  /// The longest message: a picture's bytes, or a page with pictures in it.
  private static let longest = 1 << 32

  static func head(_ kind: Kind, count: Int) -> [UInt8] {
    [kind.rawValue] + (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
  }

  /// Kind and length of a message head, or `nil` if it is not valid.
  static func parse(head: some Collection<UInt8>) -> (kind: Kind, count: Int)? {
    guard head.count == headSize, let first = head.first, let kind = Kind(rawValue: first)
    else { return nil }
    let count = head.dropFirst().reversed().reduce(0) { $0 << 8 | Int($1) }
    return (0...longest).contains(count) ? (kind, count) : nil
  }
}

/// Assembles messages from bytes that arrive in pieces.
struct MessageReader {
  private var head: (kind: Message.Kind, count: Int)?
  private var bytes: [UInt8] = []
  private var piece = [UInt8](repeating: 0, count: 1 << 18)

  /// Whether a message has begun to arrive.
  var isInMessage: Bool { head != nil || !bytes.isEmpty }

  /// Reads with `receive` until a message is complete or nothing more has arrived.
  ///
  /// - Parameter receive: fills a buffer; returns 0 at the end, `nil` if nothing has arrived yet.
  /// - Returns: a message, or `nil` if it is not complete yet; throws `ConnectionClosed` at the
  ///   end.
  mutating func next(
    _ receive: (UnsafeMutableRawBufferPointer) throws(SystemError) -> Int?
  ) throws(ConnectionClosed) -> Message? {
    while true {
      if let (kind, count) = head, bytes.count == count {
        defer { (head, bytes) = (nil, []) }
        return Message(kind: kind, bytes: bytes)
      }
      let wanted = head?.count ?? Message.headSize
      // At most the rest of this message, so that `bytes` never holds two.
      let room = min(piece.count, wanted - bytes.count)
      let count: Int?
      do {
        count = try piece.withUnsafeMutableBytes { bytes in
          try receive(UnsafeMutableRawBufferPointer(rebasing: bytes[..<room]))
        }
      } catch {
        throw ConnectionClosed()
      }
      guard let count else { return nil }
      guard count > 0 else { throw ConnectionClosed() }
      bytes += piece[..<count]
      guard head == nil, bytes.count == Message.headSize else { continue }
      guard let parsed = Message.parse(head: bytes) else { throw ConnectionClosed() }
      (head, bytes) = (parsed, [])
    }
  }
}

/// The other side has closed the connection.
struct ConnectionClosed: Error {}
