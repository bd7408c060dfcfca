import PaletteFiles
import Palettes

extension FilmFormat {
  /// An Adobe Swatch Exchange file with a group for the whole film, then one for each scene.
  ///
  /// A scene that is left out has no group; the numbers of the others do not change.
  public static let ase = FilmFormat(
    name: "ase", summary: "Adobe Swatch Exchange, a group per scene", fileName: "film.ase",
    mediaType: "application/octet-stream",
    writer: .bytes { SwatchExchange.bytes(of: groups(of: $0)) })

  private static func groups(of film: Film) -> [SwatchExchange.Group] {
    let whole = SwatchExchange.Group(name: film.title, swatches: film.palette.swatches)
    return [whole]
      + film.scenes.enumerated().compactMap { index, scene in
        scene.palette.map { palette in
          let times = "\(FilmTime.clock(scene.start))–\(FilmTime.clock(scene.end))"
          return SwatchExchange.Group(
            name: "Scene \(index + 1) (\(times))", swatches: palette.swatches)
        }
      }
  }
}
