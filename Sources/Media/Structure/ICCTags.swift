/// What the tag table of an ICC profile claims, compared with the size of the profile.
///
/// lcms2 ignores a tag that lies outside the profile, and libpng ignores a profile with such a tag.
/// Neither checks that a color table fits in its tag before it allocates memory for it: a profile
/// of some hundred bytes can demand half a gigabyte.
struct ICCTags {
  /// The warning for a profile that is left out, also where lcms2 refuses it.
  static let damage =
    "the embedded color profile is damaged or does not fit the picture; it was ignored"

  /// Whether all tags are inside the profile.
  private(set) var areInside = true
  /// Whether a table of more than `PictureHeader.mostAncillary` bytes is larger than its tag.
  private(set) var overclaim = false

  /// - Complexity: O(tags), of which lcms2 takes 100 at most.
  /// - Source: ICC.1:2022 §7.3.
  init(_ bytes: UnsafeRawBufferPointer) {
    guard let declared = bytes.integer(at: 0, count: 4),
      let count = bytes.integer(at: 128, count: 4)
    else { return }
    let end = min(declared, bytes.count)
    for index in 0..<min(count, 100) {
      let place = 132 + 12 * index
      guard let offset = bytes.integer(at: place + 4, count: 4),
        let size = bytes.integer(at: place + 8, count: 4), offset + size <= end
      else {
        areInside = false
        continue
      }
      guard let tag = bytes.part(at: offset, count: size) else { continue }
      let table = ICCTags.table(of: tag)
      if table > max(size, PictureHeader.mostAncillary) { overclaim = true }
    }
  }

  /// The bytes that the tag's color table takes in lcms2's memory; 0 if it has none.
  ///
  /// - Source: ICC.1:2022 §10.10 (`mft2`), §10.11 (`mft1`), §10.12 (`mAB `) and §10.13 (`mBA `).
  private static func table(of tag: UnsafeRawBufferPointer) -> Int {
    guard let type = tag.integer(at: 0, count: 4), let inputs = tag.integer(at: 8, count: 1),
      let outputs = tag.integer(at: 9, count: 1)
    else { return 0 }
    var entries = outputs
    switch type {
    case 0x6D66_7431, 0x6D66_7432:
      let grid = tag.integer(at: 10, count: 1) ?? 0
      for _ in 0..<inputs { entries = DecoderMemory.product(entries, grid) }
    case 0x6D41_4220, 0x6D42_4120:
      guard let place = tag.integer(at: 24, count: 4), place > 0 else { return 0 }
      for input in 0..<min(inputs, 16) {
        entries = DecoderMemory.product(entries, tag.integer(at: place + input, count: 1) ?? 0)
      }
    default:
      return 0
    }
    return DecoderMemory.product(entries, type == 0x6D66_7431 ? 1 : 2)
  }
}
