import ColorScience
import Specimens
import Testing

@testable import Films
@testable import Palettes

@Suite("markers")
struct MarkerTests {
  @Test(
    "every named color is its own nearest",
    arguments: [
      MarkerColor.resolve, MarkerColor.openTimeline, MarkerColor.locator,
    ])
  func nearestToItself(list: [MarkerColor]) {
    #expect(Set(list.map(\.name)).count == list.count)
    for color in list { #expect(MarkerColor.nearest(to: color.color, in: list) == color) }
  }

  @Test("there are as many names as programs know")
  func counts() {
    #expect(MarkerColor.resolve.count == 16)
    #expect(MarkerColor.openTimeline.count == 11)
    #expect(MarkerColor.locator.count == 8)
  }

  @Test(
    "colors of films find the names that people would give",
    arguments: [
      ("#c8b890", "Sand"), ("#c02010", "Red"), ("#f0e8d8", "Cream"), ("#4a90d0", "Blue"),
      ("#3a2a20", "Cocoa"), ("#e0b0c0", "Rose"), ("#2a9a3a", "Green"),
    ])
  func names(hex: String, name: String) throws {
    let color = try Color(hex: hex)
    #expect(MarkerColor.nearest(to: color, in: MarkerColor.resolve).name == name)
  }

  private func palette(_ swatches: [(String, Swatch.Role, Double)]) throws -> Palette {
    Palette(
      name: "",
      swatches: try swatches.map {
        Swatch(
          color: try Color(hex: $0.0), population: 0, proportion: $0.2, name: "", role: $0.1,
          reason: "")
      })
  }

  @Test("the dominant color tells a shot, but a gray gives way to an accent, or to any color")
  func telling() throws {
    let colorful = try palette([("#204080", .dominant, 0.9), ("#e01010", .accent, 0.1)])
    #expect(ShotMarker.telling(colorful).color.hex == "#204080")
    let gray = try palette([
      ("#808080", .dominant, 0.8), ("#10e010", .supporting, 0.1), ("#a04040", .accent, 0.1),
    ])
    #expect(ShotMarker.telling(gray).color.hex == "#a04040")
    let plain = try palette([("#808080", .dominant, 0.9), ("#a04040", .supporting, 0.1)])
    #expect(ShotMarker.telling(plain).color.hex == "#a04040")
    let grays = try palette([("#808080", .dominant, 0.9), ("#404040", .accent, 0.1)])
    #expect(ShotMarker.telling(grays).color.hex == "#808080")
  }

  @Test("a note gives hex and share of every color, and never begins with a digit")
  func notes() throws {
    for film in try OddFilms.all() {
      for (shot, marker) in zip(film.shots, film.markers) {
        #expect(marker.note.first?.isNumber == false)
        for swatch in shot.palette?.swatches ?? [] {
          #expect(marker.note.contains(swatch.color.hex))
        }
      }
    }
    #expect(
      try SampleFilm.film().markers[1].note
        == "#243446 76.4%, #2d3d4f 8.3%, #364658 8.3%, #e06020 7.0%")
    #expect(try SampleFilm.film().markers[2].note == "left out: black")
  }

  @Test("a film without a given title has the one that its file gives, or else the file's name")
  func titles() throws {
    var film = try SampleFilm.film()
    #expect(film.title == "sample.mp4")
    film.source.title = "Three\nPlaces"
    #expect(film.title == "Three Places")
    film.givenTitle = "Mine"
    #expect(film.title == "Mine")
    (film.givenTitle, film.source.title) = (nil, " ")
    #expect(film.title == "sample.mp4")
  }
}
