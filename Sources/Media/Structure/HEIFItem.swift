/// One item of a HEIF or AVIF file: a picture, a part of one, or metadata.
struct HEIFItem {
  var type = 0
  /// Where the encoding of a `mime` item is named, such as `deflate`; empty for none.
  var encoding = 0..<0
  /// Where its data are in the file.
  var extents: [Range<Int>] = []
  /// Indices into `properties`.
  var properties: [Int] = []
  /// The items that it is composed of, in order.
  var parts: [Int] = []
  /// The auxiliary pictures that belong to it, such as alpha.
  var auxiliaries: [Int] = []
  /// Whether its colors are premultiplied by its alpha.
  var isPremultiplied = false
  /// Whether its data are in another file or another item.
  var isElsewhere = false

  /// The four letters of its type, for messages.
  var name: String { ISOBox.name(of: type) }

  var length: Int { extents.reduce(0) { $0 + $1.count } }

  /// Whether it is composed of other pictures.
  var isDerived: Bool { ["grid", "iden", "iovl"].contains { type == ISOBox.code($0) } }

  /// Whether libheif attaches the item to a picture unchanged.
  var isMetadata: Bool {
    !["hvc1", "av01", "grid", "iden", "iovl"].contains { type == ISOBox.code($0) }
  }

  /// Calls `body` with the item's data, joined as libheif joins them.
  func withData<Result>(
    in bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    if extents.count == 1 { return body(UnsafeRawBufferPointer(rebasing: bytes[extents[0]])) }
    var joined: [UInt8] = []
    for extent in extents { joined += bytes[extent] }
    return joined.withUnsafeBytes(body)
  }
}
