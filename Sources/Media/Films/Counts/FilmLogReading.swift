import Palettes

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is in a `FilmLog`, up to the last block that is whole.
struct FilmLogReading: Sendable {
  struct Block: Sendable {
    var kind: FilmLog.Kind
    var range: Range<Int>
  }

  let blocks: [Block]
  private let held: HeldBytes

  /// The whole blocks of the file at `path`; `nil` if there is no such file or it is another.
  init?(path: String) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size >= FilmLog.mark.count,
      let held = try? HeldBytes(mapping: file, count: Int(status.st_size))
    else { return nil }
    let bytes = held.buffer
    guard bytes.prefix(FilmLog.mark.count).elementsEqual(FilmLog.mark) else { return nil }
    self.held = held
    blocks = Self.blocks(bytes)
  }

  private static func blocks(_ bytes: UnsafeRawBufferPointer) -> [Block] {
    var blocks: [Block] = []
    var place = FilmLog.mark.count
    while place + FilmLog.headLength <= bytes.count,
      let kind = FilmLog.Kind(rawValue: bytes[place])
    {
      let length = Int(
        UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place + 1, as: UInt32.self)))
      let sum = UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: place + 5, as: UInt64.self))
      let start = place + FilmLog.headLength
      guard start + length <= bytes.count,
        FilmLog.checkSum(UnsafeRawBufferPointer(rebasing: bytes[start..<start + length])) == sum
      else { break }
      blocks.append(Block(kind: kind, range: start..<start + length))
      place = start + length
    }
    return blocks
  }

  /// The bytes of a block.
  func bytes(_ block: Block) -> [UInt8] {
    Array(UnsafeRawBufferPointer(rebasing: held.buffer[block.range]))
  }
}
