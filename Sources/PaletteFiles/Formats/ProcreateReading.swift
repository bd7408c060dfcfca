import ColorScience
import Palettes

/// Reads Procreate's swatches.
enum ProcreateReading {
  /// One of Procreate's palettes.
  private struct Part {
    var name: String
    var swatches: [JSONValue]
    var profiles: [JSONValue]
    /// Data that only our files have: see `ProcreateSwatches.ownKey`.
    var own: JSONValue?

    /// Whether this continues the previous palette, which was too long for one.
    func continues(_ last: Part, number: Int) -> Bool {
      if let own { return own["part"]?.integer ?? 1 > 1 }
      return last.swatches.count == ProcreateSwatches.places && last.own == nil
        && last.name.hasSuffix(" \(number - 1)")
        && name == last.name.dropLast(String(number - 1).count) + String(number)
    }
  }

  /// - Throws: `notThisFormat` without a `Swatches.json`; `damaged` for an archive that cannot be
  ///   unpacked, a palette without swatches and a swatch without numbers; `noColors`.
  package static func palette(_ bytes: [UInt8]) throws(PaletteFileError) -> Palette {
    guard let text = try ZipReader(bytes).file(named: ProcreateSwatches.file) else {
      throw .notThisFormat(
        "a ZIP archive without \(ProcreateSwatches.file), so not Procreate swatches")
    }
    let content = try JSONParser.value(of: text)
    // A single palette may appear without a list around it.
    var parts: [Part] = []
    for part in content.array ?? [content] {
      guard let swatches = part["swatches"]?.array else {
        throw .damaged("\(ProcreateSwatches.file) has a palette without 'swatches'")
      }
      parts.append(
        Part(
          name: part["name"]?.string ?? "", swatches: swatches,
          profiles: part["colorProfiles"]?.array ?? [], own: part[ProcreateSwatches.ownKey]))
    }
    return try palette(of: whole(parts))
  }

  /// Groups the parts by the palette that was split into them.
  private static func whole(_ parts: [Part]) -> [[Part]] {
    var palettes: [[Part]] = []
    for part in parts {
      if let count = palettes.last?.count, let last = palettes.last?.last,
        part.continues(last, number: count + 1)
      {
        palettes[palettes.count - 1].append(part)
      } else {
        palettes.append([part])
      }
    }
    return palettes
  }

  private static func palette(of palettes: [[Part]]) throws(PaletteFileError) -> Palette {
    var contents = PaletteContents(name: palettes.first?[0].own?["palette"]?.string ?? "")
    let isWhole = palettes.count == 1 && palettes[0][0].own == nil
    var reader = SwatchReader(profiles: palettes.joined().flatMap(\.profiles))
    for parts in palettes {
      // Removes the number that was appended to the name of the first part.
      let name = parts.count == 1 ? parts[0].name : String(parts[0].name.dropLast(2))
      if isWhole {
        contents.name = name
      } else if case .boolean(false)? = parts[0].own?["isGroup"] {
        contents.endGroup()
      } else {
        contents.beginGroup(name)
      }
      for part in parts {
        for (place, swatch) in part.swatches.enumerated() {
          // `null` is an empty place.
          if case .null = swatch { continue }
          contents.add(try reader.color(swatch, place: place, in: part.name))
        }
      }
    }
    reader.profiles.remark(in: &contents)
    return try Palette(contents)
  }
}

/// Reads one color after another.
private struct SwatchReader {
  var profiles: ProfileTable
  /// The profiles' names, by hash.
  private var names: [String: String] = [:]

  /// - Parameter profiles: objects with `hash`, `iccName` and, in Base64, `iccData`.
  init(profiles: [JSONValue]) {
    var files: [String: String] = [:]
    for profile in profiles {
      guard let hash = profile["hash"]?.string else { continue }
      let name = profile["iccName"]?.string ?? hash
      names[hash] = name
      files[name] = profile["iccData"]?.string
    }
    let own = files
    self.profiles = ProfileTable { own[$0].flatMap(Base64.bytes(of:)) }
  }

  mutating func color(
    _ swatch: JSONValue, place: Int, in palette: String
  ) throws(PaletteFileError) -> FileColor {
    guard let numbers = numbers(swatch) else {
      throw .damaged(
        "color \(place + 1) of '\(palette.onOneLine.prefix(40))' has no hue, saturation and "
          + "brightness")
    }
    let hash = swatch["colorProfile"]?.string
    let color = profiles.color(numbers, in: hash.map { names[$0] ?? $0 })
    return FileColor(color, alpha: swatch["alpha"]?.double ?? 1)
  }

  /// Red, green and blue in the swatch's profile.
  ///
  /// Since version 5 there are also `components`, as picked: red, green and blue if `origin` is 2,
  /// otherwise hue, saturation and brightness.
  private func numbers(_ swatch: JSONValue) -> SIMD3<Double>? {
    if let hue = swatch["hue"]?.double, let saturation = swatch["saturation"]?.double,
      let brightness = swatch["brightness"]?.double
    {
      return Self.numbers(hue, saturation, brightness)
    }
    let parts = swatch["components"]?.array?.compactMap(\.double) ?? []
    guard parts.count == 3 else { return nil }
    return swatch["origin"]?.integer == 2
      ? SIMD3(parts[0], parts[1], parts[2]) : Self.numbers(parts[0], parts[1], parts[2])
  }

  private static func numbers(
    _ hue: Double, _ saturation: Double, _ brightness: Double
  ) -> SIMD3<Double> {
    Color(turn: hue, saturation: saturation, brightness: brightness).coordinates(in: .rgb)
  }
}
