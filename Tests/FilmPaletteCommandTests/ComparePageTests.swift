import Foundation
import Palettes
import Testing

/// The page as text; `Tools/check-page` looks at it in a browser.
@Suite struct ComparePageTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func page(_ stills: String..., flags: [String] = []) throws -> String {
    let run = try CommandRun(["compare"] + stills + flags + ["-f", "html"])
    #expect(run.status == 0)
    return run.text
  }

  /// The parts of `page` between `start` and the next `end`.
  private func parts(_ page: String, from start: String, to end: String) -> [String] {
    page.components(separatedBy: start).dropFirst().map { part in
      part.components(separatedBy: end)[0]
    }
  }

  @Test("the page needs no network and lets nothing in")
  func closed() throws {
    let page = try page(try scratch.paint("still.png", [Paint.red, Paint.blue]))
    let policy =
      "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:;"
    #expect(page.contains(policy))
    for word in ["http://", "https://", "//www", "@import", "url(", " src=\"//", "<link", "fetch("]
    {
      #expect(!page.contains(word))
    }
    let sources = parts(page, from: " src=\"", to: "\"")
    #expect(sources.count == 1)
    #expect(sources.allSatisfy { $0.hasPrefix("data:image/jpeg;base64,/9j/") })
  }

  @Test("a name with markup, quotes and emoji is shown as it is, and does nothing")
  func hostileName() throws {
    let name = "a\"b'<script>alert(1)<&🎬 é.png"
    let page = try page(try scratch.paint(name, [Paint.red]))
    let shown = "a&quot;b'&lt;script&gt;alert(1)&lt;&amp;🎬 é.png"
    #expect(page.contains("<h2>\(shown)</h2>"))
    #expect(page.contains("<title>\(shown) · "))
    #expect(page.contains(" alt=\"The still \(shown)\""))
    #expect(!page.contains("<script>alert"))
    #expect(page.components(separatedBy: "<script").count == 2)
  }

  @Test("every palette has a strip, its numbers, and a swatch that Tab reaches")
  func strips() throws {
    let still = try scratch.paint("still.png", [Paint.red, Paint.red, Paint.blue])
    let page = try page(still, flags: ["-n", "2"])
    let run = try CommandRun("compare", still, "-n", "2", "-f", "json")
    let json = try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    let comparisons = try #require(json["comparisons"] as? [String: [[String: Any]]])
    let count = comparisons.values.reduce(0) { $0 + $1.count }
    let trials = parts(page, from: "<figure class=\"trial\">", to: "</figure>")
    #expect(trials.count == count)
    for trial in trials {
      #expect(trial.components(separatedBy: "tabindex=\"0\"").count == 2)
      for word in ["role=\"toolbar\" aria-label=\"", "data-map=\"", "<dt>distortion</dt>"] {
        #expect(trial.contains(word))
      }
    }
    #expect(trials[0].contains("aria-label=\"cherry red, #c81e28, 66.7%\""))
    #expect(trials.last?.contains("brightness 0.05…0.95: 100.0% of the pixels") == true)
  }

  @Test("labels of strips are all different, so that a list of them can be chosen from")
  func labels() throws {
    let page = try page(try scratch.paint("still.png", [Paint.red, Paint.blue]))
    let labels = parts(page, from: "role=\"toolbar\" aria-label=\"", to: "\"")
    #expect(Set(labels).count == labels.count)
  }

  @Test("several stills have a list of links, one still has none")
  func links() throws {
    let stills = try ["a.png", "b.png"].map { try scratch.paint($0, [Paint.red]) }
    #expect(try !page(stills[0]).contains("<nav"))
    let both = try page(stills[0], stills[1])
    #expect(both.contains("<title>2 stills · palettes compared</title>"))
    #expect(both.contains("<a href=\"#still-2\">b.png</a>"))
    #expect(both.contains("<section class=\"still\" id=\"still-2\">"))
  }

  @Test("the page says what was left out and what was not found")
  func notes() throws {
    let bars: [UInt8] = [0, 0, 0]
    let still = try scratch.paint(
      "pillars.png", [bars, Paint.red, Paint.red, Paint.blue, Paint.sand, bars], width: 360,
      height: 180)
    let page = try page(still)
    #expect(page.contains("without bars 240 × 180"))
    #expect(page.contains("The bars are left out of every number."))
    #expect(page.contains("<p class=\"facts\">the counted pixels have only 3 different colors</p>"))
    #expect(page.contains("<span class=\"what\">15 colors, 3 found</span>"))
  }

  @Test("a share that rounds to nothing is still something")
  func smallShare() throws {
    var colors = [[UInt8]](repeating: Paint.blue, count: 3000)
    colors[1500] = Paint.red
    let still = try scratch.paint("dot.png", colors, width: 3000, height: 1)
    let page = try page(still)
    #expect(page.contains("<b>&lt;0.1%</b> cherry red"))
    #expect(!page.contains("<b>0.0%"))
  }

  @Test("bounds of brightness are written short")
  func bounds() throws {
    let still = try scratch.paint("still.png", [Paint.red, Paint.blue])
    let page = try page(still, flags: ["--max-brightness", "0.9"])
    #expect(page.contains("brightness 0…0.9: 100.0% of the pixels"))
  }
}
