import ColorScience
import Testing

@testable import Films
@testable import Palettes

/// Palettes whose contrasts can be told with a pencil.
@Suite("figures of the contrasts")
struct ContrastFigureTests {
  private func strength(
    _ contrast: IttenContrast, _ colors: [(hex: String, share: Double)]
  ) throws -> Double {
    contrast.measure(try ContrastTests.palette(colors)).strength
  }

  @Test("light–dark: half black, half white is 1; a tenth of white on black is a fifth")
  func lightDark() throws {
    #expect(abs(try strength(.lightDark, [("#000", 0.5), ("#fff", 0.5)]) - 1) < 1e-6)
    #expect(abs(try strength(.lightDark, [("#000", 0.9), ("#fff", 0.1)]) - 0.2) < 1e-6)
  }

  @Test("hue: three vivid hues a third of the circle apart are 1; a small one counts less")
  func hue() throws {
    let vivid = [29.0, 149, 269].map { ContrastTests.oklch(0.65, 0.2, $0) }
    let shares = [0.4, 0.3, 0.3]
    let all = try strength(.hue, Array(zip(vivid, shares)))
    #expect(all > 0.8)
    let small = try strength(.hue, [(vivid[0], 0.5), (vivid[1], 0.49), (vivid[2], 0.01)])
    #expect(abs(small - all / 2) < 0.01)
    #expect(try strength(.hue, [(vivid[0], 0.5), (vivid[1], 0.5)]) == 0)
  }

  @Test(
    "cold–warm: poles in halves are 1, pale ones less, a twentieth still counts, one side does not")
  func coldWarm() throws {
    let (warm, cold) = ("#ff6020", "#00a0ff")
    #expect(abs(try strength(.coldWarm, [(warm, 0.5), (cold, 0.5)]) - 1) < 1e-9)
    // By the published formula in another program: CIELAB (36.78, 45.71°) has warmth 0.9441,
    // (30.57, 228.34°) −0.7764; of the paler two 0.4306 and −0.3869.
    let (orange, teal) = ("#d4896e", "#4aadc9")
    #expect(abs(try strength(.coldWarm, [(orange, 0.5), (teal, 0.5)]) - 0.8562) < 0.001)
    #expect(abs(try strength(.coldWarm, [(orange, 0.05), (teal, 0.95)]) - 0.3732) < 0.001)
    let pale = [("#bb9587", 0.5), ("#7ca6b4", 0.5)]
    #expect(abs(try strength(.coldWarm, pale) - 0.4082) < 0.001)
    #expect(try strength(.coldWarm, [(orange, 0.9), ("#777777", 0.1)]) == 0)
  }

  @Test("a film of one palette's colors is as warm as the sides of its contrast differ")
  func oneWarmth() throws {
    let bands = [("#d4896e", 50), ("#4aadc9", 30), ("#808080", 20)]
    let palette = try ContrastTests.palette(bands.map { ($0.0, Double($0.1) / 100) })
    let sides = ContrastColor.colors(of: palette).map { $0.share * $0.warmth }
    let tone = FilmTone(try PaintedShots.cells(bands))
    #expect(abs(tone.warmth - sides.reduce(0, +)) < 0.02)
    #expect(abs(tone.warmth - (0.5 * 0.9441 - 0.3 * 0.7764)) < 0.02)
  }

  @Test("complementary: opposite hues count, hues 140° apart do not")
  func complementary() throws {
    let (red, cyan) = (ContrastTests.oklch(0.6, 0.1, 20), ContrastTests.oklch(0.6, 0.1, 200))
    #expect(abs(try strength(.complementary, [(red, 0.5), (cyan, 0.5)]) - 0.5) < 0.03)
    let green = ContrastTests.oklch(0.6, 0.1, 160)
    #expect(try strength(.complementary, [(red, 0.5), (green, 0.5)]) == 0)
  }

  @Test("simultaneous: a gray as light as the color counts most, and takes its complement")
  func simultaneous() throws {
    let red = ContrastTests.oklch(0.6, 0.2, 25)
    let gray = ContrastTests.oklch(0.6, 0, 0)
    let equal = try ContrastTests.palette([(red, 0.5), (gray, 0.5)])
    let measure = IttenContrast.simultaneous.measure(equal)
    #expect(measure.strength > 0.97 && measure.swatches == [0, 1])
    #expect(measure.words.hasSuffix("towards teal."))
    #expect(abs(try strength(.simultaneous, [(red, 0.5), ("#ffffff", 0.5)]) - 0.6) < 0.02)
  }

  @Test("saturation: half vivid, half gray is 1; all vivid is 0")
  func saturation() throws {
    let red = ContrastTests.oklch(0.6, 0.22, 25)
    #expect(abs(try strength(.saturation, [(red, 0.5), ("#777777", 0.5)]) - 1) < 1e-6)
    #expect(
      try strength(.saturation, [(red, 0.5), (ContrastTests.oklch(0.6, 0.22, 28), 0.5)]) < 1e-6)
  }

  @Test("extension: yellow and violet balance at one to three, as Itten says")
  func balance() throws {
    let (yellow, violet) = ("#ffee00", "#8a2be2")
    #expect(try strength(.extension, [(yellow, 0.25), (violet, 0.75)]) < 1e-9)
    #expect(abs(try strength(.extension, [(yellow, 0.75), (violet, 0.25)]) - 0.5) < 1e-9)
    #expect(abs(try strength(.extension, [("#ff0000", 0.5), ("#00ff00", 0.5)])) < 1e-9)
    #expect(HueFamily.allCases.map(\.area) == [3, 4, 6, 9, 8, 6])
  }

  @Test("the hue that stands for a family is that of its CSS color")
  func familyHues() throws {
    let colors: [(HueFamily, String)] = [
      (.red, "#ff0000"), (.orange, "#ffa500"), (.yellow, "#ffff00"), (.green, "#00ff00"),
      (.blue, "#0000ff"), (.violet, "#9400d3"),
    ]
    for (family, hex) in colors {
      let hue = try Color(hex: hex).coordinates(in: .oklch).z
      #expect(abs(hue - family.hue) < 0.06, "\(family) \(hue)")
      #expect(HueFamily.nearest(to: hue + 360) == family)
    }
  }
}
