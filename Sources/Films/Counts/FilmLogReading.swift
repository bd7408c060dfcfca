import Palettes
import Platform

/// The content of a `FilmLog`, up to its last valid block. Blocks are read when they are requested,
/// because those of a long film need too much memory.
struct FilmLogReading: Sendable {
  struct Block: Sendable {
    var kind: FilmLog.Kind
    var range: Range<Int>
  }

  let blocks: [Block]
  private let file: OpenLog

  /// The valid blocks of the file at `path`; `nil` if there is no such file or it is not a log.
  init?(path: String) {
    let file = open(path.platformString, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return nil }
    self.init(file: file)
  }

  /// The valid blocks of an open file, which is closed with its last reader.
  init?(file descriptor: CInt) {
    let file = OpenLog(descriptor)
    guard file.bytes(0..<FilmLog.mark.count) == FilmLog.mark
    else { return nil }
    self.file = file
    blocks = Self.blocks(file)
  }

  private static func blocks(_ file: OpenLog) -> [Block] {
    var blocks: [Block] = []
    var place = FilmLog.mark.count
    while let head = file.bytes(place..<place + FilmLog.headLength),
      let kind = FilmLog.Kind(rawValue: head[0])
    {
      let length = Int(head[1..<5].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
      let sum = head[5...].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      let start = place + FilmLog.headLength
      guard let bytes = file.bytes(start..<start + length),
        FilmLog.checkSum(bytes[...]) == sum
      else { break }
      blocks.append(Block(kind: kind, range: start..<start + length))
      place = start + length
    }
    return blocks
  }

  /// The bytes of a block; empty if the file was truncated meanwhile.
  func bytes(_ block: Block) -> [UInt8] { file.bytes(block.range) ?? [] }
}

/// A file that stays open while anyone reads it, even if its name is removed.
private final class OpenLog: Sendable {
  private let file: CInt
  private let length: Int

  init(_ file: CInt) {
    self.file = file
    var status = stat()
    let isFile = fstat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    length = isFile ? Int(status.st_size) : 0
  }

  deinit { close(file) }

  /// The bytes in this range; `nil` if the file is too short.
  func bytes(_ range: Range<Int>) -> [UInt8]? {
    guard range.upperBound <= length else { return nil }
    var done = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
      while done < range.count, let start = buffer.baseAddress {
        let count = pread(
          file, start + done, range.count - done, off_t(range.lowerBound + done))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { break }
        done += count
      }
      filled = done
    }
    return done == range.count ? bytes : nil
  }
}
