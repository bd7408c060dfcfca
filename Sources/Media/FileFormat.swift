import Platform

/// The format of a file, from its first bytes: names and declared types are not trusted.
enum FileFormat: Equatable {
  case jpeg, png, webp, tiff, gif, heif, avif, jxl
  /// A film, in words: `a film (MP4 or QuickTime)`.
  case film(String)
  /// Another known format, with its article: `a PDF document`.
  case other(String)
  /// A picture format that is not supported, with its article: `a BMP picture`.
  case unread(String)
  case unknown

  /// The word in results and messages; `nil` if the file is not a supported picture.
  var word: String? {
    switch self {
    case .jpeg: "jpeg"
    case .png: "png"
    case .webp: "webp"
    case .tiff: "tiff"
    case .gif: "gif"
    case .heif: "heif"
    case .avif: "avif"
    case .jxl: "jxl"
    case .film, .other, .unread, .unknown: nil
    }
  }

  /// The usual endings of supported pictures, in lower case.
  static let endings: Set = [
    "jpg", "jpeg", "png", "webp", "tif", "tiff", "gif", "heic", "heif", "avif", "jxl",
  ]

  /// The error for a file that is not a supported picture.
  var refusal: MediaError {
    if case .unread(let kind) = self {
      .unsupported(kind)
    } else {
      .notAPicture(looksLike: otherKind)
    }
  }

  /// Whether it looks like a film.
  var isFilm: Bool { if case .film = self { true } else { false } }

  /// What a file that is not a supported picture looks like, if known.
  var otherKind: String? {
    switch self {
    case .film(let kind), .other(let kind), .unread(let kind): kind
    default: nil
    }
  }

  init(_ bytes: UnsafeRawBufferPointer) {
    let head = Array(bytes.prefix(64))
    func has(_ mark: String, at place: Int = 0) -> Bool {
      head.dropFirst(place).starts(with: mark.unicodeScalars.map { UInt8($0.value) })
    }
    if has("\u{FF}\u{D8}\u{FF}") {
      self = .jpeg
    } else if has("\u{89}PNG\r\n\u{1A}\n") {
      self = .png
    } else if has("RIFF"), has("WEBP", at: 8) {
      self = .webp
    } else if has("II*\0") || has("MM\0*") || has("II+\0") || has("MM\0+") {
      self = .tiff
    } else if has("GIF8") {
      self = .gif
    } else if has("\u{FF}\u{0A}") || has("\0\0\0\u{0C}JXL \r\n\u{87}\n") {
      self = .jxl
    } else if has("ftyp", at: 4) {
      self = FileFormat.boxed(head)
    } else if let mark = FileFormat.unread.first(where: { has($0.mark) }) {
      self = .unread(mark.kind)
    } else if let mark = FileFormat.films.first(where: { has($0.mark, at: $0.place) }) {
      self = .film(mark.kind)
    } else if let mark = FileFormat.otherKinds.first(where: { has($0.mark, at: $0.place) }) {
      self = .other(mark.kind)
    } else {
      self = FileFormat.isText(bytes.prefix(512)) ? .other("text") : .unknown
    }
  }

  /// The format of the file at `path`; `unknown` if it is not a regular file. Looking into a pipe,
  /// for example, would take bytes from it.
  init(atPath path: String) {
    var status = stat()
    guard stat(path.platformString, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      self = .unknown
      return
    }
    let file = open(path.platformString, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      self = .unknown
      return
    }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = max(0, read(file, &bytes, bytes.count))
    self = bytes[..<count].withUnsafeBytes { FileFormat($0) }
  }

  /// HEIF, AVIF or a film, from the brands in the file-type box (ISO 14496-12 §4.3).
  private static func boxed(_ head: [UInt8]) -> FileFormat {
    let size = head[..<4].reduce(0) { $0 << 8 | Int($1) }
    let end = min(max(size, 12), head.count)
    let brands = stride(from: 8, to: end - 3, by: 4).filter { $0 != 12 }.map {
      String(decoding: head[$0..<$0 + 4], as: UTF8.self)
    }
    // A low-overhead header (`mini`): the codec's brand follows the major brand.
    if brands.first == "mif3" { return .heif }
    if brands.contains(where: { ["avif", "avis"].contains($0) }) { return .avif }
    let heif = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"]
    if brands.contains(where: heif.contains) { return .heif }
    return .film("a film (MP4 or QuickTime)")
  }

  private static func isText(_ bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
    bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }

  /// Magic numbers of pictures that are not supported; each character is one byte.
  private static let unread: [(mark: String, kind: String)] = [
    ("BM", "a BMP picture"), ("\0\0\u{01}\0", "an icon (ICO)"),
    ("\0\0\0\u{0C}jP  ", "a JPEG 2000 picture"),
    ("\u{FF}\u{4F}\u{FF}\u{51}", "a JPEG 2000 picture"),
    ("v/1\u{01}", "an OpenEXR picture"), ("qoif", "a QOI picture"), ("SIMPLE  =", "a FITS picture"),
    ("P4\n", "a PBM picture"), ("P5\n", "a PGM picture"), ("P6\n", "a PPM picture"),
    ("#?RADIANCE", "a Radiance picture"), ("II\u{BC}\u{01}", "a JPEG XR picture"),
  ]

  /// Magic numbers of films besides those in boxes; each character is one byte.
  private static let films: [(mark: String, place: Int, kind: String)] = [
    ("moov", 4, "a film (QuickTime)"),
    ("mdat", 4, "a film (QuickTime)"),
    ("\u{1A}E\u{DF}\u{A3}", 0, "a film (Matroska or WebM)"),
    ("AVI ", 8, "a film (AVI)"),
    ("FLV\u{01}", 0, "a film (Flash)"),
    ("\0\0\u{01}\u{BA}", 0, "a film (MPEG)"),
    ("\0\0\u{01}\u{B3}", 0, "a film (MPEG)"),
  ]

  /// Magic numbers of other files that people pass by mistake; each character is one byte.
  private static let otherKinds: [(mark: String, place: Int, kind: String)] = [
    ("%PDF", 0, "a PDF document"),
    ("<svg", 0, "an SVG drawing"),
    ("<?xml", 0, "an XML or SVG document"),
    ("<!DOCTYPE", 0, "a web page"),
    ("<!doctype", 0, "a web page"),
    ("<html", 0, "a web page"),
    ("OggS", 0, "sound or a film (Ogg)"),
    ("WAVE", 8, "sound (WAVE)"),
    ("ID3", 0, "sound (MP3)"),
    ("fLaC", 0, "sound (FLAC)"),
    ("8BPS", 0, "a Photoshop document"),
    ("PK\u{03}\u{04}", 0, "a ZIP archive"),
    ("\u{1F}\u{8B}", 0, "a gzip archive"),
    ("\u{7F}ELF", 0, "a program"),
  ]
}
