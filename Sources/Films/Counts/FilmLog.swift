import Palettes
import Platform

/// A file that is only ever added to, block after block: what a long run leaves behind is whole up
/// to the last block, whenever it is interrupted.
///
/// After a line that names it, a block is its kind (one byte), its length (4 bytes, little-endian),
/// a check sum (8 bytes) and its bytes.
struct FilmLog: ~Copyable {
  /// What a block holds.
  enum Kind: UInt8 {
    /// Which film was read, and how.
    case key = 0x4B
    /// What the film is.
    case facts = 0x46
    /// The histogram of the next shot's picture, or of a part of it.
    case picture = 0x48
    /// The histogram of what is left out of it.
    case excluded = 0x58
    /// Its still, as JPEG.
    case still = 0x4A
    /// Its part of the slit-scan.
    case slits = 0x43
    /// The shot itself, which ends its blocks.
    case shot = 0x53
    /// The film was read to its end, and how many frames were counted; files from before lack that.
    case end = 0x45
  }

  static let mark = Array("FilmPalette counts 1\n".utf8)
  static let headLength = 13

  /// Open for reading and writing, until the log is given up.
  private let file: OwnedDescriptor
  /// `nil` for a file without a name.
  private let path: String?

  /// Whether other runs can find it.
  var isNamed: Bool { path != nil }

  /// Sees, before the film is read, that logs can be where they are to be.
  ///
  /// - Throws: `FilmError.unwritable` for what `FileOutput.checkPlace` refuses, and for a link in the
  ///   place of the file that is written to.
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
    throw .unwritable(path: part, reason: "it is a link")
  }

  /// Begins a new file, or goes on after the first `length` bytes of one.
  ///
  /// The file belongs to this run alone as long as it is open.
  ///
  /// - Parameters:
  ///   - path: of the file; with `nil` one without a name, which is gone with its last reader.
  ///   - length: what is kept of a file that is there.
  /// - Throws: `FilmError.unwritable`, also if another run writes there.
  init(path: String?, keeping length: Int) throws(FilmError) {
    let opened = if let path { try Self.locked(path) } else { try Self.nameless() }
    let number = opened.number
    do throws(SystemError) {
      guard ftruncate(number, off_t(length)) == 0, lseek(number, 0, SEEK_END) >= 0 else {
        throw SystemError()
      }
      if length == 0 { try writeAll(Self.mark, to: number) }
    } catch {
      if let path { unlink(path.platformString) }
      throw Self.failure(path, error.words)
    }
    self.path = path
    file = opened
  }

  /// A file of this name that nobody else writes to. Links are not followed: they lead to files
  /// that are no log.
  private static func locked(_ path: String) throws(FilmError) -> OwnedDescriptor {
    while true {
      let number = openLog(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
      guard number >= 0 else { throw .unwritable(path: path, reason: SystemError().words) }
      let file = OwnedDescriptor(number)
      var (mine, named) = (stat(), stat())
      let isPlain = fstat(number, &mine) == 0 && mine.st_mode & S_IFMT == S_IFREG
      guard isPlain, mine.st_nlink <= 1 else {
        throw .unwritable(path: path, reason: "it is no plain file of its own")
      }
      guard flock(number, LOCK_EX | LOCK_NB) == 0 else {
        throw .unwritable(path: path, reason: "another run is writing there")
      }
      // Meanwhile the other run may have ended and given its file the lasting name.
      if lstat(path.platformString, &named) == 0, named.st_dev == mine.st_dev,
        named.st_ino == mine.st_ino
      {
        return file
      }
    }
  }

  /// A file in the folder for such files whose name is removed at once.
  private static func nameless() throws(FilmError) -> OwnedDescriptor {
    let folder = temporaryFolder
    // mkstemp puts letters of its own in their place.
    let blanks = String(repeating: "X", count: 6)
    var template = "\(folder)/filmpalette-\(blanks)".platformString
    let file = mkstemp(&template)
    guard file >= 0 else { throw .unwritable(path: folder, reason: SystemError().words) }
    unlink(template)
    return OwnedDescriptor(file)
  }

  private static var temporaryFolder: String {
    getenv("TMPDIR").map { String(platformString: $0) } ?? "/tmp"
  }

  private static func failure(_ path: String?, _ words: String) -> FilmError {
    .unwritable(path: path ?? "a temporary file in \(temporaryFolder)", reason: words)
  }

  /// Adds a block.
  ///
  /// - Throws: `FilmError.unwritable`: the disk is full.
  func append(_ kind: Kind, _ bytes: [UInt8]) throws(FilmError) {
    var head = [kind.rawValue]
    withUnsafeBytes(of: UInt32(bytes.count).littleEndian) { head += $0 }
    withUnsafeBytes(of: Self.checkSum(bytes[...]).littleEndian) { head += $0 }
    try write(head + bytes)
  }

  /// Ends the writing and gives the file its lasting name.
  ///
  /// - Returns: what was written.
  /// - Throws: `FilmError.unwritable`.
  consuming func finish(as target: String?) throws(FilmError) -> FilmLogReading? {
    if let path, let target {
      guard fsync(file.number) == 0,
        rename(path.platformString, target.platformString) == 0
      else { throw .unwritable(path: target, reason: SystemError().words) }
    }
    return FilmLogReading(file: file.release())
  }

  /// Ends the writing and removes the file. A log that is given up otherwise leaves what was written.
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

  /// FNV-1a, 64 bits, eight bytes at a time: enough to see that a block is whole.
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

/// `open`, whose plain name means another thing nearby.
private func openLog(_ path: String, _ flags: CInt, _ mode: mode_t) -> CInt {
  open(path.platformString, flags, mode)
}
