import ColorScience
import Frames
import Palettes

/// Reads the JSON that `PaletteFormat.json` writes.
enum JSONReading {
  /// - Throws: `notThisFormat` if it is not a JSON object with `colors`; `damaged` for a color
  ///   without a readable `hex`; `noColors`.
  package static func palette(_ bytes: [UInt8]) throws(PaletteFileError) -> Palette {
    try palette(JSONParser.value(of: bytes))
  }

  /// The palette of a parsed object; throws what `palette(_: [UInt8])` throws.
  package static func palette(_ file: JSONValue) throws(PaletteFileError) -> Palette {
    guard let colors = file["colors"]?.array else {
      throw .notThisFormat("JSON without a list 'colors'")
    }
    let source = file["source"].flatMap { source in
      source["name"]?.string.flatMap { Self.source(source, name: $0) }
    }
    var contents = PaletteContents(name: source?.name ?? file["name"]?.string ?? "")
    var group: String?
    for color in colors {
      guard let hex = color["hex"]?.string, let value = try? Color(hex: hex) else {
        throw .unreadable("color \(contents.colors.count + 1) has no 'hex' like \"#760000\"")
      }
      // The colors of a group are consecutive.
      if color["group"]?.string != group {
        group = color["group"]?.string
        if let group { contents.beginGroup(group) } else { contents.endGroup() }
      }
      contents.add(FileColor(value, name: color["name"]?.string))
    }
    var palette = try Palette(contents)
    palette.source = source
    palette.pixels = max(0, file["pixels"]?.integer ?? 0)
    palette.facts = file["facts"].flatMap(PictureFacts.init)
    takeShares(from: colors, into: &palette)
    let notes = file["notes"]?.array?.compactMap(\.string) ?? []
    palette.notes = notes + palette.notes.filter { !notes.contains($0) }
    return palette
  }

  /// Restores what only JSON and tables hold, if every color has a share.
  static func takeShares(from colors: [JSONValue], into palette: inout Palette) {
    let shares = colors.compactMap { $0["proportion"]?.double }.filter { $0 >= 0 }
    let sum = shares.reduce(0, +)
    guard shares.count == colors.count, sum > 0, sum.isFinite else { return }
    palette.hasShares = true
    palette.notes.removeAll { $0 == Palette.sharesUnknown }
    for (index, color) in colors.enumerated() {
      palette.swatches[index].proportion = shares[index] / sum
      palette.swatches[index].population = max(0, color["population"]?.integer ?? 0)
      palette.swatches[index].reason = color["reason"]?.string ?? ""
      if let role = color["role"]?.string.flatMap(Swatch.Role.init(rawValue:)) {
        palette.swatches[index].role = role
      }
      palette.swatches[index].position = color["position"].flatMap(Swatch.Position.init)
    }
  }

  /// The source of this name that an object describes; `nil` if it has no size.
  static func source(_ value: JSONValue, name: String) -> Provenance? {
    guard let width = value["width"]?.integer, let height = value["height"]?.integer
    else { return nil }
    var bars: PixelArea?
    if let area = value["bars"], let x = area["x"]?.integer, let y = area["y"]?.integer,
      let width = area["width"]?.integer, let height = area["height"]?.integer
    {
      bars = PixelArea(x: x, y: y, width: width, height: height)
    }
    return Provenance(
      name: name, width: width, height: height, format: value["format"]?.string ?? "",
      profile: value["profile"]?.string ?? "", sampling: value["sampling"]?.string,
      sha256: value["sha256"]?.string, bars: bars)
  }
}
