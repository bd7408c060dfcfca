import ColorScience
import Media
import Palettes

/// The colors of `Standout` with other numbers than the defaults.
///
///     Knobs COUNT|auto PICTURE… < SETTINGS
///
/// Each line of standard input is one setting (`name=value …`; an empty line is the defaults). For
/// each, a line of colors for each picture, in the order of picking.
@main
enum Knobs {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let count = arguments.first.flatMap { Int($0) }
    guard arguments.count > 1, count ?? 1 > 0, count != nil || arguments.first == "auto" else {
      print("Knobs COUNT|auto PICTURE… < SETTINGS")
      return
    }
    let samples = try arguments.dropFirst().map { path in
      try MediaReader.open(path: path).histogram().histogram.downsampledPoints()
    }
    while let line = readLine() {
      guard let standout = Standout(setting: line) else {
        preconditionFailure("not a setting: \(line)")
      }
      for sample in samples {
        let cells = ColorCells(sample, edge: standout.cellEdge, least: count ?? 1)
        let colors = standout.colors(
          of: cells, count: count ?? standout.automaticCount(of: cells).count)
        print(colors.map { Color($0, in: .din2000).hex }.joined(separator: " "))
      }
    }
  }
}
