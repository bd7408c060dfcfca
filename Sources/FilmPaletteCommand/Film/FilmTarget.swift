import Media
import Palettes
import Platform

/// Where the files of one film go.
struct FilmTarget {
  enum Place: Equatable {
    case standardOutput
    case file(String)
    /// A folder, which may have to be made inside another that has to be made.
    case folder(String, inside: String?)
  }

  let place: Place
  /// Names of formats, `stills` among them.
  let formats: [String]

  /// Where the film's counts are kept for other runs: in the folder, if there is one.
  var cache: String? {
    if case .folder(let folder, _) = place { folder + "/film.counts" } else { nil }
  }

  /// Whether counts in the folder show that its stills are an earlier run's.
  var hasRunBefore: Bool {
    guard let cache else { return false }
    return [cache, cache + ".part"].contains(where: FileIdentity.isPlainFile)
  }

  /// Makes the folder if there is to be one.
  ///
  /// - Returns: what was made, which is to be removed again if nothing comes into it.
  /// - Throws: `MediaError.unwritable`.
  func prepare() throws(MediaError) -> [String] {
    guard case .folder(let folder, let outer) = place else { return [] }
    var made: [String] = []
    for folder in [outer, folder].compactMap({ $0 }) where try FileOutput.makeFolder(folder) {
      made.append(folder)
    }
    return made
  }

  /// Removes folders that are empty.
  static func withdraw(_ made: [String]) {
    for folder in made.reversed() {
      rmdir((folder + "/stills").platformString)
      rmdir(folder.platformString)
    }
  }

  /// Writes what was asked for.
  ///
  /// - Throws: `MediaError.unwritable`; what a picture's encoder throws.
  ///
  /// - Parameters:
  ///   - film: what was read.
  ///   - barcode: how barcodes are drawn.
  ///   - wasHere: whether an earlier run wrote into the folder, whose stills are then ours.
  func deliver(_ film: Film, barcode: BarcodeOptions, wasHere: Bool) throws {
    for name in formats {
      guard let format = FilmFormat.named(name) else { continue }
      let bytes = try Self.bytes(of: film, format, barcode)
      switch place {
      case .standardOutput: try writeToStandardOutput(bytes)
      case .file(let path): try FileOutput.write(bytes, to: path)
      case .folder(let folder, _):
        try FileOutput.write(bytes, to: folder + "/" + format.fileName)
      }
    }
    if case .folder(let folder, _) = place, formats.contains("stills") {
      try Self.writeStills(of: film, to: folder + "/stills", removesOthers: wasHere)
    }
  }

  private static func bytes(
    of film: Film, _ format: FilmFormat, _ barcode: BarcodeOptions
  ) throws(MediaError) -> [UInt8] {
    switch format.writer {
    case .bytes(let write): write(film)
    case .picture(let draw): try StillWriter.png(draw(film, barcode))
    }
  }

  /// One JPEG for each shot that has a still, and none that an earlier run left.
  private static func writeStills(
    of film: Film, to folder: String, removesOthers: Bool
  ) throws(MediaError) {
    _ = try FileOutput.makeFolder(folder)
    var shot = 0
    while shot < film.shots.count {
      let path = "\(folder)/\(name(of: shot))"
      if let bytes = film.still(shot) {
        try FileOutput.write(bytes, to: path)
      } else if removesOthers {
        unlink(path.platformString)
      }
      shot += 1
    }
    while removesOthers, unlink("\(folder)/\(name(of: shot))".platformString) == 0 { shot += 1 }
  }

  /// `shot-0001.jpg` for the first.
  private static func name(of shot: Int) -> String {
    let digits = String(shot + 1)
    return "shot-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ".jpg"
  }
}
