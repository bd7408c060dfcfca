import Media

/// `Speed ROUNDS PICTURE…`: the median CPU time of every verb on every picture, as a Markdown
/// table on standard output.
@main
struct Speed {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 2, let rounds = Int(arguments[1]), rounds > 0 else {
      print("usage: Speed ROUNDS PICTURE…")
      return
    }
    let scenes = try arguments[2...].map(Scene.init(path:))
    print("| verb | \(scenes.map(\.title).joined(separator: " | ")) |")
    print("|---|\(String(repeating: "---|", count: scenes.count))")
    for verb in Verb.all {
      let cells = try scenes.map { scene in
        let work = try verb.work(scene)
        let seconds = try Stopwatch.median(rounds: rounds, of: work)
        return text(seconds, pixels: verb.isPerPixel ? scene.pixels : nil)
      }
      print("| \(verb.name) | \(cells.joined(separator: " | ")) |")
    }
  }

  /// `1.25 ms (1.42 ns a pixel)`, or `1.25 ms` without pixels.
  private static func text(_ seconds: Double, pixels: Int?) -> String {
    let time = "\(decimals(seconds * 1e3)) ms"
    guard let pixels else { return time }
    return "\(time) (\(decimals(seconds * 1e9 / Double(pixels))) ns a pixel)"
  }

  /// A number of 0 or more with two decimals.
  private static func decimals(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
