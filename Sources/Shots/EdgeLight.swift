/// How much light is in each row and column of a frame at its full size. It locates bars to the
/// pixel.
public struct EdgeLight: Sendable, Equatable {
  /// For each row of the upright frame the share of its pixels that are lit, 0…255 for none…all.
  ///
  /// A pixel is lit if its gray is above 20 of 255. Only a sample of each row's pixels is measured.
  /// Rows in the middle of a bright picture are not measured and count as 0; in a film that lies on
  /// its side, this holds for columns.
  public var rows: [UInt8]
  /// The same for each column.
  public var columns: [UInt8]

  public init(rows: [UInt8], columns: [UInt8]) {
    self.rows = rows
    self.columns = columns
  }
}
