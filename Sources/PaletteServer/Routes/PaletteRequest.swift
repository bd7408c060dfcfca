import HTTPTypes
import PaletteFiles
import Palettes

/// The request for one still's palette, from a query or a form.
struct PaletteRequest: Sendable {
  /// Keys other than palette options.
  static let ownKeys = ["url", "format", "with", "download", "name"]

  private(set) var options = PaletteOptions()
  private(set) var url: String?
  private(set) var format: PaletteFormat?
  private(set) var extras: [StillWork.Extra] = []
  private(set) var downloads = false
  private(set) var name: String?

  /// - Parameters:
  ///   - query: names and values.
  ///   - keys: the members of `ownKeys` that are allowed here.
  /// - Throws: `InvalidOption` for a value, `ServiceError.badRequest` for a name.
  init(_ query: Query, keys: [String] = Self.ownKeys) throws {
    for (name, value) in query.values {
      if let field = PaletteOptions.field(named: name) {
        try field.set(value, in: &options)
      } else if keys.contains(name) {
        try set(name, value)
      } else {
        throw ServiceError.badRequest("no option is called '\(Self.short(name))'")
      }
    }
    try options.validate()
  }

  private mutating func set(_ key: String, _ value: String) throws {
    switch key {
    case "url": url = value
    case "format":
      guard let format = PaletteFormat.named(value) else {
        let names = PaletteFormat.all.map(\.name).joined(separator: ", ")
        throw InvalidOption(option: key, value: value, domain: names)
      }
      self.format = format
    case "with":
      extras = try value.split(separator: ",").map { word in
        guard let extra = StillWork.Extra(rawValue: String(word)) else {
          let names = StillWork.Extra.allCases.map(\.rawValue).joined(separator: ", ")
          throw InvalidOption(option: key, value: value, domain: names)
        }
        return extra
      }
    case "download":
      guard ["", "0", "1", "false", "true"].contains(value) else {
        throw InvalidOption(option: key, value: value, domain: "true or false")
      }
      downloads = !["0", "false"].contains(value)
    default: name = FileName.plain(value)
    }
  }

  /// The requested format, or else the one that the client accepts most; JSON if several are equal.
  ///
  /// - Throws: `ServiceError.notAcceptable`, or `InvalidOption` if extras are for another format.
  func format(accepting accept: String?) throws -> PaletteFormat {
    let format = try self.format ?? Self.preferred(accept)
    if !extras.isEmpty, format.name != PaletteFormat.json.name {
      throw InvalidOption(
        option: "with", value: extras.map(\.rawValue).joined(separator: ","),
        domain: "no values for the format \(format.name), only for json")
    }
    return format
  }

  /// Whether an answer in this format shows the still itself.
  func showsStill(as format: PaletteFormat) -> Bool {
    // A map tells the color at each place of the still.
    format.showsStill || extras.contains(.preview) || extras.contains(.labels)
  }

  private static func preferred(_ accept: String?) throws -> PaletteFormat {
    guard let accept, !accept.allSatisfy({ $0 == " " }) else { return .json }
    let wishes = Preferences(accept)
    var best = (format: PaletteFormat.json, quality: 0.0)
    for format in [.json] + PaletteFormat.all {
      let quality = wishes.quality(ofType: format.mediaType)
      if quality > best.quality { best = (format, quality) }
    }
    guard best.quality > 0 else { throw ServiceError.notAcceptable }
    return best.format
  }

  private static func short(_ text: String) -> String {
    text.count > 60 ? text.prefix(60) + "…" : text
  }
}
