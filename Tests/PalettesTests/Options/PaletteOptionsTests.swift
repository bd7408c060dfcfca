import Specimens
import Testing

@testable import Frames
@testable import Palettes

@Suite struct PaletteOptionsTests {
  @Test("every option reads back what it writes", arguments: PaletteOptions.fields)
  func defaultsRoundTrip(field: PaletteOptions.Field) throws {
    var options = PaletteOptions()
    try field.set(field.defaultText, in: &options)
    #expect(options == PaletteOptions())
  }

  @Test("every choice of an option is taken", arguments: PaletteOptions.fields)
  func choicesAreTaken(field: PaletteOptions.Field) throws {
    for choice in field.choices {
      var options = PaletteOptions()
      try field.set(choice, in: &options)
      #expect(field.text(options) == choice)
    }
  }

  @Test(
    "an option refuses what it does not take, and changes nothing",
    arguments: PaletteOptions.fields)
  func nonsenseIsRefused(field: PaletteOptions.Field) {
    var options = PaletteOptions()
    for text in ["", "-1", "nan", "inf", "9e99", "zebra", "1,2", "💥", " "]
    where text != field.defaultText {
      #expect(throws: InvalidOption.self) { try field.set(text, in: &options) }
    }
    #expect(options == PaletteOptions())
  }

  @Test("small accents and small regions need more of a picture's pixels")
  func pixelsNeeded() throws {
    var options = PaletteOptions()
    #expect(options.pixelsNeeded == 500_000)
    options.algorithm = .kmeans
    #expect(options.pixelsNeeded == 200_000)
    options.region = try #require(Region(x: 0.5, y: 0.5, width: 0.25, height: 0.5))
    #expect(options.pixelsNeeded == 1_600_000)
    options.count = .automatic
    #expect(options.pixelsNeeded == 4_000_000)
  }

  @Test(
    "bounds are inclusive",
    arguments: [
      ("count", "1", "64", "0", "65"), ("min-brightness", "0", "1", "-0.1", "1.1"),
      ("max-brightness", "0", "1", "-0.1", "1.1"), ("min-chroma", "0", "0.4", "-0.1", "0.41"),
    ])
  func bounds(name: String, least: String, most: String, below: String, above: String) throws {
    let field = try #require(PaletteOptions.field(named: name))
    for (text, isTaken) in [(least, true), (most, true), (below, false), (above, false)] {
      var options = PaletteOptions()
      let wasTaken = (try? field.set(text, in: &options)) != nil
      #expect(wasTaken == isTaken, "\(text)")
    }
  }

  @Test("a refusal names the option, what it takes and what was given")
  func words() throws {
    var options = PaletteOptions()
    let field = try #require(PaletteOptions.field(named: "count"))
    #expect(throws: InvalidOption(option: "count", value: "99", domain: "1…64 or auto")) {
      try field.set("99", in: &options)
    }
    let error = InvalidOption(option: "count", value: "99", domain: "1…64 or auto")
    #expect(error.description == "count takes 1…64 or auto, not '99'")
  }

  @Test("regions lie inside the frame", arguments: ["0.5,0.5,0.6,0.1", "0,0,0,1", "-0.1,0,1,1"])
  func regionsOutside(text: String) throws {
    var options = PaletteOptions()
    let field = try #require(PaletteOptions.field(named: "region"))
    #expect(throws: InvalidOption.self) { try field.set(text, in: &options) }
  }

  @Test("a region covers at least a pixel")
  func tinyRegion() throws {
    let region = try #require(Region(x: 0.999, y: 0.999, width: 0.001, height: 0.001))
    let area = region.pixels(in: PixelArea(x: 0, y: 0, width: 10, height: 10))
    #expect(area == PixelArea(x: 9, y: 9, width: 1, height: 1))
  }
}
