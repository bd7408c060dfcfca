import ColorScience
import Palettes

/// A barcode whose columns are palettes. Each column shows the palette of the shot in the middle of
/// its slice as a stack of colors, from light to dark, with their shares as heights.
///
/// A shot without a palette shows the mean color of each slice from top to bottom.
struct PaletteStacks {
  /// The colors of a column from the top, and the row at which each one ends.
  private struct Stack {
    var colors: [SIMD3<Float>]
    var ends: [Int]
  }

  private var stacks: [Stack] = []
  /// For each column, its stack, and how many of the stack's colors have already ended.
  private var columns: [(stack: Int, color: Int)] = []

  init(_ film: Film, width: Int, height: Int) {
    let means = film.meanColors(slices: width)
    let shots = film.shots(at: film.middles(slices: width))
    var stackOfShot = [Int?](repeating: nil, count: film.shots.count)
    for (column, mean) in means.enumerated() {
      guard let shot = shots?[column], let palette = film.shots[shot].palette else {
        columns.append((stacks.count, 0))
        stacks.append(Stack(colors: [mean], ends: [height]))
        continue
      }
      if stackOfShot[shot] == nil {
        stackOfShot[shot] = stacks.count
        stacks.append(Self.stack(of: palette, height: height))
      }
      columns.append((stackOfShot[shot] ?? 0, 0))
    }
  }

  private static func stack(of palette: Palette, height: Int) -> Stack {
    let swatches = palette.swatches
    let lightness = swatches.map { $0.color.coordinates(in: .oklab).x }
    let order = swatches.indices.sorted {
      (lightness[$1], $0) < (lightness[$0], $1)
    }
    let heights = Apportionment.parts(of: height, for: order.map { swatches[$0].proportion })
    var end = 0
    let ends = heights.map { part in
      end += part
      return end
    }
    let colors = order.map { index in
      let bytes = swatches[index].color.bytes
      return SIMD3(
        LightBytes.light[Int(bytes.x)], LightBytes.light[Int(bytes.y)],
        LightBytes.light[Int(bytes.z)])
    }
    return Stack(colors: colors, ends: ends)
  }

  /// The colors of a row, in linear light. Rows must be requested from the top, each once.
  mutating func row(_ y: Int) -> [SIMD3<Float>] {
    columns.indices.map { index in
      let stack = columns[index].stack
      while stacks[stack].ends[columns[index].color] <= y { columns[index].color += 1 }
      return stacks[stack].colors[columns[index].color]
    }
  }
}
