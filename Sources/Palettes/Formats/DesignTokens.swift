import ColorScience

extension PaletteFormat {
  /// Design tokens: one group `palette` of colors in Oklch, each with its sRGB fallback.
  ///
  /// The token's description is the color's name. Reads tokens of any groups, in the file's order,
  /// in `srgb`, `oklch` or any space with a `hex`.
  ///
  /// - Source: Design Tokens Community Group, Format and Color modules 2025.10.
  public static let tokens = PaletteFormat(
    name: "tokens", summary: "design tokens (DTCG 2025.10)",
    fileExtensions: ["tokens.json", "tokens"], mediaType: "application/design-tokens+json",
    writer: .bytes { Array((DesignTokens.file(of: $0).text + "\n").utf8) },
    holds: .names, read: DesignTokens.palette(_:),
    recognizes: { $0.starts(like: "{") && $0.contains("\"$value\"") },
    mark: "JSON object with '$value'")
}

private enum DesignTokens {
  static func file(of palette: Palette) -> JSONValue {
    var group: [(String, JSONValue)] = [
      ("$type", .string("color")), ("$description", .string(palette.name)),
    ]
    let shares = palette.roundedShares
    for (index, swatch) in palette.swatches.enumerated() {
      let share = shares[index]
      group.append((String(index + 1), token(swatch, share: share)))
    }
    return .object([("palette", .object(group))])
  }

  private static func token(_ swatch: Swatch, share: Double) -> JSONValue {
    // Five decimals, so that 8-bit sRGB comes back exactly.
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

  static func palette(_ bytes: [UInt8]) throws(PaletteFileError) -> Palette {
    let file = try JSONParser.value(of: bytes)
    var colors: [FileColor] = []
    collect(from: file, called: "", into: &colors)
    var name = file["$description"]?.string
    if case .object(let members) = file, name == nil {
      name = members.lazy.compactMap { $0.value["$description"]?.string }.first
    }
    return try Palette(named: name ?? "", colors: colors)
  }

  /// Adds the color tokens at and below `value`; aliases and tokens of other types are passed by.
  private static func collect(
    from value: JSONValue, called key: String, into colors: inout [FileColor]
  ) {
    if let content = value["$value"] {
      if let color = color(content) {
        colors.append(FileColor(color, name: value["$description"]?.string ?? key))
      }
    } else if case .object(let members) = value {
      for member in members where !member.key.hasPrefix("$") {
        collect(from: member.value, called: member.key, into: &colors)
      }
    }
  }

  /// A color of the color module, or the bare `"#rrggbb"` of files from before it.
  private static func color(_ value: JSONValue) -> Color? {
    if let hex = value["hex"]?.string ?? value.string { return try? Color(hex: hex) }
    guard let parts = value["components"]?.array, parts.count == 3 else { return nil }
    // A component may be the word "none", which counts as 0.
    let numbers = SIMD3(
      parts[0].double ?? 0, parts[1].double ?? 0, parts[2].double ?? 0)
    switch value["colorSpace"]?.string {
    case "srgb": return Color(fileRed: numbers.x, green: numbers.y, blue: numbers.z)
    case "oklch":
      let least = SIMD3<Double>(0, 0, -3600)
      let most = SIMD3<Double>(1, 1, 3600)
      return Color(numbers.clamped(lowerBound: least, upperBound: most), in: .oklch)
    default: return nil
    }
  }
}
