import CZlib

/// Packs named files into a ZIP archive, uncompressed and dated 1980-01-01.
///
/// Files are stored because palettes are small, and because zlib's output differs between versions.
/// The same files always give the same archive.
///
/// - Source: PKWARE APPNOTE 6.3, §4.3.7 (local header), §4.3.12 (central directory), §4.3.16.
enum ZipWriter {
  /// The archive with these files, in this order; each name at most 65,535 bytes of ASCII.
  static func archive(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    precondition(files.count < 0xFFFF, "a ZIP archive holds at most 65,534 files")
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
      let offset = archive.count
      let common = header(of: file)
      archive += little(0x0403_4b50, 4) + common + Array(file.name.utf8) + file.bytes
      directory += little(0x0201_4b50, 4) + little(20, 2) + common
      // Comment length, disk, internal and external attributes, place of the local header.
      directory += little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(offset, 4)
      directory += Array(file.name.utf8)
    }
    let end =
      little(0x0605_4b50, 4) + little(0, 2) + little(0, 2) + little(files.count, 2)
      + little(files.count, 2) + little(directory.count, 4) + little(archive.count, 4)
      + little(0, 2)
    return archive + directory + end
  }

  /// The fields that the local header and the directory share: version 2.0 … length of the extra
  /// field.
  private static func header(of file: (name: String, bytes: [UInt8])) -> [UInt8] {
    let firstDay = 1 << 5 | 1
    return little(20, 2) + little(0, 2) + little(0, 2) + little(0, 2) + little(firstDay, 2)
      + little(checksum(file.bytes), 4) + little(file.bytes.count, 4)
      + little(file.bytes.count, 4) + little(file.name.utf8.count, 2) + little(0, 2)
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// The CRC-32 of `bytes`, as in ZIP.
  static func checksum(_ bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { Int(crc32_z(0, $0.baseAddress, $0.count)) }
  }
}
