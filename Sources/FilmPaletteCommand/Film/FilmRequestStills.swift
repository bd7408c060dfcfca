import Films
import Media

/// Stills that are made after the film was read, in one pass over the parts that have them.
extension FilmRequest {
  /// Reaches the frames of the shots' stills again, at the film's full size.
  ///
  /// - Parameters:
  ///   - film: the film that was read.
  ///   - path: its path.
  ///   - body: called with a shot's index and its frame, for each frame that is found.
  /// - Throws: what reading throws; the errors of `body`.
  func visitStills(
    of film: Film, at path: String, _ body: (Int, FilmPicture) throws -> Void
  ) throws {
    try filmReading.visitStills(of: film, in: Self.file(path)) { shot, source in
      if let picture = source.picture() { try body(shot, picture) }
    }
  }

  /// How the pictures of a film are drawn for a target. A contact sheet that was asked for gets stills
  /// of its own where the film's counts have none, unless the user typed that there should be none.
  ///
  /// - Parameters:
  ///   - film: the film that was read.
  ///   - path: its path.
  ///   - target: where its files go.
  ///   - typedStills: what the user typed on stills, `nil` for nothing.
  /// - Throws: what reading throws.
  func pictures(
    of film: Film, at path: String, for target: FilmTarget, typedStills: Bool?
  ) throws -> FilmPictureChoices {
    guard target.isPart, target.formats.contains(FilmFormat.sheet.name), typedStills != false,
      try film.shots.indices.allSatisfy({ try film.still($0) == nil })
    else { return pictures(of: film) }
    return pictures(of: try withStills(film, at: path))
  }

  /// The film with a still of each shot that is found, of `--still-width`.
  private func withStills(_ film: Film, at path: String) throws -> Film {
    var stills: [Int: [UInt8]] = [:]
    try filmReading.visitStills(of: film, in: Self.file(path)) { shot, source in
      guard let still = source.still(width: options.stillWidth) else { return }
      stills[shot] = try StillWriter.jpeg(still(), quality: 82)
    }
    let made = stills
    var film = film
    film.still = { made[$0] }
    return film
  }
}
