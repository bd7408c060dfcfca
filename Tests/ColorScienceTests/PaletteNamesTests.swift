import Testing

@testable import ColorScience

@Suite("names of colors that are seen together")
struct PaletteNamesTests {
  @Test("two dark grays of one palette had the same name: each has its own, the nearest wins")
  func twins() throws {
    let hexes = ["#2f3336", "#333436", "#36393c", "#760000", "#7c0808"]
    let colors = try hexes.map { try Color(hex: $0) }
    let names = ColorNames.names(of: colors)
    #expect(Set(names).count == colors.count, "\(names)")
    #expect(names[1] == "charcoal")
  }

  @Test("a color alone has its nearest name, and one whose name nobody takes too")
  func alone() throws {
    for color in Samples.coarse {
      #expect(ColorNames.names(of: [color]) == [ColorNames.nearest(to: color.eightBit)])
    }
    let far = try ["#ff0000", "#00ff00", "#0000ff", "#ffffff"].map { try Color(hex: $0) }
    #expect(ColorNames.names(of: far) == far.map(ColorNames.nearest(to:)))
    #expect(ColorNames.names(of: []) == [])
  }

  @Test("the order of the colors does not change their names")
  func order() {
    let colors = Array(Samples.coarse.prefix(60))
    let names = ColorNames.names(of: colors)
    #expect(ColorNames.names(of: colors.reversed()) == names.reversed())
  }

  @Test("who has only the hexadecimal digits finds the same names")
  func digits() throws {
    let colors = (0..<40).map { step in
      Color(SIMD3(0.3 + Double(step) * 0.0007, 0.31, 0.3 + Double(step % 7) * 0.003), in: .rgb)
    }
    let again = try colors.map { try Color(hex: $0.hex) }
    #expect(ColorNames.names(of: again) == ColorNames.names(of: colors))
  }

  @Test("a second name is within reach, and colors share one if there is no other")
  func reach() {
    let many = Samples.grays
    let names = ColorNames.names(of: many)
    for (color, name) in zip(many, names) where name != ColorNames.nearest(to: color) {
      let point = color.coordinates(in: .din99o)
      let nearest = ColorNames.all.filter { $0.name == name }
        .map { ($0.color.coordinates(in: .din99o) - point).length }.min()
      #expect((nearest ?? .infinity) <= ColorNames.reach, "\(color.hex): \(name)")
    }
    #expect(Set(names).count < many.count)
  }

  @Test("every color has a second name within reach")
  func second() {
    for color in Samples.grid {
      #expect(Set(ColorNames.names(of: [color, color])).count == 2, "\(color.hex)")
    }
  }

  @Test("a name that another has already is not given again")
  func taken() throws {
    let red = try Color(hex: "#ff0000")
    #expect(ColorNames.names(of: [red]) == ["red"])
    #expect(ColorNames.names(of: [red], besides: ["red"]) == ["scarlet"])
  }
}
