import Media
import Palettes

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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

  /// Whether the film's counts stay for other runs.
  var keepsCache: Bool {
    if case .folder = place { true } else { false }
  }

  /// Where the film's counts are kept.
  var cache: String {
    if case .folder(let folder, _) = place { return folder + "/film.counts" }
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    return "\(folder)/filmpalette-\(getpid()).counts"
  }

  /// Makes the folder if there is to be one.
  ///
  /// - Throws: `MediaError.unwritable`.
  func prepare() throws(MediaError) {
    guard case .folder(let folder, let outer) = place else { return }
    if let outer { try Self.make(outer) }
    try Self.make(folder)
  }

  /// Removes the folder again if nothing is in it.
  func withdraw() {
    guard case .folder(let folder, let outer) = place else { return }
    rmdir(folder + "/stills")
    rmdir(folder)
    if let outer { rmdir(outer) }
  }

  /// Writes what was asked for.
  ///
  /// - Throws: `MediaError.unwritable`; what a picture's encoder throws.
  func deliver(_ film: Film, barcode: BarcodeOptions) throws {
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
      try Self.writeStills(of: film, to: folder + "/stills")
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
  private static func writeStills(of film: Film, to folder: String) throws(MediaError) {
    try make(folder)
    var shot = 0
    while shot < film.shots.count {
      let path = "\(folder)/\(name(of: shot))"
      if let bytes = film.still(shot) {
        try FileOutput.write(bytes, to: path)
      } else {
        unlink(path)
      }
      shot += 1
    }
    while unlink("\(folder)/\(name(of: shot))") == 0 { shot += 1 }
  }

  /// `shot-0001.jpg` for the first.
  private static func name(of shot: Int) -> String {
    let digits = String(shot + 1)
    return "shot-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ".jpg"
  }

  private static func make(_ folder: String) throws(MediaError) {
    guard !FileIdentity.isFolder(folder), mkdir(folder, 0o777) != 0 else { return }
    throw .unwritable(path: folder, reason: String(cString: strerror(errno)).lowercased())
  }
}
