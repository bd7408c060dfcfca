import Palettes

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that is only ever added to, block after block: what a long run leaves behind is whole up
/// to the last block, whenever it is interrupted.
///
/// After a line that names it, a block is its kind (one byte), its length (4 bytes, little-endian),
/// a check sum (8 bytes) and its bytes.
struct FilmLog {
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
    /// The film was read to its end.
    case end = 0x45
  }

  static let mark = Array("FilmPalette counts 1\n".utf8)
  static let headLength = 13

  private let file: CInt
  private let path: String

  /// Begins a new file, or goes on after the first `length` bytes of one.
  ///
  /// - Throws: `MediaError.unwritable`.
  init(path: String, keeping length: Int) throws(MediaError) {
    self.path = path
    file = openLog(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw .unwritable(path: path, reason: systemWords()) }
    guard ftruncate(file, off_t(length)) == 0, lseek(file, 0, SEEK_END) >= 0 else {
      let words = systemWords()
      close(file)
      throw .unwritable(path: path, reason: words)
    }
    guard length == 0 else { return }
    do throws(MediaError) {
      try write(Self.mark)
    } catch {
      discard()
      throw error
    }
  }

  /// Adds a block.
  ///
  /// - Throws: `MediaError.unwritable`: the disk is full.
  func append(_ kind: Kind, _ bytes: [UInt8]) throws(MediaError) {
    var head = [kind.rawValue]
    withUnsafeBytes(of: UInt32(bytes.count).littleEndian) { head += $0 }
    withUnsafeBytes(of: Self.checkSum(bytes[...]).littleEndian) { head += $0 }
    try write(head + bytes)
  }

  /// Ends the writing and gives the file its lasting name.
  ///
  /// - Throws: `MediaError.unwritable`.
  func finish(as target: String) throws(MediaError) {
    let synced = fsync(file)
    guard close(file) == 0, synced == 0, rename(path, target) == 0 else {
      throw .unwritable(path: target, reason: systemWords())
    }
  }

  /// Ends the writing and removes the file.
  func discard() {
    close(file)
    unlink(path)
  }

  private func write(_ bytes: [UInt8]) throws(MediaError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        put(file, UnsafeRawBufferPointer(rebasing: buffer[done...]))
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unwritable(path: path, reason: systemWords()) }
      done += count
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

/// `open` and `write`, whose plain names mean other things nearby.
private func openLog(_ path: String, _ flags: CInt, _ mode: mode_t) -> CInt {
  open(path, flags, mode)
}
private func put(_ file: CInt, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(file, bytes.baseAddress, bytes.count)
}
