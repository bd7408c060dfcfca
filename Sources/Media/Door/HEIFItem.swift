/// One item of a HEIF or AVIF file: a picture, a part of one, or metadata.
struct HEIFItem {
  var type = 0
  /// Where a `mime` item's encoding is named, such as `deflate`; empty for none.
  var encoding = 0..<0
  /// Its data, in the file.
  var extents: [Range<Int>] = []
  /// Places in `properties`.
  var properties: [Int] = []
  /// What it is made of, in order.
  var parts: [Int] = []
  /// The pictures that stand beside it, such as alpha.
  var auxiliaries: [Int] = []
  /// Whether its colors are multiplied by its alpha.
  var isPremultiplied = false
  /// Whether its data are in another file or another item.
  var isElsewhere = false

  /// Its type's letters for people.
  var name: String { ISOBox.name(of: type) }

  var length: Int { extents.reduce(0) { $0 + $1.count } }

  /// Whether it is made of other pictures.
  var isDerived: Bool { ["grid", "iden", "iovl"].contains { type == ISOBox.code($0) } }

  /// Whether libheif attaches it to a picture as it is.
  var isMetadata: Bool {
    !["hvc1", "av01", "grid", "iden", "iovl"].contains { type == ISOBox.code($0) }
  }

  /// Its data as libheif joins them.
  func withData<Result>(
    in bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    if extents.count == 1 { return body(UnsafeRawBufferPointer(rebasing: bytes[extents[0]])) }
    var joined: [UInt8] = []
    for extent in extents { joined += bytes[extent] }
    return joined.withUnsafeBytes(body)
  }
}
