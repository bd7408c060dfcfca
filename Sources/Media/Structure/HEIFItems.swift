/// The items of a HEIF or AVIF file as its meta box lists them, and what they are composed of.
///
/// - Source: ISO/IEC 14496-12 §8.11 (meta box); ISO/IEC 23008-12 §6 and §9 (HEIF); the behavior of
///   libheif 1.15 (`box.cc`, `heif_file.cc`).
struct HEIFItems {
  /// libheif copies the list of locations for every item: 4,000 items take a second, 2,000 a
  /// quarter.
  static let mostItems = 2_000
  static let mostBoxes = 10_000
  /// The limits of libheif.
  private static let (mostPlaces, mostExtents) = (20_000, 32)
  private static let mostReferences = 8_192
  private static let mostTargets = 100_000

  let bytes: UnsafeRawBufferPointer
  private(set) var primary = 0
  private(set) var items: [Int: HEIFItem] = [:]
  private(set) var properties: [ISOBox] = []
  private var boxes = 0
  private var references = 0
  private var targets = 0

  /// Reads the last meta box at the top of the file, as libheif does.
  ///
  /// A top-level box that is too long ends the search. It does no harm, since libheif finds data by
  /// their offsets.
  ///
  /// - Throws: `MediaError.damaged` without a meta box or if something in it is too long;
  ///   `.unsupported` for too many boxes, items or references, for a sequence of pictures without a
  ///   still, and for the short form of the list (ISO/IEC 23008-12:2025, box `mini`).
  init(_ bytes: UnsafeRawBufferPointer) throws(MediaError) {
    self.bytes = bytes
    var (place, meta, others) = (0, ISOBox?.none, Set<Int>())
    while let box = ISOBox(in: bytes, at: place, end: bytes.count) {
      try count()
      if box.type == ISOBox.code("meta") { meta = box } else { others.insert(box.type) }
      if box.isTooLong { break }
      place = box.whole.upperBound
    }
    guard let meta else { throw Self.missing(beside: others) }
    guard !meta.isTooLong else { throw .damaged("its box meta is longer than the file") }
    let children = try boxes(in: meta.body.dropFirst(4))
    func first(_ type: StaticString) -> ISOBox? { children.first { $0.type == ISOBox.code(type) } }
    // Locations in the file come last, since `idat` must be known.
    if let box = first("iinf") { try readInformation(box) }
    if let box = first("pitm") {
      primary = integer(box.body.lowerBound + 4, version(box) == 0 ? 2 : 4)
    }
    if let box = first("iref") { try readReferences(box) }
    if let box = first("iprp") { try readProperties(box) }
    if let box = first("iloc") { try readPlaces(box, data: first("idat")?.body) }
  }

  /// The error for a file without a list of pictures.
  private static func missing(beside boxes: Set<Int>) -> MediaError {
    if boxes.contains(ISOBox.code("mini")) {
      return .unsupported("a HEIF picture with a low-overhead (mini) header")
    }
    if boxes.contains(ISOBox.code("moov")) {
      return .unsupported("a HEIF picture sequence without a still")
    }
    return .damaged("it has no list of pictures")
  }

  /// A number in the file; 0 if it lies outside.
  private func integer(_ place: Int, _ count: Int) -> Int {
    max(0, bytes.integer(at: place, count: count) ?? 0)
  }

  private func version(_ box: ISOBox) -> Int { integer(box.body.lowerBound, 1) }

  private mutating func count() throws(MediaError) {
    boxes += 1
    guard boxes <= Self.mostBoxes else {
      throw .unsupported("it has more than \(Self.mostBoxes) boxes")
    }
  }

  private mutating func boxes(in range: Range<Int>) throws(MediaError) -> [ISOBox] {
    var (boxes, place) = ([ISOBox](), range.lowerBound)
    while let box = ISOBox(in: bytes, at: place, end: range.upperBound) {
      try count()
      guard !box.isTooLong else {
        throw .damaged("its box \(box.name) is longer than the box around it")
      }
      boxes.append(box)
      place = box.whole.upperBound
    }
    return boxes
  }

  /// `iinf`: the types of the items (ISO/IEC 14496-12 §8.11.6).
  private mutating func readInformation(_ box: ISOBox) throws(MediaError) {
    let head = version(box) == 0 ? 6 : 8
    for entry in try boxes(in: box.body.dropFirst(head)) where entry.type == ISOBox.code("infe") {
      let (version, start) = (version(entry), entry.body.lowerBound + 4)
      let width = version == 2 ? 2 : 4
      guard version >= 2 else { continue }
      guard items.count < Self.mostItems else {
        throw .unsupported("it has more than \(Self.mostItems) items")
      }
      var item = HEIFItem()
      item.type = integer(start + width + 2, 4)
      if item.type == ISOBox.code("mime") {
        item.encoding = encoding(in: entry.body.dropFirst(4 + width + 6))
      }
      items[integer(start, width)] = item
    }
  }

  /// The third of three texts that each end with a zero: name, content type and content encoding.
  private func encoding(in texts: Range<Int>) -> Range<Int> {
    var (start, zeros) = (texts.lowerBound, 0)
    for place in texts where bytes[place] == 0 {
      if zeros == 2 { return start..<place }
      (start, zeros) = (place + 1, zeros + 1)
    }
    return zeros == 2 ? start..<texts.upperBound : texts.upperBound..<texts.upperBound
  }

  /// `iref`: which item is composed of which others (§8.11.12).
  private mutating func readReferences(_ box: ISOBox) throws(MediaError) {
    let width = version(box) == 0 ? 2 : 4
    for reference in try boxes(in: box.body.dropFirst(4)) {
      let start = reference.body.lowerBound
      let (from, count) = (integer(start, width), integer(start + width, 2))
      references += 1
      targets += count
      guard references <= Self.mostReferences, targets <= Self.mostTargets else {
        throw .unsupported("its items refer to each other too often")
      }
      guard start + width + 2 + count * width <= reference.body.upperBound else {
        throw .damaged("its box iref is shorter than its references")
      }
      let to = (0..<count).map { integer(start + width + 2 + $0 * width, width) }
      if reference.type == ISOBox.code("dimg") { items[from]?.parts += to }
      if reference.type == ISOBox.code("prem") { items[from]?.isPremultiplied = true }
      if reference.type == ISOBox.code("auxl"), let master = to.first {
        items[master]?.auxiliaries.append(from)
      }
    }
  }

  /// `iprp`: sizes, decoder configurations, profiles (ISO/IEC 23008-12 §9.3).
  private mutating func readProperties(_ box: ISOBox) throws(MediaError) {
    let children = try boxes(in: box.body)
    if let box = children.first(where: { $0.type == ISOBox.code("ipco") }) {
      properties = try boxes(in: box.body)
    }
    for box in children where box.type == ISOBox.code("ipma") {
      let (id, index) = (
        version(box) == 0 ? 2 : 4, integer(box.body.lowerBound + 3, 1) & 1 == 1 ? 2 : 1
      )
      var place = box.body.lowerBound + 8
      for _ in 0..<integer(box.body.lowerBound + 4, 4) {
        guard place + id < box.body.upperBound else { break }
        let (item, count) = (integer(place, id), integer(place + id, 1))
        place += id + 1
        targets += count
        guard targets <= Self.mostTargets else {
          throw .unsupported("its items have too many properties")
        }
        for _ in 0..<count where place + index <= box.body.upperBound {
          let property = integer(place, index) & (index == 1 ? 0x7F : 0x7FFF)
          if property > 0 { items[item]?.properties.append(property - 1) }
          place += index
        }
      }
    }
  }

  /// `iloc`: where the items' data are (ISO/IEC 14496-12 §8.11.3). libheif reads all of these
  /// locations.
  private mutating func readPlaces(_ box: ISOBox, data: Range<Int>?) throws(MediaError) {
    let (version, end) = (version(box), box.body.upperBound)
    var place = box.body.lowerBound + 4
    func next(_ width: Int) -> Int {
      defer { place += width }
      return [0, 4, 8].contains(width) || width == 2 ? integer(place, width) : 0
    }
    let sizes = next(2)
    let (offset, length, base) = (sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15)
    let index = version > 1 ? sizes & 15 : 0
    var total = 0
    let count = next(version < 2 ? 2 : 4)
    guard count <= Self.mostPlaces else {
      throw .unsupported("it has more than \(Self.mostItems) items")
    }
    for _ in 0..<count where place < end {
      let id = next(version < 2 ? 2 : 4)
      let method = version > 0 ? next(2) & 15 : 0
      let isElsewhere = next(2) != 0 || method > 1
      items[id]?.isElsewhere = isElsewhere
      let start = next(base)
      let extents = next(2)
      guard extents <= Self.mostExtents else {
        throw .unsupported("one of its items has more than \(Self.mostExtents) parts")
      }
      for _ in 0..<extents where place < end {
        _ = next(index)
        let (from, count) = (DecoderMemory.sum(start, next(offset)), next(length))
        guard method < 2, items[id] != nil, count > 0 else { continue }
        let whole = method == 0 ? 0..<bytes.count : data ?? 0..<0
        guard from <= whole.count, count <= whole.count - from else {
          throw .damaged("one of its items lies outside the file")
        }
        total += count
        items[id]?.extents.append(whole.lowerBound + from..<whole.lowerBound + from + count)
        guard total <= bytes.count + 32 << 20, items[id]?.length ?? 0 <= bytes.count else {
          throw .damaged("its items are longer than the file")
        }
      }
    }
  }
}
