import Specimens
import Testing

@testable import Films
@testable import Palettes
@testable import Shots

/// A still and a film of the same pixels, asked why nothing is left of them.
@Suite("which option left no pixel")
struct EmptyFilterTests {
  private static let barred: @Sendable (Int, Int) -> [UInt8] = { _, y in
    (12..<78).contains(y) ? [200, 30, 30] : [0, 0, 0]
  }
  private static let gray: @Sendable (Int, Int) -> [UInt8] = { _, _ in [120, 120, 120] }
  private static let glass: @Sendable (Int, Int) -> [UInt8] = { _, _ in [200, 30, 30, 0] }

  private func options(_ values: [String: String]) throws -> PaletteOptions {
    var options = PaletteOptions()
    for (name, value) in values {
      try #require(PaletteOptions.field(named: name)).set(value, in: &options)
    }
    return options
  }

  /// What a film keeps of a frame: region and bars are decided, filters wait for the palette.
  private func unfiltered(
    _ picture: PaintedPicture, _ options: PaletteOptions
  ) throws -> Histogram {
    var open = options
    (open.minBrightness, open.maxBrightness, open.minChroma) = (0, 1, 0)
    do {
      return try picture.histogram(open).histogram
    } catch is ExtractionError {
      return Histogram()
    }
  }

  private func expectBoth(
    _ pixel: @escaping @Sendable (Int, Int) -> [UInt8], _ values: [String: String],
    is expected: ExtractionError
  ) throws {
    let options = try options(values)
    func picture() -> PaintedPicture { PaintedPicture(160, 90, pixel) }
    #expect(throws: expected) { try picture().histogram(options) }
    let counted = try unfiltered(picture(), options)
    let shot = Shot(frames: 0...9, start: 0, end: 1, transition: .start)
    #expect(throws: expected) {
      try FilmColoring(options: options, source: PaintedShots.source)
        .color(shots: [shot], excluded: Histogram()) { _ in counted }
    }
  }

  @Test(
    "a still and a film blame the same filter",
    arguments: [("min-brightness", "0.9"), ("max-brightness", "0.1"), ("min-chroma", "0.3")])
  func filters(name: String, value: String) throws {
    try expectBoth(
      Self.gray, [name: value],
      is: .filtered(by: try #require(ExtractionError.Limit(rawValue: name))))
  }

  @Test("of several filters the one that left nothing is blamed, not the first that is set")
  func several() throws {
    let all = ["min-brightness": "0.2", "max-brightness": "0.8", "min-chroma": "0.3"]
    try expectBoth(Self.gray, all, is: .filtered(by: .minChroma))
    let dark = ["min-brightness": "0.2", "max-brightness": "0.3"]
    try expectBoth(Self.gray, dark, is: .filtered(by: .maxBrightness))
  }

  @Test("a region in the bars is blamed, with a filter or without", arguments: [true, false])
  func region(isFiltered: Bool) throws {
    var values = ["region": "0,0,1,0.1"]
    if isFiltered { values["min-chroma"] = "0.3" }
    try expectBoth(Self.barred, values, is: .filtered(by: .region))
  }

  @Test("what is all transparent says so, with a filter or without", arguments: [true, false])
  func transparent(isFiltered: Bool) throws {
    try expectBoth(Self.glass, isFiltered ? ["min-brightness": "0.1"] : [:], is: .transparent)
  }
}
