import CFFmpeg
import Palettes
import Shots

extension EdgeLight {
  /// Measures the first plane (luma, gray, or green): every eighth sample of each column, and of
  /// each row from the edges inward until there is a run of lit rows.
  ///
  /// Both fields of an interlaced frame have the same bars, so all rows are used.
  ///
  /// - Complexity: O(samples / 8) for bright pictures, O(samples / 4) for dark ones.
  init?(_ frame: CFilmFrame, isFullRange: Bool) {
    guard let start = frame.planes.0, frame.width > 0, frame.height > 0 else { return nil }
    let unit = 1 << (Int(frame.depth) - 8)
    // 20 of 255 above black.
    let level = isFullRange ? 20 * unit : (16 + 17) * unit
    let plane = Plane(
      start: start, stride: frame.strides.0, width: Int(frame.width), height: Int(frame.height))
    if frame.depth > 8 {
      self.init(plane, UInt16.self, above: UInt16(clamping: level))
    } else {
      self.init(plane, UInt8.self, above: UInt8(clamping: level))
    }
  }

  private struct Plane {
    let start: UnsafePointer<UInt8>
    let stride, width, height: Int
  }

  private static let step = 8
  /// A bar never has more than this fraction of the height, about seven rows of the small frame, as
  /// lit rows without a dark row between them.
  private static let brightPart = 12

  private init<Sample: FixedWidthInteger & UnsignedInteger>(
    _ plane: Plane, _ type: Sample.Type, above level: Sample
  ) {
    let (width, height) = (plane.width, plane.height)
    func row(_ y: Int) -> UnsafePointer<Sample> {
      UnsafeRawPointer(plane.start + y * plane.stride).assumingMemoryBound(to: Sample.self)
    }
    var rowLight = [UInt8](repeating: 0, count: height)
    let across = (width + Self.step - 1) / Self.step
    // A single lit row is not the picture: it may be a line at the frame's edge, or text in a bar.
    let enough = max(3, height / Self.brightPart)
    func scan(_ rows: some Sequence<Int>) -> Int {
      var (bright, seen) = (0, 0)
      for y in rows {
        let row = row(y)
        var lit = 0
        for x in stride(from: 0, to: width, by: Self.step) { lit += row[x] > level ? 1 : 0 }
        rowLight[y] = Self.share(lit, of: across)
        seen += 1
        bright = 3 * lit >= 2 * across ? bright + 1 : 0
        if bright == enough { break }
      }
      return seen
    }
    let seen = scan(0..<height)
    _ = scan((seen..<height).reversed())
    var columnLight = [UInt16](repeating: 0, count: width)
    columnLight.withUnsafeMutableBufferPointer { columns in
      for y in stride(from: 0, to: height, by: Self.step) {
        let row = row(y)
        for x in 0..<width { columns[x] &+= row[x] > level ? 1 : 0 }
      }
    }
    let samples = (height + Self.step - 1) / Self.step
    self.init(
      rows: rowLight, columns: columnLight.map { Self.share(Int($0), of: samples) })
  }

  /// A share as 0…255: 0 for a count of 0, and at least 1 for any other.
  private static func share(_ count: Int, of all: Int) -> UInt8 {
    count == 0 ? 0 : UInt8(clamping: max(1, 255 * count / max(1, all)))
  }
}
