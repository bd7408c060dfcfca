import Frames
import Media
import PaletteFiles
import Palettes
import Platform
import Workers

/// The work for one row: from a file's name to its line.
struct StillCounting {
  /// A row as a worker sends it: one byte that says whether there is a result, and the line.
  struct Sent {
    let isOK: Bool
    let line: ArraySlice<UInt8>

    init(_ row: CountedRow) {
      isOK = row.status == .ok
      line = row.line[...]
    }

    init(bytes: [UInt8]) {
      isOK = bytes.first == 1
      line = bytes.dropFirst()
    }

    var bytes: [UInt8] { [isOK ? 1 : 0] + line }
  }

  let settings: CountedRow.Settings
  let limits: ReadLimits
  /// Whether rows have the counted pixels.
  let hasCounts: Bool
  /// The longer side of thumbnails, in pixels; `nil` for none.
  let thumbnail: Int?
  private let digest = CountingTables.digest

  init(options: PaletteOptions, limits: ReadLimits, hasCounts: Bool, thumbnail: Int?) {
    settings = CountedRow.Settings(options: options, full: limits.full)
    (self.limits, self.hasCounts, self.thumbnail) = (limits, hasCounts, thumbnail)
  }

  /// The row of a file, for another process; nothing is thrown.
  ///
  /// - Parameters:
  ///   - memory: reused from file to file.
  ///   - share: the memory that reading may take.
  func row(of file: String, reusing memory: inout Histogram, within share: MemoryShare) -> [UInt8] {
    var row: CountedRow
    let kind = FileKind(path: file)
    do {
      try kind.check()
      row = try counted(file, reusing: &memory, within: share)
    } catch {
      row = failed(file, error)
    }
    if case .file(let bytes) = kind { row.size = bytes }
    return Sent(row).bytes
  }

  /// The row of a file that a worker sent, or that says why it sent none.
  func row(of file: String, _ result: Result<[UInt8], any Error>) -> Sent {
    switch result {
    case .success(let bytes): Sent(bytes: bytes)
    case .failure(let error): Sent(failed(file, error))
    }
  }

  private func counted(
    _ file: String, reusing memory: inout Histogram, within share: MemoryShare
  ) throws -> CountedRow {
    let input = try MediaInput(path: file, limits: limits)
    try share.take(for: input, limits: limits)
    let source = try MediaReader.open(input, limits: limits)
    // A film has no single picture.
    let watched =
      source is FilmSource ? nil : thumbnail.map { ThumbnailSource(source, fitting: $0) }
    let provenance = try (watched ?? source).count(settings.options, into: &memory)
    let palette = CountedPicture(histogram: memory, source: provenance).palette(settings.options)
    var row = CountedRow(
      path: file.nameBytes, palette: palette, settings: settings, digest: digest)
    if hasCounts { row.counts = memory.encoded(places: false) }
    row.thumbnail = try watched?.jpeg()
    return row
  }

  private func failed(_ file: String, _ error: any Error) -> CountedRow {
    CountedRow(
      path: file.nameBytes, status: CountedRow.Status(error), reason: "\(error)",
      settings: settings, digest: digest)
  }
}

/// What the system says of a path, before it is opened: opening a pipe would wait for its writer.
private enum FileKind {
  /// A file of this many bytes.
  case file(bytes: Int)
  /// Something else, with its article: `a pipe`.
  case other(String)
  case unknown(SystemError)

  init(path: String) {
    var status = stat()
    guard stat(path.platformString, &status) == 0 else {
      self = .unknown(SystemError())
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file(bytes: Int(status.st_size))
    case S_IFDIR: self = .other("a folder")
    case S_IFIFO: self = .other("a pipe")
    case S_IFSOCK: self = .other("a socket")
    default: self = .other("a device")
    }
  }

  /// - Throws: `MediaError.notFound`, `.unreadable`; `NoFile`.
  func check() throws {
    switch self {
    case .file: return
    case .other(let kind): throw NoFile(kind: kind)
    case .unknown(let error) where [ENOENT, ENOTDIR].contains(error.code):
      throw MediaError.notFound
    case .unknown(let error): throw MediaError.unreadable(error.words)
    }
  }
}

/// A path that leads to something else than a file.
struct NoFile: Error, CustomStringConvertible {
  /// With its article: `a pipe`.
  let kind: String
  var description: String { "is \(kind), and only files are counted" }
}

extension CountedRow.Status {
  /// The status of a file that was not counted for this reason.
  init(_ error: any Error) {
    switch error {
    case let error as MediaError: self.init(error)
    // The picture is good, but bars, region and filters leave no pixel.
    case is ExtractionError: self = .empty
    case is NoFile: self = .unsupported
    default: self = .damaged
    }
  }

  private init(_ error: MediaError) {
    switch error {
    case .notFound: self = .missing
    case .unreadable, .unwritable: self = .unreadable
    case .empty: self = .empty
    case .isDirectory, .notAPicture, .notAFilm, .noMovingPicture, .unsupported, .libraryMissing:
      self = .unsupported
    case .noFrames, .damaged: self = .damaged
    case .tooLarge, .tooMuchMemory, .outOfMemory, .tooLong: self = .tooLarge
    case .tooSlow: self = .timeout
    case .decoderCrashed: self = .crashed
    }
  }
}
