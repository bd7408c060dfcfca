import Films
import Frames
import Media
import Palettes

/// `Sampling FILM SAMPLING…`: for each way of sampling a film, a line of how many frames were read
/// and what share of their pixels is in another cube of color than of all frames.
@main
struct Sampling {
  static func main() throws {
    let arguments = CommandLine.arguments
    let samplings = arguments.dropFirst(2).compactMap { FilmOptions.Sampling($0) }
    guard arguments.count > 2, samplings.count == arguments.count - 2 else {
      print("usage: Sampling FILM keyframes|every:DURATION…")
      return
    }
    let file = try FilmFile(path: arguments[1])
    let every = try CubeCounts(file, .all)
    print("all\t\(every.frames)\t0.0")
    for (name, sampling) in zip(arguments.dropFirst(2), samplings) {
      let counts = try CubeCounts(file, sampling)
      print("\(name)\t\(counts.frames)\t\(counts.distance(to: every))")
    }
  }
}
