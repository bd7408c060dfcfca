/// The part of a small picture inside black bars, without the edges that the bars make.
///
/// Bars and their edges are the same in all shots of a film, so they must count neither as detail
/// that is found again nor as a layout that stays.
struct PictureArea: Sendable, Equatable {
  let rows, columns: Range<Int>
  /// Whether the picture has no bars.
  let isWhole: Bool

  /// The highest level that a bar may have, 0…255.
  private static let barLevel: Int32 = 20

  /// The rows and columns from the first to the last that any of the pictures lights; all of them if
  /// hardly anything would remain.
  ///
  /// - Parameters:
  ///   - lumas: the luma of one or more pictures of one size (`Plane.luma`).
  ///   - margin: how far a bar's edge affects the rows and columns beside it, in pixels.
  ///   - least: how many rows and columns must remain, in pixels, with the margins.
  ///   - evenness: how much lighter a bar may be than the darkest pixel, 0…255. Bars are even, and
  ///     the dark parts of pictures are not.
  /// - Complexity: O(pixels).
  init(
    _ lumas: [Int32]..., width: Int, height: Int, margin: Int, least: Int, evenness: Int32 = 255
  ) {
    var rowLight = [Int32](repeating: 0, count: height)
    var columnLight = [Int32](repeating: 0, count: width)
    var darkest = Int32.max
    for luma in lumas {
      luma.withUnsafeBufferPointer { luma in
        columnLight.withUnsafeMutableBufferPointer { columnLight in
          for y in 0..<height {
            var greatest: Int32 = 0
            var least = Int32.max
            for x in 0..<width {
              let value = luma[y &* width &+ x]
              greatest = max(greatest, value)
              least = min(least, value)
              columnLight[x] = max(columnLight[x], value)
            }
            rowLight[y] = max(rowLight[y], greatest)
            darkest = min(darkest, least)
          }
        }
      }
    }
    // `luma` is four times the real luma.
    let limit = min(4 * Self.barLevel, darkest + 4 * evenness)
    rows = Self.lit(rowLight, above: limit, margin: margin, least: least)
    columns = Self.lit(columnLight, above: limit, margin: margin, least: least)
    isWhole = rows.count == height && columns.count == width
  }

  /// The part that at least one of two pictures of one size lights.
  init(_ first: PictureArea, _ second: PictureArea) {
    rows = Self.hull(first.rows, second.rows)
    columns = Self.hull(first.columns, second.columns)
    isWhole = first.isWhole || second.isWhole
  }

  var pixels: Int { rows.count * columns.count }

  private static func hull(_ first: Range<Int>, _ second: Range<Int>) -> Range<Int> {
    min(first.lowerBound, second.lowerBound)..<max(first.upperBound, second.upperBound)
  }

  private static func lit(
    _ light: [Int32], above limit: Int32, margin: Int, least: Int
  ) -> Range<Int> {
    guard let first = light.firstIndex(where: { $0 > limit }),
      let last = light.lastIndex(where: { $0 > limit }), last - first > least
    else { return light.indices }
    let start = first == 0 ? 0 : first + margin
    let end = last == light.count - 1 ? light.count : last + 1 - margin
    return start..<end
  }
}
