/// A histogram as bytes with nothing lost that a palette or a sum depends on: bins, exact colors, the
/// downsampled picture, edges. `CountedPicture.written` puts a head before it.
///
/// All numbers are LEB128 unless a comment says otherwise. Each list begins with its length and is in
/// rising order, so equal histograms are equal bytes. The format has the numbers of `BinLayout`: a
/// change of either is another version (`CountedPicture.version`).
extension Histogram {
  /// The largest number of pixels of a histogram and of a sum of histograms: a million pictures of
  /// 281 million pixels each. Sums of components and their products stay within 64 bits.
  package static let mostPixels = 1 << 48

  /// - Complexity: O(bins).
  func write(to writer: inout NumberWriter) {
    writer.append(usesDownsampled ? 1 : 0)
    writer.append(downsampledPixels)
    Self.write(bins, to: &writer, places: true)
    // No caller needs the places of squares.
    Self.write(downsampled, to: &writer, places: false)
    Self.write(downsampledEdges, to: &writer)
    writer.append(colors == nil ? 0 : 1)
    guard let colors else { return }
    let entries = colors.entries()
    writer.append(entries.count)
    var last: UInt32 = 0
    for entry in entries {
      let color = ExactColors.color(of: entry)
      let number = UInt32(color.x) << 16 | UInt32(color.y) << 8 | UInt32(color.z)
      writer.append(UInt64(number - last))
      writer.append(entry.count)
      writer.append(fixed: entry.place.rawValue)
      last = number
    }
    Self.write(colors.edges, to: &writer)
  }

  /// For each bin the step from the number of the previous one, the count, the differences between its
  /// sums of red, green and blue and those that the previous bin's mean would give, and its place, if
  /// places are written, in four bytes.
  private static func write(_ bins: BinTable, to writer: inout NumberWriter, places: Bool) {
    var list = NumberWriter()
    var count = 0
    var bin: UInt32 = 0
    var mean = SIMD3<Int64>.zero
    bins.forEachEntry { entry in
      count += 1
      list.append(UInt64(entry.bin - bin))
      list.append(entry.count)
      let pixels = Int64(entry.count)
      let sums = SIMD3(Int64(entry.red), Int64(entry.green), Int64(entry.blue))
      for axis in 0..<3 { list.append(signed: sums[axis] - mean[axis] * pixels) }
      if places { list.append(fixed: entry.place.rawValue) }
      mean = SIMD3(sums.x / pixels, sums.y / pixels, sums.z / pixels)
      bin = entry.bin
    }
    writer.append(count)
    writer.append(raw: list.bytes)
  }

  /// For each color the step from the number of the previous one, the pixels looked at, and those of
  /// them on an edge.
  private static func write(_ edges: EdgeColors, to writer: inout NumberWriter) {
    let counted = edges.counted
    writer.append(counted.count)
    var last = 0
    for (color, count) in counted {
      writer.append(color - last)
      writer.append(count.x)
      writer.append(count.y)
      last = color
    }
  }

  /// Reads what `write` wrote, and leaves what follows it; `nil` if the bytes are invalid.
  ///
  /// Bytes from anywhere are safe: each number is checked before it is used, and nothing is reserved for
  /// what the bytes only claim. A histogram with every bin there is has 7 MB and takes 97 MB of memory.
  ///
  /// - Complexity: O(bytes).
  init?(from reader: inout NumberReader) {
    guard let flag = reader.count(atMost: 1),
      let downsampledPixels = reader.count(atMost: Self.mostPixels),
      let (bins, pixels) = Self.bins(from: &reader, places: true), pixels > 0,
      let (downsampled, squares) = Self.bins(from: &reader, places: false),
      // A square represents a pixel or more, and the pixels of all squares are counted pixels.
      squares <= downsampledPixels, downsampledPixels <= pixels,
      (squares == 0) == (downsampledPixels == 0),
      let edges = Self.edges(from: &reader, of: pixels),
      let isExact = reader.count(atMost: 1)
    else { return nil }
    var colors: ExactColors?
    if isExact == 1 {
      guard let exact = Self.colors(from: &reader, of: pixels) else { return nil }
      colors = exact
    }
    self.init(
      bins: bins, pixels: pixels, colors: colors, downsampled: downsampled,
      downsampledPixels: downsampledPixels, downsampledEdges: edges, usesDownsampled: flag == 1)
  }

  /// The bins, and how many pixels they have.
  private static func bins(
    from reader: inout NumberReader, places: Bool
  ) -> (bins: BinTable, pixels: Int)? {
    guard let count = reader.count(atMost: BinLayout.count) else { return nil }
    var bins = BinTable()
    var (bin, room) = (0, mostPixels)
    var mean = SIMD3<Int64>.zero
    for index in 0..<count {
      guard let step = reader.count(atMost: BinLayout.count), index == 0 || step > 0,
        let pixels = reader.count(atMost: room), pixels > 0,
        let red = reader.signed(), let green = reader.signed(), let blue = reader.signed(),
        let place = places ? reader.fixed() : 0
      else { return nil }
      bin += step
      room -= pixels
      let most = 255 * UInt64(pixels)
      guard bin < BinLayout.count,
        red.magnitude <= most, green.magnitude <= most, blue.magnitude <= most
      else { return nil }
      let total = Int64(pixels)
      let sums = SIMD3(red, green, blue) &+ mean &* total
      guard sums.min() >= 0, sums.max() <= 255 * total else { return nil }
      mean = SIMD3(sums.x / total, sums.y / total, sums.z / total)
      bins.add(
        HistogramEntry(
          count: UInt64(pixels), red: UInt64(sums.x), green: UInt64(sums.y), blue: UInt64(sums.z),
          place: FramePlace(rawValue: place), bin: UInt32(bin)))
    }
    return (bins, mostPixels - room)
  }

  private static func edges(from reader: inout NumberReader, of pixels: Int) -> EdgeColors? {
    guard let count = reader.count(atMost: EdgeColors.colors) else { return nil }
    var counted: [(color: Int, count: SIMD2<UInt64>)] = []
    var (color, room) = (0, pixels)
    for index in 0..<count {
      guard let step = reader.count(atMost: EdgeColors.colors), index == 0 || step > 0,
        let looked = reader.count(atMost: room), looked > 0,
        let onEdge = reader.count(atMost: looked)
      else { return nil }
      color += step
      room -= looked
      guard color < EdgeColors.colors else { return nil }
      counted.append((color, SIMD2(UInt64(looked), UInt64(onEdge))))
    }
    return EdgeColors(counted: counted)
  }

  /// The exact colors, whose pixels are `pixels`.
  private static func colors(from reader: inout NumberReader, of pixels: Int) -> ExactColors? {
    guard let count = reader.count(atMost: ExactColors.capacity) else { return nil }
    var colors = ExactColors()
    var (number, room) = (0, pixels)
    for index in 0..<count {
      guard let step = reader.count(atMost: 0xFF_FFFF), index == 0 || step > 0,
        let pixels = reader.count(atMost: room), pixels > 0, let place = reader.fixed()
      else { return nil }
      number += step
      room -= pixels
      guard number <= 0xFF_FFFF else { return nil }
      let color = SIMD3(UInt8(number >> 16), UInt8(number >> 8 & 255), UInt8(number & 255))
      guard colors.add(color, times: UInt64(pixels), at: FramePlace(rawValue: place)) else {
        return nil
      }
    }
    guard room == 0, let edges = edges(from: &reader, of: pixels) else { return nil }
    colors.edges = edges
    return colors
  }
}
