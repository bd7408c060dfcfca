import Frames
import PaletteFiles
import Palettes
import Shots

/// A part of a film on its sheet: a shot, or a scene of a film of very many shots.
struct FilmSheetCell {
  /// The shot whose still is shown.
  var shot: Int
  /// `nil` if no palette counts the shot or scene.
  var palette: Palette?
  /// The color to show if there is no palette.
  var mean: SIMD3<UInt8>
  /// Seconds from the film's start, and seconds.
  var start, duration: Double
  /// Why the whole shot is left out of palettes.
  var leftOut: String?
  /// The number of the scene that begins here, from 1.
  var scene: Int?
  /// Whether the scene continues after it.
  var continues: Bool
}

extension FilmSheetCell {
  /// The cells of a film: its shots, or its scenes if it has more than `most` shots.
  static func all(of film: Film, most: Int) -> [FilmSheetCell] {
    if film.shots.count > most, !film.scenes.isEmpty {
      return film.scenes.enumerated().map { index, scene in
        let first = scene.shots.lowerBound
        return FilmSheetCell(
          shot: first, palette: scene.palette, mean: film.shots[first].tone.mean,
          start: scene.start, duration: scene.end - scene.start, scene: index + 1,
          continues: false)
      }
    }
    var numbers: [Int: Int] = [:]
    for (index, scene) in film.scenes.enumerated() { numbers[scene.shots.lowerBound] = index + 1 }
    let lasts = Set(film.scenes.map(\.shots.upperBound))
    return film.shots.enumerated().map { index, shot in
      FilmSheetCell(
        shot: index, palette: shot.palette, mean: shot.tone.mean, start: shot.start,
        duration: shot.duration, leftOut: shot.leftOut?.rawValue, scene: numbers[index],
        continues: !lasts.contains(index))
    }
  }
}
