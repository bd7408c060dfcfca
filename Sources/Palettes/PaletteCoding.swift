import Frames

/// By the names of `PaletteOptions.fields`, with values as a user would type them.
extension PaletteOptions: Codable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// - Throws: `DecodingError` for a value that its option does not take, and for values that
  ///   contradict each other. Options that are missing have their defaults; unknown ones are ignored.
  public init(from decoder: any Decoder) throws {
    self.init()
    let container = try decoder.container(keyedBy: Key.self)
    do {
      for field in Self.fields {
        let key = Key(stringValue: field.name)
        guard let text = try container.decodeIfPresent(String.self, forKey: key) else { continue }
        try field.set(text, in: &self)
      }
      try validate()
    } catch let error as InvalidOption {
      throw DecodingError.dataCorruptedError(
        forKey: Key(stringValue: error.option), in: container, debugDescription: "\(error)")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    for field in Self.fields {
      try container.encode(field.text(self), forKey: Key(stringValue: field.name))
    }
  }
}

/// Everything in a palette. Decoding gives the same palette, except that locked colors are rounded
/// to 8 bits. `PaletteFormat.json` (room PaletteFiles) is the form that users and other programs
/// read.
extension Palette: Codable {
  private enum Key: String, CodingKey {
    case name, swatches, pixels, source, options, notes, losses, groups, hasOwnNames, hasShares,
      facts
  }

  /// - Throws: `DecodingError` also for a palette without colors, for a share that is not 0…1, for
  ///   counts below 0, and for a group that is not in `groups`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    func invalid(_ key: Key, _ words: String) -> DecodingError {
      .dataCorruptedError(forKey: key, in: container, debugDescription: words)
    }
    let swatches = try container.decode([Swatch].self, forKey: .swatches)
    guard !swatches.isEmpty else { throw invalid(.swatches, "a palette has at least one color") }
    self.init(
      name: try container.decode(String.self, forKey: .name), swatches: swatches,
      pixels: try container.decode(Int.self, forKey: .pixels),
      source: try container.decodeIfPresent(Provenance.self, forKey: .source),
      options: try container.decodeIfPresent(PaletteOptions.self, forKey: .options),
      notes: try container.decode([String].self, forKey: .notes))
    losses = try container.decode([String].self, forKey: .losses)
    groups = try container.decode([String].self, forKey: .groups)
    hasOwnNames = try container.decode(Bool.self, forKey: .hasOwnNames)
    hasShares = try container.decode(Bool.self, forKey: .hasShares)
    facts = try container.decodeIfPresent(PictureFacts.self, forKey: .facts)
    let most = Int.max / swatches.count
    guard (0...Int.max).contains(pixels),
      swatches.allSatisfy({ (0...most).contains($0.population) })
    else { throw invalid(.pixels, "a count of pixels is 0 or more, and their sum a number") }
    guard swatches.allSatisfy({ (0...1).contains($0.proportion) }) else {
      throw invalid(.swatches, "a share is 0…1")
    }
    guard swatches.allSatisfy({ $0.group.map(groups.indices.contains) ?? true }) else {
      throw invalid(.swatches, "a group is not in the list of groups")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: .name)
    try container.encode(swatches, forKey: .swatches)
    try container.encode(pixels, forKey: .pixels)
    try container.encodeIfPresent(source, forKey: .source)
    try container.encodeIfPresent(options, forKey: .options)
    try container.encode(notes, forKey: .notes)
    try container.encode(losses, forKey: .losses)
    try container.encode(groups, forKey: .groups)
    try container.encode(hasOwnNames, forKey: .hasOwnNames)
    try container.encode(hasShares, forKey: .hasShares)
    try container.encodeIfPresent(facts, forKey: .facts)
  }
}
