extension FilmFormat {
  /// Adobe Swatch Exchange with a group for the whole film, then one for each scene.
  ///
  /// A scene that is left out has no group; the others keep their numbers.
  public static let ase = FilmFormat(
    name: "ase", summary: "Adobe Swatch Exchange, a group per scene", fileName: "film.ase",
    mediaType: "application/octet-stream",
    writer: .bytes { SwatchExchange.bytes(of: groups(of: $0)) })

  private static func groups(of film: Film) -> [SwatchExchange.Group] {
    let whole = SwatchExchange.Group(name: film.title, swatches: film.palette.swatches)
    return [whole]
      + film.scenes.enumerated().compactMap { index, scene in
        scene.palette.map { palette in
          let times = "\(clock(scene.start))–\(clock(scene.end))"
          return SwatchExchange.Group(
            name: "Scene \(index + 1) (\(times))", swatches: palette.swatches)
        }
      }
  }

  /// Whole seconds as a player shows them: `1:02:03`, `2:03`.
  private static func clock(_ seconds: Double) -> String {
    let whole = Int(max(0, seconds))
    let two = { (value: Int) in value < 10 ? "0\(value)" : String(value) }
    let minutes = whole / 60 % 60
    return (whole >= 3600 ? "\(whole / 3600):\(two(minutes))" : String(minutes))
      + ":" + two(whole % 60)
  }
}
