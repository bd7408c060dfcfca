/// How a camera was held, as its EXIF block says.
enum EXIFOrientation {
  /// The orientation in a JPEG's APP1 marker: 1 is upright, 2…8 are turned or mirrored.
  ///
  /// - Result: 1 if the marker is no EXIF block, is damaged or says nothing.
  /// - Complexity: O(entries of the first directory).
  /// - Source: EXIF 2.32 §4.5.2 and §4.6.4 A, tag 0x0112; TIFF 6.0, image file directories.
  static func parse(marker: UnsafeRawBufferPointer) -> Int {
    guard marker.starts(with: Array("Exif\0\0".utf8)),
      let block = marker.part(at: 6, count: marker.count),
      let order = block.integer(at: 0, count: 2), order == 0x4949 || order == 0x4D4D
    else { return 1 }
    let little = order == 0x4949
    guard let directory = block.integer(at: 4, count: 4, little: little),
      let entries = block.integer(at: directory, count: 2, little: little)
    else { return 1 }
    for entry in 0..<entries {
      let place = directory + 2 + 12 * entry
      guard let tag = block.integer(at: place, count: 2, little: little) else { return 1 }
      guard tag == 0x0112 else { continue }
      let value = block.integer(at: place + 8, count: 2, little: little) ?? 1
      return (1...8).contains(value) ? value : 1
    }
    return 1
  }
}
