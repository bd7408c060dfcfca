import ColorScience
import Specimens
import Testing

@testable import Films
@testable import Pages
@testable import PaletteFiles
@testable import Palettes

@Suite("the report page")
struct ReportPageTests {
  private func text(_ film: Film) throws -> String {
    String(decoding: try ReportPage(film).bytes, as: UTF8.self)
  }

  /// The page without its style and scripts: what texts of a film can reach.
  private func body(_ film: Film) throws -> String {
    let page = try text(film)
    let start = page.firstRange(of: "<body")?.lowerBound ?? page.startIndex
    let end = page.firstRange(of: "<script type=\"module\">")?.lowerBound ?? page.endIndex
    return String(page[start..<end])
  }

  @Test("the same film gives the same bytes, and asks for nothing from elsewhere")
  func selfContained() throws {
    let film = try SampleFilm.film()
    let page = try text(film)
    #expect(try text(film) == page)
    #expect(page.contains("default-src 'none'"))
    for word in ["http:", "https:", "//cdn", "@import", "src=\"/", "href=\"/"] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  @Test("every part is there, and its link leads to it")
  func parts() throws {
    let body = try body(try SampleFilm.film())
    for id in [
      "time", "palette", "scenes", "curves", "wheel", "contrasts", "colors", "left-out", "source",
    ] {
      #expect(body.contains("href=\"#\(id)\""), "\(id)")
      #expect(body.contains("<section id=\"\(id)\""), "\(id)")
    }
  }

  @Test("blacks, whites, neutrals and lights are told of the film and of scenes, to copy")
  func facts() throws {
    var film = try SampleFilm.film()
    film.palette.facts = PictureFacts(
      blackPoint: try Color(hex: "#140a05"), whitePoint: try Color(hex: "#e8f4ff"),
      nearNeutral: 0.4125,
      lights: [PictureFacts.Light(color: try Color(hex: "#ff2030"), proportion: 0.01)])
    film.scenes[0].palette?.facts = film.palette.facts
    let body = try body(film)
    for text in [
      "data-copy=\"#140a05\"", "data-copy=\"#e8f4ff\"", "data-copy=\"#ff2030\"", "41.3%",
      "blacks <b>warm</b>", "whites <b>blue</b>", "--s:41.25%",
    ] {
      #expect(body.contains(text), "\(text)")
    }
    film.palette.facts = nil
    for index in film.scenes.indices { film.scenes[index].palette?.facts = nil }
    #expect(try !self.body(film).contains("near-neutral"))
  }

  @Test("files beside the page are linked, relative and encoded; without files there is no part")
  func files() throws {
    let film = try SampleFilm.film()
    let files = [
      ReportFile(name: "film.json", summary: "everything"),
      ReportFile(name: "a:b \"c\" #%é.edl", summary: "<markers>"),
      ReportFile(name: "stills/", summary: "pictures"),
    ]
    let page = String(decoding: try ReportPage(film, files: files).bytes, as: UTF8.self)
    for text in [
      "<a href=\"./film.json\">film.json</a>", "<a href=\"./stills/\">stills/</a>",
      "<a href=\"./a%3Ab%20%22c%22%20%23%25%C3%A9.edl\">a:b &quot;c&quot; #%é.edl</a>",
      "&lt;markers&gt;", "href=\"#files\"", "<section id=\"files\"",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(try !body(film).contains("\"files\"") && !body(film).contains("#files"))
  }

  @Test("the slit-scan is offered and has the film's own columns; a film without slits has none")
  func slits() throws {
    var film = try SampleFilm.film()
    #expect(try body(film).contains("data-style=\"slit\""))
    #expect(try body(film).contains("\"slits\":{\"width\":\(film.slits.count),\"height\":36,"))
    film.slits = FilmSlits(height: 36)
    #expect(try !body(film).contains("data-style=\"slit\""))
    #expect(try body(film).contains("\"slits\":null"))
  }

  @Test("palettes, contrasts, spans and provenance are told in words")
  func words() throws {
    let film = try SampleFilm.film()
    let body = try body(film)
    for swatch in film.palette.swatches {
      #expect(body.contains("data-copy=\"\(swatch.color.hex)\""))
      #expect(body.contains(swatch.name))
    }
    for contrast in IttenContrast.all { #expect(body.contains(contrast.definition)) }
    for text in [
      film.source.sha256, "h264 (Main)", "bt709 (assumed)", "frames of 160 × 90",
      "24 frames per second",
      "black: only black", "84 – 107", "matrix assumed by the picture's size",
    ] {
      #expect(body.contains(text), "\(text)")
    }
  }

  @Test("hostile names, notes and texts stay texts")
  func hostile() throws {
    var film = try SampleFilm.film()
    let evil = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)> 🎬 &amp; \u{2028}"
    film.source.name = evil
    film.source.codec = evil
    film.source.notes = [evil]
    film.notes = [evil]
    film.palette.swatches[0].name = evil
    for index in film.shots.indices {
      film.shots[index].texts = [evil]
      film.shots[index].palette?.swatches[0].name = evil
    }
    film.identities[0].name = evil
    let page = try text(film)
    #expect(!page.contains("<script>alert"))
    #expect(!page.contains("<img src=x"))
    #expect(
      try text(try SampleFilm.film()).components(of: "</script>")
        == page.components(of: "</script>"))
    #expect(page.contains("🎬"))
  }

  @Test("a film without frames, scenes, stills or colors in time still gives a page")
  func empty() throws {
    var film = try PlainFilm.film([])
    film.shots = []
    film.timeline.end = 0
    film.source.name = ""
    #expect(try text(film).hasSuffix("</html>\n"))
    let single = try PlainFilm.film([("#336699", 1)])
    #expect(try body(single).contains("id=\"shot-1\""))
    #expect(try !body(single).contains("id=\"scene-1\""))
  }

  @Test("stills are in the page once, as base64")
  func stills() throws {
    var film = try SampleFilm.film()
    film.still = { shot in shot == 1 ? nil : [0xFF, 0xD8, UInt8(shot)] }
    let body = try body(film)
    // Of six shots, one is left out and one has no still.
    #expect(body.components(of: "src=\"data:image/jpeg;base64,") == 4)
    #expect(body.contains("base64,\(Base64.text(of: [0xFF, 0xD8, 4]))\""))
    #expect(body.components(of: "class=\"blank\"") == 1)
    #expect(!body.contains("stills are left out"))
  }

  @Test("a shot that is left out is a mark without a still, and says why")
  func leftOut() throws {
    var film = try SampleFilm.film()
    film.still = { _ in [0xFF, 0xD8] }
    let out = film.shots.indices.filter { film.shots[$0].leftOut != nil }
    #expect(!out.isEmpty)
    let body = try body(film)
    #expect(body.components(of: "class=\"shot out\"") == out.count)
    #expect(body.components(of: "data:image/jpeg") == film.shots.count - out.count)
    #expect(body.contains("title=\"left out: "))
  }

  @Test("a film with more than 200 shots folds its scenes")
  func folded() throws {
    var film = try SampleFilm.film()
    #expect(try !body(film).contains("<summary>Shots "))
    film.shots = Array(repeating: film.shots[0], count: 201)
    (film.scenes, film.identities) = ([], [])
    #expect(try body(film).contains("<details><summary>Shots 1–201</summary>"))
  }
}

extension String {
  /// How often a text is in this one.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
