import ColorScience
import PaletteCatalog
import Platform

/// Palettes that people made of pictures, and how well a ranking finds those of the same picture.
struct Themes {
  /// One theme: the picture that it is of, and its colors.
  struct Theme {
    let picture: String
    var colors: [Color]
  }

  let all: [Theme]

  /// Reads a table: picture, count, and the colors as hexadecimal digits, separated by tabs.
  init(path: String) throws {
    var themes: [Theme] = []
    for line in try Lines.of(path) {
      let fields = line.split(separator: "\t").map(String.init)
      guard fields.count > 2 else { continue }
      themes.append(
        Theme(picture: fields[0], colors: try fields.dropFirst(2).map { try Color(hex: $0) }))
    }
    all = themes
  }

  /// The themes with each color moved by chance inside a ball of CIELAB.
  func jittered(by radius: Double, _ chance: inout Chance) -> [Theme] {
    all.map { theme in
      Theme(picture: theme.picture, colors: theme.colors.map { chance.color(near: $0, radius) })
    }
  }

  /// Mean average precision: of each query, its place's share of siblings at every sibling found.
  ///
  /// - Parameter order: for a query, the indices of all themes, nearest first.
  func precision(_ queries: [Theme], order: (Theme) -> [Int]) -> Double {
    var sum = 0.0
    for (index, query) in queries.enumerated() {
      var found = 0
      var precision = 0.0
      var rank = 0
      for other in order(query) where other != index {
        rank += 1
        guard all[other].picture == query.picture else { continue }
        found += 1
        precision += Double(found) / Double(rank)
      }
      sum += precision / Double(max(1, found))
    }
    return sum / Double(queries.count)
  }
}

/// Ways to rank that others use, to compare with.
enum OtherRanking {
  /// The cosine of histograms of colors in ten bins for each channel of sRGB.
  static func bins(_ themes: [Themes.Theme]) -> (Themes.Theme) -> [Int] {
    cosine(themes) { color in
      let bytes = color.bytes
      return (Int(bytes.x) * 10 / 256 * 10 + Int(bytes.y) * 10 / 256) * 10 + Int(bytes.z) * 10 / 256
    }
  }

  /// The same with each color as the nearest name of CSS.
  static func names(_ themes: [Themes.Theme], _ names: [Color]) -> (Themes.Theme) -> [Int] {
    cosine(themes) { color in
      names.indices.min {
        ColorDifference.ciede2000.between(color, names[$0])
          < ColorDifference.ciede2000.between(color, names[$1])
      }!
    }
  }

  private static func cosine(
    _ themes: [Themes.Theme], _ bin: @escaping (Color) -> Int
  ) -> (Themes.Theme) -> [Int] {
    func counts(_ theme: Themes.Theme) -> [Int: Double] {
      theme.colors.reduce(into: [:]) { $0[bin($1), default: 0] += 1 }
    }
    let all = themes.map(counts)
    let lengths = all.map { $0.values.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    return { query in
      let wanted = counts(query)
      let likeness = all.indices.map { index in
        wanted.reduce(0) { $0 + $1.value * all[index][$1.key, default: 0] } / lengths[index]
      }
      return all.indices.sorted { (-likeness[$0], $0) < (-likeness[$1], $1) }
    }
  }
}
