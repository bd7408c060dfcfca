import Testing

@testable import ColorScience

@Suite("Color names")
struct ColorNamesTests {
  @Test(
    "plain colors have plain names",
    arguments: [
      ("#000000", "black"), ("#ffffff", "white"), ("#ff0000", "red"), ("#760000", "dark red"),
      ("#808080", "gray"), ("#c9a077", "fawn"), ("#663399", "rebecca purple"),
      ("#0c0d0e", "near black"),
    ])
  func plain(hex: String, name: String) throws {
    #expect(ColorNames.nearest(to: try Color(hex: hex)) == name)
  }

  @Test("each color of the table has its own name")
  func own() {
    for entry in ColorNames.all {
      #expect(ColorNames.nearest(to: entry.color) == entry.name)
    }
  }

  @Test("the table has no color twice, and names in words")
  func table() {
    let entries = ColorNames.all
    #expect(entries.count > 350)
    #expect(Set(entries.map(\.color)).count == entries.count)
    #expect(entries.allSatisfy { !$0.name.isEmpty && $0.name.count <= 24 })
    #expect(entries.allSatisfy { !$0.name.hasPrefix(" ") && !$0.name.hasSuffix(" ") })
  }

  @Test("CIEDE2000 never finds a name that is much nearer")
  func nearEnough() {
    let between = ColorDifference.ciede2000.between
    for color in Samples.coarse {
      let name = ColorNames.nearest(to: color)
      var (chosen, best) = (Double.infinity, Double.infinity)
      for entry in ColorNames.all {
        let distance = between(color, entry.color)
        best = min(best, distance)
        if entry.name == name { chosen = min(chosen, distance) }
      }
      #expect(chosen - best < 5, "\(color.hex) is called \(name)")
    }
  }

  @Test("a color with a NaN is called black, as it is drawn")
  func notANumber() {
    #expect(ColorNames.nearest(to: Color(linear: SIMD3(0.5, .nan, 0.5))) == "black")
  }

  @Test(
    "#1f3868 was a dark slate: well-known colors have a name that people would give",
    arguments: [
      // Blues, the dark ones first: flags, uniforms, logos.
      ("#1f3868", "navy blue, navy, dark blue"), ("#0a3161", "navy blue, navy, dark blue"),
      ("#00247d", "dark royal blue, royal blue, dark blue, navy blue"),
      ("#002147", "deep navy, navy blue, dark navy"), ("#000080", "navy"),
      ("#01153e", "deep navy, dark navy, navy blue"), ("#00035b", "navy, dark blue, dark navy"),
      ("#14213d", "ink blue, deep navy, dark navy"), ("#1a2a4a", "night blue, navy blue"),
      ("#243b55", "Prussian blue, dark denim, marine blue"), ("#003153", "Prussian blue"),
      ("#2d4a70", "dark denim, denim"), ("#3b5998", "denim, true blue"),
      ("#0504aa", "ultramarine, medium blue, dark blue, royal blue"), ("#0047ab", "cobalt blue"),
      ("#1da1f2", "cerulean blue, sky blue"), ("#191970", "midnight blue"),
      ("#2c3e50", "dark steel blue, storm gray"), ("#34495e", "dark steel blue"),
      ("#380282", "indigo"), ("#5a7d9a", "steel blue, slate gray, blue gray"),
      ("#516572", "blue gray, slate, slate gray"), ("#708090", "slate gray"),
      // Grays, which have no hue.
      ("#202020", "charcoal black, charcoal, near black"), ("#343837", "charcoal, gunmetal"),
      ("#404040", "dark gray, charcoal"), ("#808080", "gray"), ("#e0e0e0", "gainsboro, light gray"),
      // Reds, browns, skin.
      ("#8b0000", "dark red"), ("#610023", "burgundy, wine"), ("#800020", "burgundy, ruby"),
      ("#a83c09", "rust"), ("#ca6641", "terracotta"), ("#964b00", "saddle brown, brown"),
      ("#654321", "tobacco, coffee, umber, dark brown"), ("#c68642", "peru, ochre, camel"),
      ("#ffdbac", "light peach, moccasin, wheat"), ("#ff796c", "salmon"),
      ("#fc5a50", "tomato, coral, watermelon"), ("#ffb07c", "apricot, peach"),
      // Greens, yellows, purples.
      ("#06470c", "dark green, forest green"), ("#0b4008", "dark green, hunter green"),
      ("#029386", "dark cyan, teal"), ("#6e750e", "avocado, olive"), ("#ceb301", "citron, mustard"),
      ("#87ae73", "leaf green, sage green"), ("#8fbc8f", "celadon green"),
      ("#c79fef", "light violet, lavender, lilac"), ("#580f41", "boysenberry, plum, dark plum"),
      ("#4b0082", "indigo"), ("#663399", "rebecca purple"),
    ])
  func known(hex: String, names: String) throws {
    let name = ColorNames.nearest(to: try Color(hex: hex))
    #expect(names.split(separator: ", ").contains { $0 == name }, "\(hex) is called \(name)")
  }

  @Test("no name of the table says a hue or a lightness that its color does not have")
  func ownWords() {
    for entry in ColorNames.all {
      #expect(Self.contradictions(entry.name, entry.color).isEmpty, "\(entry)")
    }
  }

  @Test("blues were called slate and dark green ones pine: a name's words are true of the color")
  func trueWords() {
    var wrong = 0
    for color in Samples.grid {
      let name = ColorNames.nearest(to: color)
      if !Self.contradictions(name, color).isEmpty { wrong += 1 }
      let term = ColorTerm.nearest(to: color)
      let chroma = color.coordinates(in: .lch).y
      let isGray = name.split(separator: " ").contains { Self.grays.contains(String($0)) }
      #expect(!(term == .blue && chroma > 26 && isGray), "\(color.hex) is called \(name)")
    }
    // Of the table before, 193 of the 4,913.
    #expect(wrong < 15)
  }

  @Test("no color is far from its name")
  func reach() {
    for color in Samples.grid {
      let name = ColorNames.nearest(to: color)
      let point = color.coordinates(in: .din99o)
      let least =
        ColorNames.all.filter { $0.name == name }
        .map { ($0.color.coordinates(in: .din99o) - point).length }.min() ?? .infinity
      #expect(least < 10, "\(color.hex) is called \(name)")
    }
  }

  @Test("grays have no name of a hue")
  func grays() {
    for color in Samples.grays {
      let words = ColorNames.nearest(to: color).split(separator: " ").map(String.init)
      #expect(words.allSatisfy { Self.hues[$0] == nil }, "\(color.hex): \(words)")
    }
  }

  /// Words that speak of no hue.
  private static let grays: Set<String> = [
    "gray", "black", "white", "slate", "silver", "charcoal", "gunmetal",
  ]

  /// Where on the circle of CIELAB's hue, in degrees, a word may stand.
  private static let hues: [String: ClosedRange<Double>] = [
    "red": -15...50, "pink": -60...60, "orange": 38...88, "brown": 5...110, "tan": 45...115,
    "yellow": 75...125, "green": 95...192, "teal": 165...245, "blue": 195...320,
    "purple": 285...352,
  ]

  /// The words of a name that are not true of a color.
  private static func contradictions(_ name: String, _ color: Color) -> [String] {
    let place = color.coordinates(in: .lch)
    let words = name.split(separator: " ").map(String.init)
    let ranges = words.compactMap { hues[$0] }
    var wrong = words.filter { word in
      switch word {
      case "dark": place.x > 62
      case "light", "pale": place.x < 55
      default: ranges.isEmpty && place.y > 25 && grays.contains(word)
      }
    }
    // Of two hues one may be a shade of the other: yellow green.
    let isThere = ranges.contains { $0.contains(place.z) || $0.contains(place.z - 360) }
    if !ranges.isEmpty, place.y > 10, !isThere { wrong.append(name) }
    return wrong
  }
}
