public import Frames

/// The middle column of pixels of evenly spaced frames: a slit-scan of the film.
///
/// However long the film, there are at most `most` of them: when they would be more, every second
/// one is dropped, and from then on half as many are taken.
public struct FilmSlits: Sendable, Equatable {
  /// The most columns that are kept.
  public static let most = 4096

  /// Rows of a column.
  public let height: Int
  /// A column stands for this many frames, a power of 2.
  public private(set) var step = 1
  /// `height × 3` bytes for each column, top to bottom, 8-bit sRGB.
  public private(set) var bytes: [UInt8] = []
  private var seen = 0

  public init(height: Int) {
    self.height = height
  }

  /// How many columns are kept.
  public var count: Int { height == 0 ? 0 : bytes.count / (3 * height) }

  /// Takes the middle column of the next frame, if it is its turn.
  ///
  /// - Precondition: the frame has three channels and `height` rows.
  public mutating func add(_ frame: Frame) {
    precondition(frame.height == height && frame.channels == 3, "frames must be of one size")
    add { Self.column(of: frame) }
  }

  /// Takes a frame of which `column` gives the middle column, which is asked for only if it is its
  /// turn.
  ///
  /// - Returns: the column, if it was taken.
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
