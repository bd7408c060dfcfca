import Platform

/// Names of files, given at once or as they arrive from a list that is open.
///
/// At most one piece of the list is in memory, so that a list of a million names is no problem.
struct NameStream {
  /// What ends a name in a list.
  enum Separator {
    /// A line end, LF or CR LF. Empty lines are ignored.
    case line
    /// A zero, the only byte that no name contains. Empty names are ignored.
    case zero
  }

  /// Why the rest of a list was not read, in words.
  private(set) var failure: String?
  private var names: ArraySlice<String>
  private var list: (descriptor: CInt, separator: Separator)?
  /// The beginning of a name whose end has not arrived.
  private var part: [UInt8] = []

  /// The longest name. No system opens a longer one (4,096 bytes on Linux, 1,024 on macOS).
  private static let longest = 1 << 16
  private static let piece = 1 << 16

  /// - Parameters:
  ///   - names: the first names.
  ///   - list: an open descriptor from which further names are read.
  init(_ names: [String], list: (descriptor: CInt, separator: Separator)? = nil) {
    (self.names, self.list) = (names[...], list)
  }

  /// The next name; `nil` if there is none, or if none has arrived.
  var first: String? { names.first }

  /// Whether no name will come any more.
  var isAtEnd: Bool { names.isEmpty && list == nil }

  /// The descriptor from which names arrive, if there are none left of those that have arrived.
  var descriptor: CInt? { names.isEmpty ? list?.descriptor : nil }

  mutating func removeFirst() { names.removeFirst() }

  /// Reads what has arrived; waits if nothing has. A failure ends the stream.
  mutating func read() {
    guard let list else { return }
    var bytes = [UInt8](repeating: 0, count: Self.piece)
    let count = readSome(list.descriptor, &bytes)
    if count > 0 { return take(bytes[..<count], list.separator) }
    guard count == 0 else {
      if errno != EINTR && errno != EAGAIN { end("cannot be read: \(SystemError().words)") }
      return
    }
    // The last name needs no end.
    if failure == nil { add(part[...], list.separator) }
    self.list = nil
  }

  private mutating func take(_ bytes: ArraySlice<UInt8>, _ separator: Separator) {
    let mark: UInt8 = separator == .line ? 0x0A : 0
    var rest = bytes
    while let place = rest.firstIndex(of: mark) {
      part += rest[..<place]
      add(part[...], separator)
      part = []
      guard list != nil else { return }
      rest = rest[(place + 1)...]
    }
    part += rest
    if separator == .line, part.contains(0) { return endAtZero() }
    if part.count > Self.longest { end("a name has more than \(Self.longest) bytes") }
  }

  private mutating func add(_ name: ArraySlice<UInt8>, _ separator: Separator) {
    var name = name
    if separator == .line {
      if name.contains(0) { return endAtZero() }
      // Lists that were made on Windows.
      if name.last == 0x0D { name.removeLast() }
    }
    guard !name.isEmpty else { return }
    if names.isEmpty { names = [] }
    names.append(String(nameBytes: name))
  }

  private mutating func endAtZero() {
    end("a name has a zero byte: add --null if zeros end the names, as after find -print0")
  }

  private mutating func end(_ words: String) { (failure, list) = (words, nil) }
}

/// The system's `read`.
private func readSome(_ descriptor: CInt, _ bytes: inout [UInt8]) -> Int {
  read(descriptor, &bytes, bytes.count)
}
