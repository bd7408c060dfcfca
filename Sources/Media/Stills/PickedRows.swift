/// The rows of a decoder, all pixels of them or one pixel picked from each block.
struct PickedRows {
  let width, height: Int
  private let decoder: any StillDecoder
  private let picking: PixelPicking?
  /// The next requested row.
  private var row = 0
  /// Rows of the decoder from which pixels may be picked again.
  private var held: [UInt8] = []
  private var heldRows = 0..<0

  init(_ decoder: any StillDecoder, _ picking: PixelPicking?) {
    self.decoder = decoder
    self.picking = picking
    width = picking?.across ?? decoder.width
    height = picking?.down ?? decoder.height
  }

  var hasBegun: Bool { row > 0 }

  /// The samples of the next `count` rows, which must exist.
  ///
  /// - Throws: what the decoder throws.
  mutating func next(_ count: Int) throws(MediaError) -> [UInt8] {
    defer { row += count }
    guard let picking else { return try decoder.rows(count, from: row) }
    var picked = [UInt8](repeating: 0, count: count * width * decoder.layout.pixelSize)
    for index in 0..<count {
      try hold(picking.rows(for: row + index))
      pick(row + index, of: picking, into: &picked, at: index * width * decoder.layout.pixelSize)
    }
    return picked
  }

  /// Loads rows into `held`. Blocks may share a row with those above them, which the decoder
  /// delivers only once.
  private mutating func hold(_ rows: Range<Int>) throws(MediaError) {
    let size = decoder.width * decoder.layout.pixelSize
    let shared = heldRows.clamped(to: rows)
    let kept = held.suffix(shared.count * size)
    let start = max(heldRows.upperBound, rows.lowerBound)
    held = try kept + decoder.rows(rows.upperBound - start, from: start)
    heldRows = rows
  }

  private func pick(
    _ row: Int, of picking: PixelPicking, into picked: inout [UInt8], at place: Int
  ) {
    let (size, width, top) = (decoder.layout.pixelSize, decoder.width, heldRows.lowerBound)
    held.withUnsafeBytes { bytes in
      picked.withUnsafeMutableBytes { picked in
        var to = place
        picking.forEach(in: row) { x, y in
          let from = ((y - top) * width + x) * size
          for byte in 0..<size { picked[to + byte] = bytes[from + byte] }
          to += size
        }
      }
    }
  }
}
