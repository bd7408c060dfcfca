import Films
import Pages
import Palettes

/// What decides the bytes of a film's files: every option as a user would type it, by its flag's
/// name, and which film and program it was.
struct FilmSettings: Equatable {
  /// What is known of a run besides its options.
  enum Fact: String {
    /// The film's SHA-256.
    case film
    /// Bytes of its file: a film of another size is another film, which is known without reading it.
    case bytes
    /// What it is called.
    case name
    /// The version that wrote the file.
    case program
    /// Name and SHA-256 of the subtitles; empty if there are none.
    case subtitles
  }

  /// What the folder of stills is called among the files.
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

  /// What a file made with these options has that one made with others has not, in words; empty if
  /// it is the same.
  ///
  /// - Parameter file: the name of a format's file, or `stills`.
  func differences(from other: FilmSettings, in file: String) -> [String] {
    guard self[.film] == other[.film] else { return ["another film"] }
    return Self.names(decidingOn: file).filter { name in
      // Only the mixture of palettes in a barcode has palettes.
      let isBarcode = file == FilmFormat.barcode.fileName
      return values[name] != other.values[name]
        && !(isBarcode && Self.palette.contains(name)
          && [self, other].allSatisfy { $0.values["barcode"] != "palette" })
    }.map(Self.word)
  }

  /// What decides which frames and pixels are counted.
  private static let reading = [
    Fact.program.rawValue, "sample", "matrix", "start", "end", "rate", "region", "bars",
  ]

  private static let palette = PaletteOptions.fields.map(\.name).filter { !reading.contains($0) }

  /// The names of what decides on a file of this name, in the order in which they are told.
  static func names(decidingOn file: String) -> [String] {
    switch file {
    case stills: reading
    case FilmFormat.barcode.fileName:
      reading + ["barcode", "width", "height", "smooth"] + palette
    case FilmFormat.csv.fileName: reading + palette + [Fact.subtitles.rawValue]
    case FilmFormat.json.fileName, FilmFormat.text.fileName:
      reading + palette + [Fact.name, .subtitles].map(\.rawValue)
    case FilmFormat.html.fileName:
      reading + palette + ["stills"] + [Fact.name, .subtitles].map(\.rawValue)
    case FilmFormat.otio.fileName:
      reading + ["record-start", "reel"] + palette + [Fact.name, .subtitles].map(\.rawValue)
    case FilmFormat.edl.fileName, FilmFormat.fcpxml.fileName:
      reading + ["record-start", "reel"] + palette + [Fact.name.rawValue]
    default: reading + palette + [Fact.name.rawValue]
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
