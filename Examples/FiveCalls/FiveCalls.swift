import ColorScience
import Films
import Frames
import Media
import PaletteFiles
import Palettes

/// The calls that most programs need, as README.md shows them, in a folder with `still.jpg` and
/// `movie.mp4`: `five-calls`.
@main
struct FiveCalls {
  static func main() async throws {
    let frame = Frame(width: 2, height: 1, bytes: [200, 30, 40, 20, 60, 160])
    try stills(frame)
    try await films()
  }

  private static func stills(_ frame: Frame) throws {
    // The palette of a file, and of pixels in memory.
    let palette = try Palette(of: .file("still.jpg"), count: 5)
    let other = try Palette(of: frame, algorithm: .kmeans, space: .oklab)

    // Its colors, and the files that designers open.
    for swatch in palette.swatches { print(swatch.color.hex, swatch.name, swatch.proportion) }
    try palette.write(to: "still.ase")
    let css = try palette.data(as: .css)
    print(other.swatches.count, css.count)
  }

  private static func films() async throws {
    // The shots of a film as they are found, and then everything about it.
    for try await shot in Film.shots(of: "movie.mp4") { print(shot.start, shot.end) }
    let film = try await Film(of: "movie.mp4", counts: "movie.counts")
    print(film.shots.count, film.palette.swatches.map(\.name))
  }
}
