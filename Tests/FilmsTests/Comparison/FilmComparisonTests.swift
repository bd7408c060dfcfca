import ColorScience
import Fixtures
import Testing

@testable import Films
@testable import PaletteFiles
@testable import Palettes

@Suite("film comparison")
struct FilmComparisonTests {
  /// Sixteen shots of different colors and lengths, drawn from a seed.
  private func film(
    seed: UInt64, without removed: Int? = nil, grade: (SIMD3<Double>) -> SIMD3<Double> = { $0 }
  ) throws -> Film {
    var noise = TestNoise(seed: seed)
    var painted = PaintedShots()
    for index in 0..<16 {
      var bands: [PaintedShots.Band] = []
      for rows in [50, 30, 20] {
        let oklch = SIMD3(
          Double(20 + noise.next(below: 60)) / 100, Double(noise.next(below: 12)) / 100,
          Double(noise.next(below: 360)))
        let color = Color(grade(oklch), in: .oklch)
        bands.append((color.hex, rows))
      }
      let seconds = Double(24 + noise.next(below: 200)) / 24
      if index != removed { try painted.add(bands, seconds: seconds) }
    }
    let colored = try painted.colored(count: 3)
    return Film(
      source: FilmProvenance(name: "film-\(seed).mp4", width: 1280, height: 720),
      options: PaletteOptions(),
      timeline: FilmTimeline(tick: Rational(1, 24), frameRate: Rational(24, 1)), means: [],
      slits: FilmSlits(height: 36), shots: colored.shots, scenes: colored.scenes,
      palette: colored.palette, everything: colored.everything, leftOut: [],
      identities: colored.identities)
  }

  @Test("a film compared with itself differs by nothing")
  func same() throws {
    let film = try film(seed: 1)
    let comparison = FilmComparison(film, film)
    #expect(comparison.relation == .versions)
    #expect(comparison.agreement == 1)
    #expect(comparison.pairs.map(\.first) == Array(0..<16))
    #expect(comparison.pairs.map(\.second) == Array(0..<16))
    #expect(comparison.pairs.allSatisfy { $0.meanDifference == 0 && $0.paletteDistance == 0 })
    #expect(comparison.paletteDistance == 0)
    #expect(comparison.shift == ToneShift())
  }

  @Test("a lighter grade is a version, and the change is told")
  func lighter() throws {
    let comparison = FilmComparison(
      try film(seed: 1), try film(seed: 1) { SIMD3($0.x + 0.08, $0.y, $0.z) })
    #expect(comparison.relation == .versions)
    #expect(comparison.pairs.map(\.second) == Array(0..<16))
    #expect(abs(comparison.shift.lightness - 0.08) < 0.01)
    #expect(abs(comparison.shift.chroma) < 0.01)
    #expect(comparison.pairs.allSatisfy { (3...12).contains($0.meanDifference) })
  }

  @Test("a warmer grade is a version, and warmer by what was added")
  func warmer() throws {
    // 0.04 along Oklab's direction of orange, 60°.
    func warm(_ oklch: SIMD3<Double>) -> SIMD3<Double> {
      let oklab = Color(oklch, in: .oklch).coordinates(in: .oklab) + SIMD3(0, 0.02, 0.0346)
      return Color(oklab, in: .oklab).coordinates(in: .oklch)
    }
    let (plain, graded) = (try film(seed: 2), try film(seed: 2, grade: warm))
    let comparison = FilmComparison(plain, graded)
    #expect(comparison.relation == .versions)
    #expect(comparison.pairs.count == 16)
    #expect(comparison.shift.warmth > 0.15)
    #expect(abs(comparison.shift.lightness) < 0.02)
    #expect(FilmComparison(graded, plain).shift.warmth < -0.15)
  }

  @Test("a shot that is missing in one version is named, and all others are paired")
  func removed() throws {
    let (whole, cut) = (try film(seed: 3), try film(seed: 3, without: 6))
    let comparison = FilmComparison(whole, cut)
    #expect(comparison.relation == .versions)
    #expect(comparison.removed == [6])
    #expect(comparison.inserted.isEmpty)
    #expect(comparison.pairs.allSatisfy { $0.meanDifference == 0 })
    #expect(FilmComparison(cut, whole).inserted == [6])
  }

  /// A film of ten shots that look much alike and are about as long, of which `kept` seconds are left.
  private func alike(kept: ClosedRange<Double>) throws -> Film {
    var painted = PaintedShots()
    var start = 0.0
    for index in 0..<10 {
      let seconds = 4 + Double(index % 3) / 4
      let shown = min(start + seconds, kept.upperBound) - max(start, kept.lowerBound)
      let color = Color(SIMD3(0.5, 0.06, 40 + 2 * Double(index)), in: .oklch)
      if shown > 0 { try painted.add([(color.hex, 100)], seconds: shown) }
      start += seconds
    }
    let colored = try painted.colored(count: 1)
    return Film(
      source: FilmProvenance(name: "alike.mp4", width: 1280, height: 720),
      options: PaletteOptions(),
      timeline: FilmTimeline(tick: Rational(1, 24), frameRate: Rational(24, 1)), means: [],
      slits: FilmSlits(height: 36), shots: colored.shots, scenes: colored.scenes,
      palette: colored.palette, everything: colored.everything, leftOut: [],
      identities: colored.identities)
  }

  @Test(
    "the first shot was paired with a wrong one where the beginning was missing",
    arguments: [
      (6.0, 1), (8.25, 2), (10.0, 2),
    ])
  func beginning(missing: Double, shots: Int) throws {
    let pairs = ShotAlignment().pairs(
      try alike(kept: 0...99).shots, try alike(kept: missing...99).shots)
    #expect(pairs.map(\.first) == Array(shots..<10))
    #expect(pairs.map(\.second) == Array(0..<10 - shots))
  }

  @Test("the last shot is paired with itself where the end is missing")
  func ending() throws {
    let pairs = ShotAlignment().pairs(
      try alike(kept: 0...99).shots, try alike(kept: 0...38).shots)
    #expect(pairs.map(\.first) == Array(0..<9))
    #expect(pairs.map(\.second) == Array(0..<9))
  }

  @Test("different films are told from versions", arguments: 4...12)
  func different(seed: UInt64) throws {
    let comparison = FilmComparison(try film(seed: 1), try film(seed: seed))
    #expect(comparison.relation == .films)
    #expect(comparison.pairs.isEmpty)
    #expect(comparison.paletteDistance > 1)
    #expect(comparison.matches.count == 3)
  }

  @Test("the text has a line for each shot, and the JSON is the same twice")
  func written() throws {
    let (one, two) = (try film(seed: 3), try film(seed: 3, without: 6))
    let comparison = FilmComparison(one, two)
    #expect(comparison.text.contains("only in the first: shot 7, at"))
    #expect(comparison.text.split(separator: "\n").count == 4 + 1 + 15 + 1)
    #expect(comparison.json.text == FilmComparison(one, two).json.text)
    #expect(comparison.json["relation"]?.string == "versions")
    #expect(comparison.json["shots"]?.array?.count == 15)
    #expect(comparison.json["removed"]?.array?.first?.integer == 6)
    let brief = comparison.text(shots: 3, colors: .none).split(separator: "\n")
    #expect(brief.count == 4 + 1 + 3 + 1 + 1)
    #expect(brief.last == "and 12 more shots; all of them with --format text")
    let films = FilmComparison(one, try film(seed: 4))
    #expect(films.text.contains("different films"))
    #expect(films.json["colors"]?.array?.count == 3)
    #expect(films.json["shots"] == nil)
  }

  @Test("a film without colors can be compared with one that has some")
  func colorless() throws {
    let film = try film(seed: 1)
    var empty = film
    empty.palette.swatches = []
    for index in empty.shots.indices { empty.shots[index].palette?.swatches = [] }
    for (first, second) in [(film, empty), (empty, film), (empty, empty)] {
      let comparison = FilmComparison(first, second)
      #expect(comparison.matches.isEmpty)
      #expect(comparison.json["relation"]?.string == "versions")
    }
  }

  @Test("a grade's colors are matched to what it made of them, not to the nearest")
  func counterparts() throws {
    func palette(_ colors: [(String, Double)]) throws -> Palette {
      var palette = try film(seed: 1).palette
      palette.swatches = try colors.map { hex, share in
        Swatch(
          color: try Color(hex: hex), population: 1, proportion: share, name: "", role: .dominant,
          reason: "")
      }
      return palette
    }
    // All grays become one step lighter, so that two of them find their old selves in the other.
    let plain = try palette([("#404040", 0.5), ("#606060", 0.3), ("#808080", 0.2)])
    let light = try palette([("#606060", 0.5), ("#808080", 0.3), ("#a0a0a0", 0.2)])
    #expect(plain.counterparts(in: light) == [0, 1, 2])
    #expect(plain.counterparts(in: plain) == [0, 1, 2])
    let swapped = try palette([("#808080", 0.2), ("#404040", 0.5), ("#606060", 0.3)])
    #expect(plain.counterparts(in: swapped) == [1, 2, 0])
    var none = plain
    none.swatches = []
    #expect(plain.counterparts(in: none) == [] && none.counterparts(in: plain) == [])
  }
}
