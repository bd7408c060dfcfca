import ColorScience
import Palettes

extension PaletteFormat {
  /// Design tokens: one group `palette` of colors in Oklch, each with its sRGB fallback.
  ///
  /// A token's description is the color's name, and a palette's groups become token groups. Reads
  /// color tokens in any groups, in file order, under their full paths, in every space of the color
  /// module, through aliases and extended groups. Also reads the colors in gradients, shadows and
  /// borders, and files of Style Dictionary and Tokens Studio from before the format had `$`.
  ///
  /// - Source: Design Tokens Community Group, Format and Color modules 2025.10.
  public static let tokens = PaletteFormat(
    name: "tokens", summary: "design tokens (DTCG 2025.10)",
    fileExtensions: ["tokens.json", "tokens"], mediaType: "application/design-tokens+json",
    writer: .bytes { Array((DesignTokens.file(of: $0).text + "\n").utf8) },
    holds: [.title, .names, .groups],
    read: { bytes throws(PaletteFileError) in try Palette(TokenReader.contents(of: bytes)) },
    recognizes: DesignTokens.recognizes(_:),
    mark: "JSON object with '$value', or with colors in 'value'")
}

private enum DesignTokens {
  static func file(of palette: Palette) -> JSONValue {
    var group: [(String, JSONValue)] = [
      ("$type", .string("color")), ("$description", .string(palette.name)),
    ]
    let shares = palette.roundedShares
    var index = 0
    for (number, run) in palette.runs.enumerated() {
      var tokens: [(String, JSONValue)] = []
      for swatch in run.swatches {
        tokens.append((String(index + 1), token(swatch, share: shares[index])))
        index += 1
      }
      if let name = run.group.map({ palette.groups[$0] }) {
        let mark = JSONValue.object([("filmpalette", .object([("group", .boolean(true))]))])
        let members = [("$description", JSONValue.string(name)), ("$extensions", mark)] + tokens
        group.append(("group-\(number + 1)", .object(members)))
      } else {
        group += tokens
      }
    }
    return .object([("palette", .object(group))])
  }

  private static func token(_ swatch: Swatch, share: Double) -> JSONValue {
    // Five decimals reproduce 8-bit sRGB exactly.
    let oklch = swatch.eightBit.coordinates(in: .oklch)
    let hue = oklch.y < 0.000_01 ? 0 : oklch.z
    let value = JSONValue.object([
      ("colorSpace", .string("oklch")),
      ("components", .array([oklch.x, oklch.y, hue].map { .decimal($0, places: 5) })),
      ("alpha", .integer(1)), ("hex", .string(swatch.color.hex)),
    ])
    let ours = JSONValue.object([
      ("role", .string(swatch.role.rawValue)), ("proportion", .decimal(share, places: 4)),
    ])
    return .object([
      ("$value", value), ("$description", .string(swatch.name)),
      ("$extensions", .object([("filmpalette", ours)])),
    ])
  }

  static func recognizes(_ bytes: [UInt8]) -> Bool {
    guard bytes.starts(like: "{") else { return false }
    if bytes.contains("\"$value\"") { return true }
    // Files of other kinds also have these words, but rarely a color token.
    guard ["\"value\"", "\"$type\"", "designtokens"].contains(where: { bytes.contains($0) })
    else { return false }
    return (try? TokenReader.contents(of: bytes))?.isEmpty == false
  }
}
