/// The part of a small picture inside black bars, without the edges that the bars make.
///
/// Bars and their edges are the same in all shots of a film, so they must count neither as detail
/// that is found again nor as a layout that stays.
struct PictureArea: Sendable, Equatable {
  let rows, columns: Range<Int>

  /// The highest level that a bar may have, 0…255.
  private static let barLevel: Int32 = 20

  /// The rows and columns from the first to the last that any of the pictures lights; all of them if
  /// hardly anything would remain.
  ///
  /// - Parameters:
  ///   - lumas: the luma of one or more pictures of one size (`Plane.luma`).
  ///   - margin: how far a bar's edge affects the rows and columns beside it, in pixels.
  ///   - least: how many rows and columns must remain, in pixels, with the margins.
  /// - Complexity: O(pixels).
  init(_ lumas: [Int32]..., width: Int, height: Int, margin: Int, least: Int) {
    var rowLight = [Int32](repeating: 0, count: height)
    var columnLight = [Int32](repeating: 0, count: width)
    for luma in lumas {
      luma.withUnsafeBufferPointer { luma in
        columnLight.withUnsafeMutableBufferPointer { columnLight in
          for y in 0..<height {
            var greatest: Int32 = 0
            for x in 0..<width {
              let value = luma[y &* width &+ x]
              greatest = max(greatest, value)
              columnLight[x] = max(columnLight[x], value)
            }
            rowLight[y] = max(rowLight[y], greatest)
          }
        }
      }
    }
    rows = Self.lit(rowLight, margin: margin, least: least)
    columns = Self.lit(columnLight, margin: margin, least: least)
  }

  private static func lit(_ light: [Int32], margin: Int, least: Int) -> Range<Int> {
    // `luma` is four times the real luma.
    guard let first = light.firstIndex(where: { $0 > 4 * barLevel }),
      let last = light.lastIndex(where: { $0 > 4 * barLevel }), last - first > least
    else { return light.indices }
    let start = first == 0 ? 0 : first + margin
    let end = last == light.count - 1 ? light.count : last + 1 - margin
    return start..<end
  }
}
