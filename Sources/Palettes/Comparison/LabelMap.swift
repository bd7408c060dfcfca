/// The swatch to which each place of a still belongs, on a coarse grid.
package struct LabelMap: Sendable, Equatable {
  package let width, height: Int
  /// How many swatches there are; also the label of a place that belongs to no swatch.
  package let count: Int
  /// Row by row from the top left: the index of a swatch, or `count`.
  package let labels: [UInt8]

  /// - Parameter count: 1…254 swatches.
  package init(width: Int, height: Int, count: Int, labels: [UInt8]) {
    precondition((1...254).contains(count), "a label map has 1…254 swatches")
    precondition(labels.count == width * height, "labels must fill their map")
    self.width = width
    self.height = height
    self.count = count
    self.labels = labels
  }

  /// How many bits of a coded byte hold the label; the other bits hold the length.
  package var labelBits: Int { Int.bitWidth - count.leadingZeroBitCount }

  /// The labels as runs, one byte each: the label in the high `labelBits`, and the length minus one
  /// in the other bits.
  ///
  /// With 8 swatches a run has up to 16 places; a still's map takes a few thousand bytes.
  ///
  /// - Complexity: O(places).
  package var coded: [UInt8] {
    let lengthBits = 8 - labelBits
    let longest = 1 << lengthBits
    var coded: [UInt8] = []
    var index = 0
    while index < labels.count {
      var end = index + 1
      while end < labels.count, end - index < longest, labels[end] == labels[index] { end += 1 }
      coded.append(UInt8(Int(labels[index]) << lengthBits | (end - index - 1)))
      index = end
    }
    return coded
  }
}
