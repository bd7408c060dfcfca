/// A barcode of the film's own pixels: each column is the middle column of the frame that is shown
/// in the middle of the slice, stretched to the height.
struct SlitScan {
  private let slits: FilmSlits
  private let height: Int
  /// For each column, the index of its slit.
  private let columns: [Int]

  /// - Precondition: the film has at least one slit.
  init(_ film: Film, width: Int, height: Int) {
    slits = film.slits
    self.height = height
    let (timeline, slits) = (film.timeline, film.slits)
    var frame = 0
    columns = film.middles(slices: width).map { moment in
      while frame + 1 < timeline.ticks.count, timeline.seconds(at: frame + 1) <= moment {
        frame += 1
      }
      return min(frame / slits.step, slits.count - 1)
    }
  }

  /// The colors of a row, in linear light, interpolated between two rows of pixels.
  func row(_ y: Int) -> [SIMD3<Float>] {
    let place = (Float(y) + 0.5) * Float(slits.height) / Float(height) - 0.5
    let above = min(max(0, Int(place.rounded(.down))), slits.height - 1)
    let below = min(above + 1, slits.height - 1)
    let part = min(max(0, place - Float(above)), 1)
    return columns.map { column in
      let upper = pixel(column, above)
      return upper + (pixel(column, below) - upper) * part
    }
  }

  private func pixel(_ column: Int, _ row: Int) -> SIMD3<Float> {
    let start = 3 * (column * slits.height + row)
    return SIMD3(
      LightBytes.light[Int(slits.bytes[start])], LightBytes.light[Int(slits.bytes[start + 1])],
      LightBytes.light[Int(slits.bytes[start + 2])])
  }
}
