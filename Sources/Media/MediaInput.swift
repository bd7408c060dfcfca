import Platform

/// The bytes of a picture, and their name for people.
public struct MediaInput: Sendable {
  /// The name of a file without its folders, a URL, or `-`.
  public let name: String
  let held: HeldBytes
  /// The path, if the bytes come from a file.
  let path: String?

  var bytes: UnsafeRawBufferPointer { held.buffer }
  /// A copy of the bytes.
  public var contents: [UInt8] { Array(bytes) }

  /// The file at `path`, mapped to memory. Pipes and devices are read to their end.
  ///
  /// The path is a plain name: brackets, colons and percent signs have no special meaning.
  ///
  /// - Throws: `MediaError.notFound`, `.isDirectory`, `.empty`, `.tooLong`, or `.unreadable` with
  ///   the system's words.
  public init(path: String, limits: ReadLimits = ReadLimits()) throws(MediaError) {
    name = path.lastName.shown
    self.path = path
    let descriptor = openFile(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw MediaInput.reason(errno) }
    defer { close(descriptor) }
    held = try MediaInput.hold(descriptor, limits)
  }

  /// Bytes in memory, which are copied once.
  ///
  /// - Throws: `MediaError.empty`, or `.tooLong`.
  public init(bytes: [UInt8], name: String, limits: ReadLimits = ReadLimits()) throws(MediaError) {
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.count <= limits.bytes else { throw .tooLong(limit: limits.bytes) }
    self.name = name
    path = nil
    held = HeldBytes(copying: bytes)
  }

  /// Standard input up to its end, under the name `-`.
  ///
  /// - Throws: `MediaError.empty`, `.isDirectory`, `.tooLong` or `.unreadable`.
  public static func standardInput(
    limits: ReadLimits = ReadLimits()
  ) throws(MediaError) -> MediaInput {
    MediaInput(name: "-", held: try hold(STDIN_FILENO, limits))
  }

  /// This input without these ranges of its bytes, which must ascend.
  func leavingOut(_ cuts: [Range<Int>]) -> MediaInput {
    guard !cuts.isEmpty else { return self }
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var place = 0
    for cut in cuts {
      kept += bytes[place..<cut.lowerBound]
      place = cut.upperBound
    }
    kept += bytes[place...]
    return MediaInput(name: name, held: HeldBytes(copying: kept))
  }

  /// Lower-case hexadecimal SHA-256 of the bytes.
  ///
  /// - Complexity: O(bytes), about 1 ms per megabyte.
  func sha256() -> String {
    Digest.hex(pieces: bytes) { held.releasePages() }
  }
}

extension MediaInput {
  private init(name: String, held: HeldBytes) {
    self.name = name
    self.held = held
    path = nil
  }

  private static func reason(_ code: CInt) -> MediaError {
    switch code {
    case ENOENT: .notFound
    case EISDIR: .isDirectory
    default: .unreadable(SystemError(code).words)
    }
  }

  private static func hold(_ descriptor: CInt, _ limits: ReadLimits) throws(MediaError) -> HeldBytes
  {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw reason(errno) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      throw .isDirectory
    case S_IFREG where lseek(descriptor, 0, SEEK_CUR) == 0 && status.st_size > 0:
      guard status.st_size <= limits.bytes else { throw .tooLong(limit: limits.bytes) }
      return try HeldBytes(mapping: descriptor, count: Int(status.st_size))
    default:
      return try drain(descriptor, limits)
    }
  }

  /// The remaining bytes of a pipe, a terminal, a device or a partly read file.
  private static func drain(
    _ descriptor: CInt, _ limits: ReadLimits
  ) throws(MediaError) -> HeldBytes {
    let bytes = GrowingBytes()
    while true {
      let count = bytes.withRoom { read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw reason(errno)
      }
      guard bytes.count <= limits.bytes else { throw .tooLong(limit: limits.bytes) }
      // These bytes are held in memory, unlike those of a file.
      guard bytes.count <= limits.memory else {
        throw .tooMuchMemory(bytes: bytes.count, limit: limits.memory)
      }
    }
    guard bytes.count > 0 else { throw .empty }
    return HeldBytes(taking: bytes)
  }
}

/// The system's `open`, under a name that cannot be confused with `MediaReader.open`.
private func openFile(_ path: String, _ flags: CInt) -> CInt { open(path.platformString, flags) }
