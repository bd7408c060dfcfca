import ArgumentParser
import Films
import Media

/// The formats of the stills that `film` writes.
enum StillFormat: String, CaseIterable {
  /// As they are kept with the film's counts: of `--still-width`, 8 bits.
  case jpeg
  /// At the film's full size, without loss.
  case png, tiff

  /// The file's ending, with its dot.
  var ending: String {
    switch self {
    case .jpeg: ".jpg"
    case .png: ".png"
    case .tiff: ".tif"
    }
  }

  /// - Throws: `ValidationError` if there is no format of this name.
  init(typed name: String) throws {
    guard let format = StillFormat(rawValue: name) else {
      let names = StillFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--still-format takes \(names), not '\(name)'")
    }
    self = format
  }

  /// The file of a picture, in a format without loss.
  ///
  /// - Throws: what `StillWriter` throws.
  func bytes(of picture: FilmPicture) throws -> [UInt8] {
    switch self {
    case .jpeg: try StillWriter.jpeg(picture.frame)
    case .png: try StillWriter.png(picture)
    case .tiff: try StillWriter.tiff(picture)
    }
  }
}
