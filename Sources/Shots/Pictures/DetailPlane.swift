/// The edges and textures of a small picture, without its brightness and contrast: they stay when a
/// lamp is switched on, and change when another scene is shown.
struct DetailPlane: Sendable {
  let width: Int
  let height: Int
  /// Luma minus the mean of its surroundings, around 128, scaled so that `commonShare` of the
  /// pixels differ from 128 by no more than `commonAmount`.
  let bytes: [UInt8]

  private static let commonAmount: Float = 10
  private static let commonShare = 0.6
  /// Details fainter than this, 0…255, count as noise and are not amplified to the full amount.
  private static let faintest: Float = 1.2
  /// How far the surroundings of a pixel reach, in pixels.
  private static let radius = 3
  /// How far the edge of a bar affects detail, in pixels: it may cover half of one row, which is in
  /// the surroundings of others.
  private static let border = radius + 1
  /// How many rows and columns bars must leave, in pixels.
  static let leastArea = 16

  /// - Complexity: O(pixels).
  init(_ plane: Plane) {
    let (width, height) = (plane.width, plane.height)
    (self.width, self.height) = (width, height)
    // `luma` is four times the real luma, so that all values are whole numbers.
    let luma = plane.luma()
    let area = PictureArea(
      luma, width: width, height: height, margin: Self.border, least: Self.leastArea)
    var detail = luma.means(radius: Self.radius, width: width, height: height)
    let common = Self.subtract(
      &detail, from: luma, width: width, rows: area.rows, columns: area.columns)
    let scale = Self.commonAmount / max(common, 4 * Self.faintest)
    bytes = [UInt8](unsafeUninitializedCapacity: width * height) { bytes, filled in
      detail.withUnsafeBufferPointer { detail in
        for index in 0..<width &* height {
          let value = Int32(Float(detail[index]) * scale)
          bytes[index] = UInt8(truncatingIfNeeded: max(0, min(255, 128 &+ value)))
        }
      }
      filled = width * height
    }
  }

  /// Replaces each mean by the pixel's difference from it; by 0 outside `rows` and `columns`.
  ///
  /// - Returns: four times the level that `commonShare` of the pixels stay below.
  private static func subtract(
    _ means: inout [Int32], from luma: [Int32], width: Int, rows: Range<Int>,
    columns: Range<Int>
  ) -> Float {
    var counts = [Int32](repeating: 0, count: 1024)
    counts.withUnsafeMutableBufferPointer { counts in
      means.withUnsafeMutableBufferPointer { means in
        luma.withUnsafeBufferPointer { luma in
          for index in means.indices { means[index] = luma[index] &- means[index] }
          let height = means.count / width
          for y in 0..<height {
            let isInside = rows.contains(y)
            let kept = isInside ? columns : 0..<0
            for x in 0..<kept.lowerBound { means[y &* width &+ x] = 0 }
            for x in kept.upperBound..<width { means[y &* width &+ x] = 0 }
            for x in kept {
              counts[Int(min(1023, abs(means[y &* width &+ x])))] &+= 1
            }
          }
        }
      }
    }
    return level(of: counts, pixels: rows.count * columns.count)
  }

  /// Four times the level that `commonShare` of the pixels stay below.
  private static func level(of counts: [Int32], pixels: Int) -> Float {
    let share = Int(commonShare * Double(pixels))
    var below = 0
    for (level, count) in counts.enumerated() {
      below += Int(count)
      if below > share { return Float(level) }
    }
    return Float(counts.count)
  }
}
