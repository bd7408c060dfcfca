import Clustering
import ColorScience
import Fixtures
import Specimens
import Testing

@testable import Frames
@testable import Palettes

@Suite("locked colors")
struct LockTests {
  /// Every algorithm, with each linkage that it knows.
  private static let cases = PaletteAlgorithm.all.flatMap { algorithm in
    (algorithm == .agglomerative ? Linkage.allCases : [.ward]).map { (algorithm, $0) }
  }

  private static func options(
    _ algorithm: (PaletteAlgorithm, Linkage), lock: String,
    count: PaletteOptions.Count = .exactly(8)
  ) throws -> PaletteOptions {
    var options = PaletteOptions()
    (options.algorithm, options.linkage) = algorithm
    options.count = count
    try #require(PaletteOptions.field(named: "lock")).set(lock, in: &options)
    return options
  }

  private static func noise() -> PaintedPicture {
    PaintedPicture(24, 20) { x, y in
      var noise = TestNoise(seed: UInt64(y * 24 + x + 1))
      _ = noise.next(below: 2)
      return (0..<3).map { _ in UInt8(noise.next(below: 200)) }
    }
  }

  /// A wall, a coat, a lamp and a red thing, each uneven.
  private static func scene() -> PaintedPicture {
    PaintedPicture(64, 36) { x, y in
      var noise = TestNoise(seed: UInt64(y * 64 + x + 1))
      _ = noise.next(below: 2)
      let base =
        x < 36 ? [60, 70, 80] : x < 56 ? [150, 120, 90] : y < 28 ? [20, 22, 30] : [190, 30, 40]
      return base.map { UInt8($0 + noise.next(below: 20)) }
    }
  }

  private static func small() -> PaintedPicture {
    PaintedPicture(12, 12) { x, y in [UInt8(20 * x), UInt8(20 * y), 90] }
  }

  @Test(
    "locked colors are there exactly, the count is right and shares add to 1", arguments: cases)
  func present(algorithm: (PaletteAlgorithm, Linkage)) throws {
    for picture in [Self.noise(), Self.small()] {
      for count in [3, 4, 16] {
        let lock = "ff00aa,808080,0c0"
        let options = try Self.options(algorithm, lock: lock, count: .exactly(count))
        let palette = try picture.palette(options)
        #expect(palette.swatches.count == count)
        #expect(Set(palette.swatches.map(\.color.bytes)).count == count)
        for color in options.lock {
          let swatch = try #require(palette.swatches.first { $0.color == color })
          #expect(swatch.reason.hasPrefix("locked; "))
          #expect((swatch.population == 0) == (swatch.position == nil))
        }
        let free = palette.swatches.filter { !options.lock.contains($0.color) }
        #expect(free.allSatisfy { $0.population > 0 && !$0.reason.hasPrefix("locked") })
        #expect(palette.swatches.reduce(0) { $0 + $1.population } == palette.pixels)
        #expect(abs(palette.swatches.reduce(0) { $0 + $1.proportion } - 1) < 1e-12)
        #expect(palette.notes.isEmpty)
        #expect(try picture.palette(options) == palette)
      }
    }
  }

  @Test("a locked color that no pixel has stays, with no pixels", arguments: cases)
  func absent(algorithm: (PaletteAlgorithm, Linkage)) throws {
    let picture = PaintedPicture(10, 10) { x, _ in x < 7 ? [10, 10, 10] : [200, 40, 40] }
    let options = try Self.options(algorithm, lock: "00ff00", count: .exactly(3))
    let palette = try picture.palette(options)
    #expect(palette.swatches.map(\.color.hex) == ["#0a0a0a", "#c82828", "#00ff00"])
    #expect(palette.swatches.map(\.population) == [70, 30, 0])
    #expect(palette.swatches[2].reason == "locked; none of the counted pixels")
    #expect(palette.swatches[2].position == nil)
  }

  @Test("the pixels of exactly a locked color are its own, and others are shown", arguments: cases)
  func own(algorithm: (PaletteAlgorithm, Linkage)) throws {
    let picture = PaintedPicture(10, 10) { x, _ in [UInt8(100 + x), 100, 100] }
    let options = try Self.options(algorithm, lock: "686464,666464", count: .exactly(64))
    let palette = try picture.palette(options)
    #expect(palette.swatches.count == 10)
    #expect(palette.swatches.allSatisfy { $0.population == 10 })
    #expect(
      palette.notes == ["the counted pixels have only 8 different colors besides the locked ones"])
  }

  @Test("as many locked colors as count take every pixel", arguments: cases)
  func allLocked(algorithm: (PaletteAlgorithm, Linkage)) throws {
    let options = try Self.options(algorithm, lock: "fff,000", count: .exactly(2))
    let palette = try Self.scene().palette(options)
    #expect(Set(palette.swatches.map(\.color.hex)) == ["#ffffff", "#000000"])
    #expect(palette.swatches.reduce(0) { $0 + $1.population } == 64 * 36)
    #expect(palette.notes.isEmpty)
  }

  @Test("no other swatch of standout is like a locked one")
  func distinct() throws {
    for lock in ["464b50,a08264", "be1e28", "1e1e26,c82832,45505a"] {
      var options = try Self.options((.standout, .ward), lock: lock, count: .exactly(5))
      options.bars = .keep
      let palette = try Self.scene().palette(options)
      for swatch in palette.swatches where !options.lock.contains(swatch.color) {
        for color in options.lock {
          #expect(ColorDifference.ciede2000.between(swatch.color, color) > 6, "\(lock)")
        }
      }
    }
  }

  @Test("k-means with all of its own colors locked gives the same palette")
  func fixedPoint() throws {
    let bases = [[20, 30, 40], [200, 190, 10], [90, 90, 90], [20, 150, 140]]
    let picture = PaintedPicture(60, 9) { x, y in
      bases[min(3, x / 8)].map { UInt8($0 + y % 3 - 1) }
    }
    var options = try Self.options((.kmeans, .ward), lock: "", count: .exactly(4))
    let free = try picture.palette(options)
    options.lock = free.swatches.map(\.eightBit)
    let locked = try picture.palette(options)
    #expect(locked.swatches.map(\.color.hex) == free.swatches.map(\.color.hex))
    #expect(locked.swatches.map(\.population) == free.swatches.map(\.population))
    #expect(locked.swatches.map(\.position) == free.swatches.map(\.position))
    #expect(locked.swatches.map(\.role) == free.swatches.map(\.role))
  }

  @Test("an automatic count has room for all that is locked", arguments: cases)
  func automatic(algorithm: (PaletteAlgorithm, Linkage)) throws {
    let lock = (0..<24).map { "0000" + String(16 + 8 * $0, radix: 16) }
    let many = try Self.options(
      algorithm, lock: lock.joined(separator: ","), count: .automatic)
    #expect(try Self.scene().palette(many).swatches.count == 24)
    let one = try Self.options(algorithm, lock: "be1e28", count: .automatic)
    let palette = try Self.scene().palette(one)
    #expect((3...6).contains(palette.swatches.count))
    #expect(palette.swatches.contains { $0.color.hex == "#be1e28" })
  }

  @Test("hexadecimal colors are taken with and without #, and written without")
  func written() throws {
    let options = try Self.options((.standout, .ward), lock: "#760000,FA0,00ff7f")
    let field = try #require(PaletteOptions.field(named: "lock"))
    #expect(field.text(options) == "760000,ffaa00,00ff7f")
    #expect(field.defaultText == "")
  }

  @Test(
    "what is no list of different colors is refused",
    arguments: [
      ",", "760000,", "7600", "red", "760000 ", "fff,FFFFFF", "760000@", "760000@0.5",
      "760000@0.5,", "760000@0.5,fff", "760000@0.5,1.1", "760000@-0.1,0", "760000@nan,0",
      "760000@0,0,0", "@0,0", "760000@@0,0", "fff@0,0,FFFFFF@1,1",
      (0...64).map { "0000" + String(16 + $0, radix: 16) }.joined(separator: ","),
    ])
  func refused(text: String) throws {
    var options = PaletteOptions()
    let field = try #require(PaletteOptions.field(named: "lock"))
    let domain =
      "up to 64 different hex colors, like 760000,d8b47a, or with places, like 760000@0.4,0.12"
    #expect(throws: InvalidOption(option: "lock", value: text, domain: domain)) {
      try field.set(text, in: &options)
    }
  }

  @Test("places are taken beside colors without one, and written as they were given")
  func writtenPlaces() throws {
    let text = "760000@0.4125,0,ffaa00,00ff7f@1,0.00001"
    let options = try Self.options((.standout, .ward), lock: text)
    #expect(options.lock.map(\.hex) == ["#760000", "#ffaa00", "#00ff7f"])
    #expect(options.lockedColors[0].position == Swatch.Position(x: 0.4125, y: 0))
    #expect(options.lockedColors[1].position == nil)
    let field = try #require(PaletteOptions.field(named: "lock"))
    let again = try Self.options((.standout, .ward), lock: field.text(options))
    #expect(again == options)
    #expect(field.text(options).hasPrefix("760000@0.4125,0,ffaa00,00ff7f@1,"))
  }

  @Test(
    "a locked color stays where it was picked, also if no pixel is like it, and changes nothing else",
    arguments: cases)
  func places(algorithm: (PaletteAlgorithm, Linkage)) throws {
    for picture in [Self.noise(), Self.small()] {
      let plain = try picture.palette(Self.options(algorithm, lock: "ff00aa,808080"))
      var placed = try picture.palette(
        Self.options(algorithm, lock: "ff00aa@0.9,0.25,808080"))
      let place = try #require(placed.swatches.firstIndex { $0.color.hex == "#ff00aa" })
      #expect(placed.swatches[place].position == Swatch.Position(x: 0.9, y: 0.25))
      placed.swatches[place].position = plain.swatches[place].position
      #expect(placed.swatches == plain.swatches)
    }
  }

  @Test("a place outside the frame is refused before anything is counted")
  func farPlace() throws {
    var options = PaletteOptions()
    options.lockedColors = [
      LockedColor(Color(red: 0, green: 0, blue: 0), at: Swatch.Position(x: 1.5, y: 0))
    ]
    #expect(throws: InvalidOption.self) { try options.validate() }
  }

  @Test("more locked colors than colors are refused")
  func tooMany() throws {
    let options = try Self.options((.standout, .ward), lock: "fff,000", count: .exactly(1))
    let error = #expect(throws: InvalidOption.self) { try options.validate() }
    #expect(
      error?.description
        == "lock takes at most as many colors as count (1), not 'ffffff,000000'")
    try Self.options((.standout, .ward), lock: "fff,000", count: .automatic).validate()
  }

  @Test("a comparison has only sizes with room for what is locked")
  func comparison() throws {
    let options = try Self.options((.standout, .ward), lock: "fff,000,00f")
    let comparison = try Comparison(of: Self.small(), options: options)
    #expect(comparison.trials(.sizes).map(\.count) == [3, 5, 10, 15])
    #expect(
      comparison.trials.allSatisfy {
        Set(options.lock).isSubset(of: $0.palette.swatches.map(\.color))
      })
  }
}
