/// The bins of a `BinTable` as plain pointers, for its hot loops.
struct BinPointers {
  /// See `BinLayout.withTable`.
  let table: UnsafePointer<UInt16>
  /// For each pair of chroma bins, the index of the first bin of its column; if it has no column
  /// yet, that of the guard column, whose bins are full.
  let columns: UnsafePointer<UInt32>
  let bins: UnsafeMutablePointer<PackedBin>

  /// The index of the bin to which a pixel with these components, 0…255, belongs.
  @inline(__always)
  func index(red: UInt, green: UInt, blue: UInt) -> Int {
    let table = table + BinLayout.redBlueStart
    let outer = Int(bitPattern: red &+ blue)
    let twice = Int(bitPattern: green &+ green)
    let chroma =
      UInt(truncatingIfNeeded: table[Int(bitPattern: red &- blue)])
      &+ UInt(truncatingIfNeeded: table[Self.green &+ twice &- outer])
    let level = UInt(truncatingIfNeeded: table[Self.luma &+ twice &+ outer])
    return Int(bitPattern: UInt(truncatingIfNeeded: columns[Int(bitPattern: chroma)]) &+ level)
  }

  /// Where the parts for green and for luma begin in the table, from the part for red and blue.
  private static let green = BinLayout.greenStart - BinLayout.redBlueStart
  private static let luma = BinLayout.lumaStart - BinLayout.redBlueStart
}
