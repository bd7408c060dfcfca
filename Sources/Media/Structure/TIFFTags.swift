/// The tags of a TIFF's picture that define what its samples mean.
///
/// - Source: TIFF 6.0 §8, §16 (inks), §18 (ExtraSamples), §19 (SampleFormat), §20–21 (YCbCr), §23
///   (CIELAB); Adobe Photoshop TIFF Technical Notes 2002 (ICCLab).
struct TIFFTags {
  let file: TIFFFile
  let directory: TIFFDirectory

  func value(_ tag: Int) -> Int? { file.value(of: directory[tag]) }

  /// The first `count` whole numbers of a tag, or fewer if it has fewer.
  func values(_ tag: Int, atMost count: Int) -> [Int] {
    let entry = directory[tag]
    return (0..<min(count, entry?.count ?? 0)).compactMap { file.value($0, of: entry) }
  }

  /// The first `count` numbers of a tag, of any type; `nil` if it has fewer.
  func numbers(_ tag: Int, count: Int) -> [Double]? {
    guard let entry = directory[tag], entry.count >= count else { return nil }
    let numbers = (0..<count).compactMap { number($0, of: entry) }
    return numbers.count == count ? numbers : nil
  }

  private func number(_ index: Int, of entry: TIFFEntry) -> Double? {
    let (place, overflow) = entry.place.addingReportingOverflow(index * entry.size)
    guard !overflow else { return nil }
    func part(_ offset: Int) -> Int? { file.number(at: place + offset, count: 4) }
    switch entry.type {
    case 5, 10:
      guard place <= file.bytes.count, let top = part(0), let bottom = part(4) else { return nil }
      let isSigned = entry.type == 10
      func value(_ part: Int) -> Double {
        isSigned ? Double(Int32(truncatingIfNeeded: part)) : Double(part)
      }
      return value(bottom) == 0 ? 0 : value(top) / value(bottom)
    case 11: return part(0).map { Double(Float(bitPattern: UInt32($0))) }
    case 12:
      guard let bytes = file.bytes.part(at: place, count: 8), bytes.count == 8 else { return nil }
      let code = bytes.loadUnaligned(as: UInt64.self)
      return Double(bitPattern: file.little ? UInt64(littleEndian: code) : UInt64(bigEndian: code))
    default: return file.value(index, of: entry).map(Double.init)
    }
  }

  /// How the camera was held: 1 is upright, 2…8 are turned or mirrored.
  var orientation: Int {
    let value = value(274) ?? 1
    return (1...8).contains(value) ? value : 1
  }

  /// The embedded ICC profile, if it is complete.
  var profile: [UInt8]? {
    guard let entry = directory[34675], entry.size == 1, entry.count > 0,
      let bytes = file.bytes.part(at: entry.place, count: entry.count), bytes.count == entry.count
    else { return nil }
    return Array(bytes)
  }

  /// The white point of CIELAB as CIE 1931 x, y: D50 unless the file declares a valid one.
  var white: SIMD2<Double> {
    guard let white = numbers(318, count: 2), white[0] > 0, white[1] > 0, white[0] + white[1] < 1
    else { return [0.3457, 0.3585] }
    return [white[0], white[1]]
  }
}
