import ColorScience

/// Follows the items of a HEIF or AVIF picture, from the shown one to those it is composed of.
///
/// - Source: ISO/IEC 23008-12 §6.6 (derived images); libheif 1.15 `heif_context.cc`.
enum HEIFStructure {
  /// The header of the shown picture.
  ///
  /// An ICC profile takes precedence over code points, which libheif then uses only for its
  /// conversion to RGB (ISO/IEC 23000-22 §7.3.6.4).
  ///
  /// - Throws: `MediaError.damaged` for items outside the file, or composed of themselves;
  ///   `.unsupported` for too many boxes or items, for parts of far more pixels than they show, for
  ///   codings that libheif does not read, and for metadata that libheif would unpack to any
  ///   length, or forever.
  /// - Complexity: O(boxes, and units of the bitstreams of the shown picture).
  static func header(of bytes: UnsafeRawBufferPointer) throws(MediaError) -> PictureHeader {
    let items = try HEIFItems(bytes)
    guard let primary = items.items[items.primary] else {
      throw .damaged("its picture is not in the list of pictures")
    }
    // libheif unpacks these on opening, whatever their length. They cannot be cut out of the file,
    // since libheif finds everything by its offset.
    let isPacked = items.items.values.contains { !$0.encoding.isEmpty && $0.isMetadata }
    guard !isPacked else { throw .unsupported("its metadata is compressed") }
    var tree = HEIFTree(items)
    let picture = try tree.picture(items.primary)
    if let unread = picture.unread {
      throw .unsupported("a HEIF picture whose colors are coded as \(unread)")
    }
    let alpha = picture.hasAlpha || primary.parts.contains { tree.alpha(of: $0) != nil }
    let (channels, sampleBytes) = (alpha ? 4 : 3, picture.bits > 8 ? 2 : 1)
    let metadata = items.items.values.reduce(0) { $0 + ($1.isMetadata ? $1.length : 0) }
    let longest = items.items.values.map(\.length).max() ?? 0
    return PictureHeader(
      width: picture.width, height: picture.height, channels: channels, sampleBytes: sampleBytes,
      memory: DecoderMemory.sum(
        picture.memory, DecoderMemory.product(metadata + items.profiles, 6),
        DecoderMemory.product(longest, 2),
        DecoderMemory.rows(
          width: picture.width, height: picture.height, channels: channels,
          sampleBytes: sampleBytes), 8 << 20),
      coding: coding(of: picture), bits: picture.depth,
      isPremultiplied: alpha && primary.isPremultiplied)
  }

  /// The color coding of the samples that libheif returns. Its gray keeps the range of the file.
  private static func coding(of picture: HEIFTree.Picture) -> ColorCoding? {
    var coding = picture.colors.coding("nclx")
    guard picture.isNarrow else { return coding }
    coding =
      coding ?? ColorCoding(primaries: .bt709, transfer: .display, words: "sRGB (assumed)")
    coding?.isFullRange = false
    return coding
  }
}

extension HEIFItems {
  /// Bytes of all color profiles, which libvips copies.
  var profiles: Int {
    properties.reduce(0) { $0 + ($1.type == ISOBox.code("colr") ? $1.body.count : 0) }
  }
}
