import Films
import Pages
import Palettes

/// The settings that determine the bytes of a film's files: every option as a user would type it,
/// by flag name, and the film and the program.
struct FilmSettings: Equatable {
  /// A property of a run besides its options.
  enum Fact: String {
    /// The film's SHA-256.
    case film
    /// The size of its file. A film of another size is another film, which is known without reading
    /// it.
    case bytes
    /// The film's name.
    case name
    /// The version of the program that wrote the file.
    case program
    /// The name and SHA-256 of the subtitles; empty if there are none.
    case subtitles
  }

  /// The name of the folder of stills, among the names of files.
  static let stills = "stills"

  var values: [String: String]

  subscript(fact: Fact) -> String {
    get { values[fact.rawValue] ?? "" }
    set { values[fact.rawValue] = newValue }
  }

  /// Whether all of the film was read.
  var isWhole: Bool {
    [("sample", "all"), ("start", "0"), ("end", "")].allSatisfy { values[$0.0] == $0.1 }
  }

  /// Which settings make a file differ from the same file made with `other`, in words; empty if the
  /// files are equal.
  ///
  /// - Parameter file: the name of a format's file, or `stills`.
  func differences(from other: FilmSettings, in file: String) -> [String] {
    guard self[.film] == other[.film] else { return ["another film"] }
    return Self.names(decidingOn: file).filter { name in
      values[name] != other.values[name] && !isIdle(name, in: file, beside: other)
    }.map(Self.word)
  }

  /// Whether a setting changes nothing in a file as these two draw it: only a barcode of palettes
  /// depends on palette options, only a ring stands on a ground, and a figure shows either palettes
  /// or means.
  private func isIdle(_ name: String, in file: String, beside other: FilmSettings) -> Bool {
    let styles = [values["barcode"], other.values["barcode"]]
    switch file {
    case FilmFormat.barcode.fileName:
      return Self.palette.contains(name) && !styles.contains("palette")
        || name == "ground" && !styles.contains("circular")
    case FilmFormat.figure.fileName, FilmFormat.figurePicture.fileName:
      return name == "barcode" && !styles.contains("palette")
    case Self.stills:
      return Self.palette.contains(name)
        && [self, other].allSatisfy { $0.values["still-palettes"] != "true" }
    default: return false
    }
  }

  /// The settings that determine which frames and pixels are counted.
  private static let reading = [
    Fact.program.rawValue, "sample", "exact", "matrix", "start", "end", "rate", "region", "bars",
  ]

  private static let palette = PaletteOptions.fields.map(\.name).filter { !reading.contains($0) }

  /// The names of the settings that determine this file, in the order in which they are reported.
  static func names(decidingOn file: String) -> [String] {
    switch file {
    case stills: reading + ["still-format", "still-palettes", "still-width"] + palette
    case FilmFormat.barcode.fileName:
      reading + ["barcode", "width", "height", "smooth", "ground"] + palette
    case FilmFormat.figure.fileName, FilmFormat.figurePicture.fileName:
      reading + ["barcode", "width", "height", "smooth", "ground", "title"] + palette
        + [Fact.name.rawValue]
    case FilmFormat.csv.fileName: reading + palette + [Fact.subtitles.rawValue]
    case FilmFormat.text.fileName:
      reading + ["facts"] + palette + [Fact.name, .subtitles].map(\.rawValue)
    case FilmFormat.sheet.fileName:
      reading + ["width", "ground", "title", "stills", "still-width"] + palette + [
        Fact.name.rawValue
      ]
    // These say which frame a shot's still is, and without stills it is the one in the middle.
    case FilmFormat.json.fileName:
      reading + palette + ["stills"] + [Fact.name, .subtitles].map(\.rawValue)
    case FilmFormat.html.fileName:
      reading + palette + ["stills", "still-width", "title"]
        + [Fact.name, .subtitles].map(\.rawValue)
    case FilmFormat.otio.fileName:
      reading + ["record-start", "reel", "title"] + palette + ["stills"]
        + [Fact.name, .subtitles].map(\.rawValue)
    case FilmFormat.edl.fileName, FilmFormat.fcpxml.fileName:
      reading + ["record-start", "reel", "title"] + palette + [Fact.name.rawValue]
    default: reading + ["title"] + palette + [Fact.name.rawValue]
    }
  }

  private static func word(_ name: String) -> String {
    switch Fact(rawValue: name) {
    case .program: "another version"
    case .name: "another name of the film"
    default: "--\(name)"
    }
  }
}
