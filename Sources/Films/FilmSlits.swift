public import Frames

/// The middle column of pixels of evenly spaced frames: a slit-scan of the film.
///
/// There are at most `most` columns, however long the film is: before this number is exceeded,
/// every second column is dropped, and from then on half as many are added.
public struct FilmSlits: Sendable, Equatable {
  /// The largest number of columns.
  public static let most = 4096

  /// The number of rows in a column.
  public let height: Int
  /// The number of frames for each column, a power of 2.
  public private(set) var step = 1
  /// `height × 3` bytes for each column, top to bottom, 8-bit sRGB.
  public private(set) var bytes: [UInt8] = []
  private var seen = 0

  public init(height: Int) {
    self.height = height
  }

  /// The number of columns.
  public var count: Int { height == 0 ? 0 : bytes.count / (3 * height) }

  /// Adds the middle column of the next frame, if this frame gets a column.
  ///
  /// - Precondition: the frame has three channels and `height` rows.
  public mutating func add(_ frame: Frame) {
    precondition(frame.height == height && frame.channels == 3, "frames must be of one size")
    add { Self.column(of: frame) }
  }

  /// Adds the next frame. `column` returns its middle column and is called only if the frame gets
  /// one.
  ///
  /// - Returns: the column, if it was added.
  @discardableResult
  package mutating func add(_ column: () -> ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    defer { seen += 1 }
    guard seen % step == 0 else { return nil }
    if count == Self.most { thin() }
    guard seen % step == 0 else { return nil }
    let column = column()
    bytes += column
    return column
  }

  /// The middle column of a frame.
  package static func column(of frame: Frame) -> ArraySlice<UInt8> {
    let column = [UInt8](unsafeUninitializedCapacity: 3 * frame.height) { column, filled in
      frame.bytes.withUnsafeBufferPointer { bytes in
        for y in 0..<frame.height {
          let pixel = 3 * (y * frame.width + frame.width / 2)
          for channel in 0..<3 { column[3 * y + channel] = bytes[pixel + channel] }
        }
      }
      filled = 3 * frame.height
    }
    return column[...]
  }

  /// Drops every second column.
  private mutating func thin() {
    let length = 3 * height
    let kept = stride(from: 0, to: count, by: 2).flatMap { bytes[$0 * length..<($0 + 1) * length] }
    bytes = kept
    step *= 2
  }
}
