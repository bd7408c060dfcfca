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

/// The width of stills, as typed.
enum StillWidth: Equatable, ExpressibleByArgument {
  /// Of the stills that are kept with the film's counts.
  case pixels(Int)
  /// Stills at the film's full size, which are formats of their own.
  case full

  /// A number, or the word `full`.
  init?(argument: String) {
    if argument == "full" {
      self = .full
    } else if let pixels = Int(argument) {
      self = .pixels(pixels)
    } else {
      return nil
    }
  }

  /// The number of pixels; `nil` for the film's full size.
  var pixels: Int? {
    if case .pixels(let pixels) = self { pixels } else { nil }
  }
}
