import ColorScience
import Foundation
import Specimens
import Testing

@testable import PaletteFiles
@testable import Palettes

@Suite("shares as people read them")
struct ShareTextTests {
  @Test("a share is written as in the list that the page's script keeps to as well")
  func list() throws {
    let file = ReferenceData.folder("shares.tsv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let rows = lines.drop { $0.hasPrefix("#") }.dropFirst().map { $0.split(separator: "\t") }
    #expect(rows.count > 40)
    for row in rows {
      #expect(ShareText.text(try #require(Double(String(row[0])))) == row[1], "\(row[0])")
    }
  }

  @Test("the Beach's reason said 0.8 % under 0.9 %: reason, text, JSON and table are one number")
  func oneNumber() throws {
    for seed in 1...60 {
      let palette = Self.palette(seed: UInt64(seed))
      guard case .object(let members) = JSONValue.palette(palette),
        let colors = members.first(where: { $0.key == "colors" })?.value.array
      else { throw ExpectedColors() }
      let text = palette.text(.text).split(separator: "\n").dropFirst()
      let css = palette.text(.css)
      for (index, swatch) in palette.swatches.enumerated() {
        let shown = ShareText.text(try #require(colors[index]["proportion"]?.double))
        #expect(palette.percentages[index] == shown)
        #expect(swatch.reason.contains("\(shown) of the counted pixels"), "\(swatch.reason)")
        #expect(text.dropFirst(index).first?.contains(" \(shown)  ") == true)
        #expect(css.contains("\(swatch.role.rawValue), \(shown))"))
      }
    }
  }

  @Test("another order of the swatches changes no share")
  func order() {
    for seed in 1...60 {
      let palette = Self.palette(seed: UInt64(seed))
      var turned = palette
      turned.swatches.reverse()
      #expect(turned.roundedShares == palette.roundedShares.reversed())
    }
    // Of three thirds one gets the ten-thousandth that is left: always the same.
    var thirds = SamplePalettes.palette(count: 3)
    for index in 0..<3 { thirds.swatches[index].proportion = 1.0 / 3 }
    var turned = thirds
    turned.swatches.reverse()
    #expect(turned.roundedShares == thirds.roundedShares.reversed())
    #expect(thirds.roundedShares.sorted() == [0.3333, 0.3333, 0.3334])
  }

  @Test("a color of a few pixels is never written as none, and none never as a few")
  func few() {
    let shares: [(share: Double, color: SIMD3<UInt8>)] = [
      (0.9999999, SIMD3(1, 0, 0)), (1e-7, SIMD3(2, 0, 0)), (0, SIMD3(3, 0, 0)),
    ]
    let rounded = Apportionment.roundedShares(shares)
    #expect(rounded == [0.9999, 0.0001, 0])
    #expect(rounded.map(ShareText.text) == [">99.9%", "<0.1%", "0.0%"])
  }

  @Test("shares of nothing are equal, and no shares are none")
  func nothing() {
    #expect(Apportionment.roundedShares([]) == [])
    #expect(Apportionment.roundedShares([(0, SIMD3(1, 0, 0)), (.nan, SIMD3())]) == [0.5, 0.5])
  }

  /// Eight colors with counts drawn from a seed, two of them of nearly no pixels.
  private static func palette(seed: UInt64) -> Palette {
    var state = seed
    func next(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    let counts = (0..<6).map { _ in 1 + next(100_000) } + [1 + next(700), 1 + next(40)]
    let groups = counts.enumerated().map { index, count in
      let color = Color(
        red: UInt8(index * 30), green: UInt8(next(256)), blue: UInt8(next(256)))
      return SwatchGroup(color: color, count: count, place: .nowhere)
    }
    let pixels = Int(counts.reduce(0, +))
    let swatches = SwatchBuilder(groups: groups, pixels: pixels).swatches()
    return Palette(name: "drawn", swatches: swatches, pixels: pixels)
  }

  private struct ExpectedColors: Error {}
}

extension Palette {
  fileprivate func text(_ format: PaletteFormat) -> String {
    guard case .bytes(let write) = format.writer else { return "" }
    return String(decoding: write(self), as: UTF8.self)
  }
}
