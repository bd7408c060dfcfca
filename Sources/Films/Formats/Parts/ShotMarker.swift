import ColorScience
import PaletteFiles
import Palettes
import PercentEncoding
import Shots

/// The marker of a shot in an editing program.
struct ShotMarker {
  /// `Shot 12`, counted from 1 as in `shots.csv`.
  let name: String
  /// The palette, `#203040 71.1%, #e06020 28.9%`, or `left out: black`. The note never begins with
  /// a digit, because DaVinci Resolve would then drop it.
  let note: String
  /// The preferred color of the marker: that of the shot's most characteristic swatch.
  let color: Color

  /// - Parameter number: the number of the shot, from 1.
  init(_ shot: Shot, number: Int) {
    name = "Shot \(number)"
    let mean = shot.tone.mean
    guard let palette = shot.palette else {
      note = shot.leftOut.map { "left out: \($0.rawValue)" } ?? "no colors"
      color = Color(red: mean.x, green: mean.y, blue: mean.z)
      return
    }
    note = zip(palette.swatches, palette.percentages).map { "\($0.color.hex) \($1)" }
      .joined(separator: ", ")
    color = Self.telling(palette).eightBit
  }

  /// The swatch that best distinguishes a shot from others: the dominant one; but if that is nearly
  /// gray, the most colorful accent, or else the most colorful swatch that is not nearly gray.
  static func telling(_ palette: Palette) -> Swatch {
    let dominant = palette.swatches.first { $0.role == .dominant } ?? palette.swatches[0]
    if chroma(dominant) >= nearlyGray { return dominant }
    let colorful = palette.swatches.filter { chroma($0) >= nearlyGray }
    let accents = colorful.filter { $0.role == .accent }
    return (accents.isEmpty ? colorful : accents).max { chroma($0) < chroma($1) } ?? dominant
  }

  /// Oklch chroma below which large areas look like grays with a tint.
  private static let nearlyGray = 0.04

  private static func chroma(_ swatch: Swatch) -> Double {
    swatch.eightBit.coordinates(in: .oklch).y
  }
}

extension Film {
  /// A marker for each shot, in order.
  var markers: [ShotMarker] {
    shots.enumerated().map { ShotMarker($1, number: $0 + 1) }
  }

  /// The title on one line, never empty: the one that the user gave, or else the one that the file
  /// gives itself, or else the file's name. For numbered pictures, it is what stands before the number: `three-places` for
  /// `three-places-%04d.jpg`.
  public var title: String {
    for given in [givenTitle, source.title] {
      let title = (given ?? "").onOneLine
      if title.contains(where: { !$0.isWhitespace }) { return title }
    }
    let prefix = source.pictures?.prefix.onOneLine ?? source.name.onOneLine
    let isMark: (Character) -> Bool = { "-_. ".contains($0) }
    let name =
      source.pictures == nil
      ? prefix : String(prefix.reversed().drop(while: isMark).reversed())
    return name.isEmpty ? "film" : name
  }

  /// A relative URL from a written file to the film; for numbered pictures, to the first of them.
  var address: String {
    guard let names = source.pictures else {
      return location ?? source.name.percentEncoded(leaving: .unreserved)
    }
    return (location ?? "./") + names.firstName.percentEncoded(leaving: .unreserved)
  }
}
