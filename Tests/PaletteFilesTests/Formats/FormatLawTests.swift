import ColorScience
import Specimens
import Testing

@testable import Frames
@testable import PaletteFiles
@testable import Palettes

/// What must hold for every format in the list.
@Suite("laws of palette formats")
struct FormatLawTests {
  static let counts = [1, 8, 31, 64]
  static let readable = PaletteFormat.all.filter { $0.read != nil }

  @Test("the same palette gives the same bytes", arguments: PaletteFormat.all, counts)
  func repeats(format: PaletteFormat, count: Int) {
    let palette = SamplePalettes.palette(count: count)
    #expect(format.file(of: palette) == format.file(of: palette))
    #expect(!format.file(of: palette).isEmpty)
  }

  @Test("a palette reads back with its colors in order", arguments: readable, counts)
  func readsBack(format: PaletteFormat, count: Int) throws {
    let palette = SamplePalettes.palette(count: count)
    let again = try format.reading(format.file(of: palette))
    #expect(again.hexes == palette.hexes)
    #expect(abs(again.swatches.reduce(0) { $0 + $1.proportion } - 1) < 1e-12)
    #expect(again.swatches[0].role == .dominant)
  }

  @Test("names read back as far as the format can hold them", arguments: readable, counts)
  func keepsNames(format: PaletteFormat, count: Int) throws {
    let palette = SamplePalettes.palette(count: count)
    let again = try format.reading(format.file(of: palette))
    let kept = palette.swatches.enumerated().map { index, swatch in
      NameKeeping.of(format).kept(swatch.name, place: index + 1, of: count)
    }
    let unnamed = zip(palette.swatches, kept).filter { $1.isEmpty }.map(\.0.color)
    var found = ColorNames.names(of: unnamed, besides: Set(kept))[...]
    for (expected, after) in zip(kept, again.swatches) {
      #expect(after.name == (expected.isEmpty ? found.popFirst() : expected))
    }
  }

  @Test("a format says what it holds, and what is looked for in its files")
  func holdings() {
    for format in PaletteFormat.all {
      #expect((format.read == nil || format.isDialect) == format.mark.isEmpty, "\(format)")
      guard format.read != nil else {
        #expect(format.holds.isEmpty, "\(format)")
        continue
      }
      #expect(format.holds.contains(.names) == NameKeeping.of(format).keeps, "\(format)")
    }
  }

  @Test("groups and shares read back where the format holds them", arguments: readable)
  func keepsGroups(format: PaletteFormat) throws {
    var palette = SamplePalettes.palette(count: 8)
    palette.groups = ["first", "empty", "*/ second"]
    for index in palette.swatches.indices.dropFirst() {
      palette.swatches[index].group = index < 4 ? 0 : 2
    }
    palette.hasOwnNames = true
    let again = try format.reading(format.file(of: palette))
    let groups = again.swatches.map { $0.group.map { again.groups[$0] } }
    let named = palette.swatches.map { $0.group.map { palette.groups[$0] } }
    #expect((groups == named) == format.holds.contains(.groups))
    let away = zip(again.swatches, palette.swatches).map { abs($0.proportion - $1.proportion) }
    #expect((away.allSatisfy { $0 < 1e-4 }) == format.holds.contains(.shares))
    palette.name = "Night street"
    #expect(try format.reading(format.file(of: palette)).name != palette.name || holdsTitle(format))
    // What is lost comes before the colon, and the format's name after it.
    let loss = String((palette.loss(in: format) ?? "").prefix { $0 != ":" })
    #expect(loss.contains("title") != holdsTitle(format))
    #expect(loss.contains("names") != format.holds.contains(.names))
    #expect(loss.contains("groups") != format.holds.contains(.groups))
    #expect(loss.contains("shares") != format.holds.contains(.shares))
  }

  private func holdsTitle(_ format: PaletteFormat) -> Bool { format.holds.contains(.title) }

  @Test("a palette's own title is in the file, or is told as lost", arguments: readable)
  func keepsTitle(format: PaletteFormat) throws {
    let palette = SamplePalettes.palette(count: 3, named: "Nuit d’été: 3 \"*/ <b>")
    let again = try format.reading(format.file(of: palette))
    let isKept = holdsTitle(format) || format.holds.contains(.titleOfOneGroup)
    let safe = "Nuit d’été: 3 \"* / <b>"
    #expect([palette.name, safe].contains(again.name) == isKept, "\(again.name)")
    #expect((palette.loss(in: format) ?? "").contains("title") != isKept)
    let untitled = try format.reading(
      format.file(of: SamplePalettes.palette(count: 3, named: "palette")))
    #expect(untitled.name == "palette")
    #expect(untitled.loss(in: format)?.contains("title") != true)
  }

  @Test(
    "no control character of a name comes into a text as it is: C1, overrides of direction",
    arguments: PaletteFormat.all.filter { $0.writer.isText })
  func holdsNoControls(format: PaletteFormat) throws {
    var name = "a"
    for control in ControlSamples.all { name.unicodeScalars += [control, "b"] }
    var palette = SamplePalettes.complete
    palette.name = name
    palette.source?.name = name
    palette.source?.profile = name
    palette.source?.notes = [name]
    palette.notes = [name]
    palette.groups = [name]
    for index in palette.swatches.indices {
      palette.swatches[index].name = name
      palette.swatches[index].reason = name
      palette.swatches[index].group = 0
    }
    #expect(ControlSamples.found(in: format.file(of: palette)) == [])
    // What has escapes for them gives them back.
    if format.name == "json" {
      #expect(try format.reading(format.file(of: palette)).swatches[0].name == name)
    }
  }

  @Test("nor into the names of Adobe's files, which have line ends", arguments: ["ase", "aco"])
  func holdsNoControls(inNamesOf format: String) throws {
    var palette = SamplePalettes.palette(count: 1)
    palette.swatches[0].name = "a\u{0}\u{1B}[31m\u{9B}b\u{202E}c\r\n\u{2066}"
    let format = try #require(PaletteFormat.named(format))
    #expect(try format.reading(format.file(of: palette)).swatches[0].name == "a[31mbc\r\n")
  }

  @Test("a name on one line keeps marks of direction, which Arabic and Hebrew names have")
  func marksOfDirection() {
    #expect("שלום\u{200F}!\u{202E}".onOneLine == "שלום\u{200F}!")
    #expect("a\u{85}\u{9B}b\u{2029}".onOneLine == "a b")
  }

  @Test("no note says a loss where there is none, or where the format is something to look at")
  func noLoss() {
    let palette = SamplePalettes.palette(count: 2)
    #expect(palette.loss(in: .json) == nil)
    #expect(palette.loss(in: .svg) == nil)
    #expect(palette.loss(in: .hex) == "title and shares left out: the format hex cannot hold them")
    let named = Palette(name: "Dawn", swatches: palette.swatches)
    var file = named
    file.hasShares = false
    #expect(file.loss(in: .csv) == "title left out: the format csv cannot hold it")
  }

  @Test("what is no palette is told with what was looked for")
  func refusals() {
    func words(_ text: String, _ ending: String) -> String {
      do {
        _ = try PaletteFormat.palette(of: Array(text.utf8), fileExtension: ending)
        return ""
      } catch { return "\(error)" }
    }
    #expect(
      words("hello", "GPL")
        == "not a palette in the format gpl: it has no line 'GIMP Palette' at the beginning")
    #expect(words("hello", "svg") == "svg files can be written, but not read")
    #expect(words(" \n", "gpl") == "it is empty")
    #expect(words("hello", "doc").contains("looked for line '#rrggbb' at the beginning (hex), "))
  }

  @Test("what is read and written again is the same file", arguments: readable)
  func settles(format: PaletteFormat) throws {
    let once = try format.reading(format.file(of: SamplePalettes.palette(count: 8)))
    let twice = try format.reading(format.file(of: once))
    #expect(once.swatches.map(\.name) == twice.swatches.map(\.name))
    #expect(format.file(of: once) == format.file(of: twice))
  }

  @Test("a file that was written is recognized, with and without its ending", arguments: readable)
  func recognizes(format: PaletteFormat) {
    for count in Self.counts {
      let file = format.file(of: SamplePalettes.palette(count: count))
      let ending = format.fileExtensions[0]
      let name = format.isDialect ? "css" : format.name
      #expect(PaletteFormat.recognize(file, fileExtension: ending)?.name == name)
      #expect(PaletteFormat.recognize(file)?.name == name)
    }
  }

  @Test("a name or an ending belongs to one format")
  func distinct() {
    let names = PaletteFormat.all.map(\.name)
    let endings = PaletteFormat.all.flatMap(\.fileExtensions)
    #expect(Set(names).count == names.count)
    #expect(Set(endings).count == endings.count)
    for format in PaletteFormat.all {
      #expect(PaletteFormat.named(format.name)?.name == format.name)
      #expect(
        PaletteFormat.forFile(named: "a.b/c.d.\(format.fileExtensions[0])")?.name == format.name)
    }
  }
}

extension PaletteFormat.Writer {
  /// Whether it writes text that is shown as it is, and no zeros.
  fileprivate var isText: Bool {
    guard case .bytes(let write) = self else { return false }
    return !write(SamplePalettes.palette(count: 1)).contains(0)
  }
}

/// How a format treats names.
enum NameKeeping {
  /// As they are; on one line; on one line and unable to end a comment; as numbers of the property;
  /// not at all.
  case exact, oneLine, comment, numbered, none

  /// Whether the palette's own names are in the file.
  var keeps: Bool { self != .none && self != .numbered }

  static func of(_ format: PaletteFormat) -> NameKeeping {
    switch format.name {
    case "gpl": .oneLine
    case "css", "css-hsl", "css-oklch", "css-names", "scss", "tailwind": .comment
    case "css-gradient": .numbered
    case "hex", "procreate", "sketch", "coolors": .none
    default: .exact
    }
  }

  /// - Parameter place: the color's number, from 1.
  func kept(_ name: String, place: Int, of count: Int) -> String {
    switch self {
    case .exact: name
    case .oneLine: name.onOneLine
    case .comment:
      name.onOneLine.split(separator: "*/", omittingEmptySubsequences: false)
        .joined(separator: "* /")
    case .numbered: count == 1 ? "palette-gradient" : "palette-gradient \(place)"
    case .none: ""
    }
  }
}
