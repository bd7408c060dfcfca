import Films
import Media
import PaletteFiles
import Platform

/// The files of the stills of a film's shots, in a folder: `shot-0001.jpg` for the first.
struct FilmStillFiles {
  /// Reaches the shots' frames again: calls a closure with a shot's index and its frame at full size.
  typealias FullSize = (_ body: (Int, FilmPicture) throws -> Void) throws -> Void

  let film: Film
  let folder: String
  let format: StillFormat
  /// Whether each shot's palette is put under its still; the still then has 8 bits.
  let hasPalettes: Bool
  let pictures: FilmPictureChoices

  /// Writes a file for each shot with a still.
  ///
  /// - Parameters:
  ///   - removesOthers: whether stills of earlier runs are removed.
  ///   - fullSize: gives the frames for formats without loss.
  /// - Throws: `UnwritableFile`; what reading and encoding throw.
  func write(removesOthers: Bool, fullSize: FullSize) throws {
    _ = try FileOutput.makeFolder(folder)
    var written: Set<String> = []
    func write(_ bytes: [UInt8], _ shot: Int) throws {
      let name = Self.name(of: shot, format)
      try FileOutput.checkPlace("\(folder)/\(name)")
      try FileOutput.write(bytes, to: "\(folder)/\(name)")
      written.insert(name)
    }
    if format == .jpeg {
      for shot in film.shots.indices {
        if let bytes = try keptStill(shot) { try write(bytes, shot) }
      }
    } else {
      try fullSize { shot, picture in try write(bytes(of: picture, shot), shot) }
    }
    // An earlier run may have had no still for some shots, so their numbers may have gaps.
    for other in names(in: folder) where removesOthers && Self.isStill(other) {
      if !written.contains(other) { unlink("\(folder)/\(other)".platformString) }
    }
  }

  /// A still that was kept with the counts, as JPEG.
  private func keptStill(_ shot: Int) throws -> [UInt8]? {
    guard hasPalettes else { return try film.still(shot) }
    return try pictures.still(shot).map {
      try StillWriter.jpeg(film.stillWithPalette(of: shot, $0))
    }
  }

  private func bytes(of picture: FilmPicture, _ shot: Int) throws -> [UInt8] {
    guard hasPalettes else { return try format.bytes(of: picture) }
    let frame = film.stillWithPalette(of: shot, picture.frame)
    return try format.bytes(of: FilmPicture(frame))
  }

  /// Whether a file has the name of a still, in any format.
  private static func isStill(_ name: String) -> Bool {
    let digits = name.dropFirst("shot-".count).prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), number > 0 else { return false }
    return StillFormat.allCases.contains { name == Self.name(of: number - 1, $0) }
  }

  /// The file name of a shot's still.
  private static func name(of shot: Int, _ format: StillFormat) -> String {
    let digits = String(shot + 1)
    return "shot-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      + format.ending
  }
}
