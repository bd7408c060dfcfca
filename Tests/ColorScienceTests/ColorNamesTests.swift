import ColorScience
import Testing

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
    #expect(entries.count > 200)
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
}
