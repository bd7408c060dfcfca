/// How much light is in each row and column of a frame at its full size, to find bars to the pixel.
public struct EdgeLight: Sendable, Equatable {
  /// For each row of the upright frame the share of its pixels that are lit, 0…255 for none…all.
  ///
  /// Lit is what is above 20 of 255 in gray. Only some pixels of a row are looked at; rows (of a
  /// film that lies on its side, columns) in the midst of a bright picture are not, and count as 0.
  public var rows: [UInt8]
  /// The same for each column.
  public var columns: [UInt8]

  public init(rows: [UInt8], columns: [UInt8]) {
    self.rows = rows
    self.columns = columns
  }
}
