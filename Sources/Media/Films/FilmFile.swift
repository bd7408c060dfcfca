import CFFmpeg
import Platform

/// The path of a film or of numbered pictures that has not been opened.
public struct FilmFile: Sendable, Equatable {
  public let path: String
  /// The last component of the path.
  public let name: String
  /// Whether the path is a pattern like `frame%04d.png`.
  public let isSequence: Bool

  /// - Throws: `MediaError.notFound`, `.isDirectory`, `.empty` or `.unreadable`.
  public init(path: String) throws(MediaError) {
    self.path = path
    name = path.lastName.shown
    var status = stat()
    let exists = stat(path.platformString, &status) == 0
    let code = errno
    isSequence = !exists && Self.isPattern(path.lastName)
    if isSequence { return }
    guard exists else {
      throw code == ENOENT || code == ENOTDIR ? .notFound : .unreadable(SystemError(code).words)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .isDirectory }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable("it is not a regular file") }
    guard status.st_size > 0 else { throw .empty }
    guard access(path.platformString, R_OK) == 0 else { throw .unreadable(SystemError().words) }
  }

  /// The path as FFmpeg reads it. In the path of a sequence, `%` must be doubled in folders, and
  /// FFmpeg would take text before a colon for a protocol.
  var pattern: String {
    guard isSequence else { return path }
    let (folder, name) = path.folderAndName
    let start = folder.utf8.first == UInt8(ascii: "/") ? "" : "./"
    return start + folder.replacing("%", with: "%%") + name
  }

  /// Whether a name contains exactly one `%d`, `%4d` or `%04d`.
  private static func isPattern(_ name: String) -> Bool {
    let parts = name.split(separator: "%", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    let rest = parts[1].drop { $0.isASCII && $0.isNumber }
    return rest.first == "d" && parts[1].count - rest.count <= 2
  }

  /// What the file looks like by its first bytes, if it is not a film.
  var otherKind: String? {
    let format = format
    return format.word.map { "a still (\($0))" } ?? format.otherKind
  }

  /// Whether its first bytes are those of a film.
  var looksLikeAFilm: Bool { format.isFilm }

  /// The kind of an intact file that FFmpeg decodes no frame of; `nil` if unknown.
  var unreadKind: String? {
    guard format == .webp, let input = try? MediaInput(path: path),
      WebPStructure.isAnimated(input.bytes), (try? WebPStructure.header(of: input.bytes)) != nil
    else { return nil }
    return "an animated WebP picture"
  }

  private var format: FileFormat { FileFormat(atPath: path) }
}

extension FilmFile {
  /// Lower-case hexadecimal SHA-256 of the file, or of all numbered pictures, one after the other.
  ///
  /// - Throws: `MediaError.unreadable`.
  /// - Complexity: O(bytes), about 1 ms per megabyte.
  public func sha256() throws(MediaError) -> String {
    try Digest.hex(ofFiles: paths)
  }

  /// The same, or `nil` if `isCanceled` returns true, which is asked before each piece of the file.
  func sha256(unless isCanceled: () -> Bool) throws(MediaError) -> String? {
    try Digest.hex(ofFiles: paths, unless: isCanceled)
  }

  private var paths: [String] { isSequence ? NumberedPictures(self).paths : [path] }

  /// Whether the file at a path is this film, or one of its numbered pictures.
  public func includes(_ other: String) -> Bool {
    func isSame(_ path: String) -> Bool {
      var (mine, theirs) = (stat(), stat())
      return stat(path.platformString, &mine) == 0 && stat(other.platformString, &theirs) == 0
        && mine.st_dev == theirs.st_dev && mine.st_ino == theirs.st_ino
    }
    return paths.contains(where: isSame)
  }
}
