import Palettes
import Platform

/// A file to which blocks are only appended. Whenever a long run is interrupted, the file is valid
/// up to the last block.
///
/// The file begins with a line that identifies the format. A block consists of its kind (one byte),
/// its length (4 bytes, little-endian), a checksum (8 bytes) and its bytes.
struct FilmLog: ~Copyable {
  /// The content of a block.
  enum Kind: UInt8 {
    /// The film that was read, and the options.
    case key = 0x4B
    /// The facts about the film.
    case record = 0x46
    /// The histogram of the next shot's pictures, or of a part of them.
    case picture = 0x48
    /// The histogram of the shot's frames that are left out.
    case excluded = 0x58
    /// The shot's still, as JPEG.
    case still = 0x4A
    /// The shot's part of the slit-scan.
    case slits = 0x43
    /// The shot itself, which is the last of its blocks.
    case shot = 0x53
    /// The film was read to its end, with the number of counted frames; older files do not have
    /// that number.
    case end = 0x45
  }

  static let mark = Array("FilmPalette counts 1\n".utf8)
  static let headLength = 13

  /// The file, open for reading and writing until the log is finished or discarded.
  private let file: OwnedDescriptor
  /// `nil` for a file without a name.
  private let path: String?

  /// Whether the file has a path, so that other runs can find it.
  var isNamed: Bool { path != nil }

  /// Checks, before the film is read, that the log can be written at its place.
  ///
  /// - Throws: `FilmError.unwritable` if `FileOutput.checkPlace` rejects the place, or if there is
  ///   a link at the place of the partial file.
  static func check(_ path: String, part: String) throws(FilmError) {
    for place in [path, part] {
      do throws(UnwritableFile) {
        try FileOutput.checkPlace(place)
      } catch {
        throw .unwritable(path: error.path, reason: error.reason)
      }
    }
    var status = stat()
    guard lstat(part.platformString, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else {
      return
    }
    throw .unwritable(path: part, reason: "it is a symbolic link")
  }

  /// Creates a new file, or opens a file to append after its first `length` bytes.
  ///
  /// While the file is open, no other run can write to it.
  ///
  /// - Parameters:
  ///   - path: the path of the file; `nil` for a file without a name, which disappears with its
  ///     last reader.
  ///   - length: how many bytes of an existing file are kept.
  /// - Throws: `FilmError.unwritable`, also if another run is writing to the file.
  init(path: String?, keeping length: Int) throws(FilmError) {
    let opened = if let path { try Self.locked(path) } else { try Self.nameless() }
    let number = opened.number
    // Another run may have finished since the file was read, and this one made a new file.
    guard length == 0 || Self.isLog(number, of: length) else {
      throw .unwritable(path: path ?? "", reason: "another run wrote to it meanwhile")
    }
    do throws(SystemError) {
      guard ftruncate(number, off_t(length)) == 0, lseek(number, 0, SEEK_END) >= 0 else {
        throw SystemError()
      }
      if length == 0 { try writeAll(Self.mark, to: number) }
    } catch {
      if length == 0, let path { unlink(path.platformString) }
      throw Self.failure(path, error.words)
    }
    self.path = path
    file = opened
  }

  /// Whether an open file begins as logs do, and has at least this many bytes.
  private static func isLog(_ number: CInt, of length: Int) -> Bool {
    var status = stat()
    var head = [UInt8](repeating: 0, count: mark.count)
    return fstat(number, &status) == 0 && status.st_size >= length
      && pread(number, &head, head.count, 0) == head.count && head == mark
  }

  /// Opens a file at this path that no other run writes to. Links are not followed, because they
  /// lead to files that are not logs.
  private static func locked(_ path: String) throws(FilmError) -> OwnedDescriptor {
    while true {
      let number = openLog(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
      guard number >= 0 else { throw .unwritable(path: path, reason: SystemError().words) }
      let file = OwnedDescriptor(number)
      var (mine, named) = (stat(), stat())
      let isPlain = fstat(number, &mine) == 0 && mine.st_mode & S_IFMT == S_IFREG
      guard isPlain, mine.st_nlink <= 1 else {
        throw .unwritable(path: path, reason: "it is not a regular file, or it has hard links")
      }
      guard flock(number, LOCK_EX | LOCK_NB) == 0 else {
        throw .unwritable(path: path, reason: "another run is writing to it")
      }
      // Meanwhile the other run may have finished and renamed its file.
      if lstat(path.platformString, &named) == 0, named.st_dev == mine.st_dev,
        named.st_ino == mine.st_ino
      {
        return file
      }
    }
  }

  /// Makes a file in the temporary folder and removes its name immediately.
  private static func nameless() throws(FilmError) -> OwnedDescriptor {
    let folder = temporaryFolder
    // mkstemp replaces these letters.
    let blanks = String(repeating: "X", count: 6)
    var template = "\(folder)/filmpalette-\(blanks)".platformString
    let file = mkstemp(&template)
    guard file >= 0 else { throw .unwritable(path: folder, reason: SystemError().words) }
    unlink(template)
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    return OwnedDescriptor(file)
  }

  private static var temporaryFolder: String {
    getenv("TMPDIR").map { String(platformString: $0) } ?? "/tmp"
  }

  private static func failure(_ path: String?, _ words: String) -> FilmError {
    .unwritable(path: path ?? "a temporary file in \(temporaryFolder)", reason: words)
  }

  /// Appends a block.
  ///
  /// - Throws: `FilmError.unwritable`, for example if the disk is full.
  func append(_ kind: Kind, _ bytes: [UInt8]) throws(FilmError) {
    var head = [kind.rawValue]
    withUnsafeBytes(of: UInt32(bytes.count).littleEndian) { head += $0 }
    withUnsafeBytes(of: Self.checkSum(bytes[...]).littleEndian) { head += $0 }
    try write(head + bytes)
  }

  /// Finishes the log and, if what was written is sound, renames the file to its final name.
  ///
  /// - Parameters:
  ///   - target: the final name; `nil` if the file keeps its own.
  ///   - isSound: whether what was written can be read.
  /// - Returns: the written log; `nil` if it is not sound.
  /// - Throws: `FilmError.unwritable`.
  consuming func finish(
    as target: String?, ifSound isSound: (FilmLogReading) -> Bool = { _ in true }
  ) throws(FilmError) -> FilmLogReading? {
    let path = path
    guard path == nil || fsync(file.number) == 0 else {
      throw .unwritable(path: target ?? path ?? "", reason: SystemError().words)
    }
    guard let written = FilmLogReading(file: file.release()), isSound(written) else { return nil }
    if let path, let target, rename(path.platformString, target.platformString) != 0 {
      throw .unwritable(path: target, reason: SystemError().words)
    }
    return written
  }

  /// Removes the file. A log that ends without `finish` and `discard` leaves its file in place.
  consuming func discard() {
    if let path { Self.remove(path) }
  }

  /// Removes the file of a log.
  static func remove(_ path: String) { unlink(path.platformString) }

  private func write(_ bytes: [UInt8]) throws(FilmError) {
    do throws(SystemError) {
      try writeAll(bytes, to: file.number)
    } catch {
      throw Self.failure(path, error.words)
    }
  }

  /// A checksum like FNV-1a with 64 bits, eight bytes at a time: enough to detect incomplete
  /// blocks.
  static func checkSum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBytes { checkSum($0) }
  }

  static func checkSum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    let whole = bytes.count / 8
    for index in 0..<whole {
      let part = UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
      sum = (sum ^ part) &* 0x0000_0100_0000_01B3
      sum ^= sum >> 29
    }
    for byte in bytes[(8 * whole)...] { sum = (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return sum
  }
}

/// Calls `open`; inside the type, that name would mean something else.
private func openLog(_ path: String, _ flags: CInt, _ mode: mode_t) -> CInt {
  open(path.platformString, flags, mode)
}
