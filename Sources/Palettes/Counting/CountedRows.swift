/// Which rows of an area, from its first, are counted: all of them, or every second one for two.
package enum CountedRows: Sendable {
  case all, even, odd

  /// How many rows each counted one stands for.
  var weight: Int { self == .all ? 1 : 2 }

  /// The rows that are counted of so many.
  func indices(of height: Int) -> StrideTo<Int> {
    stride(from: self == .odd ? 1 : 0, to: height, by: weight)
  }
}
