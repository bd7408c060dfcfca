import ColorScience
import Films
import Foundation
import Media
import Palettes
import Testing

@Suite("wide and bright films look as they were painted")
struct FilmLightTests {
  /// Linear sRGB → linear BT.2020. Source: BT.2087-0, 2.
  private static let wide: [[Double]] = [
    [0.6274, 0.3293, 0.0433], [0.0691, 0.9195, 0.0114], [0.0164, 0.0880, 0.8956],
  ]

  private static func inBT2020(_ color: [UInt8]) -> [Double] {
    let light = Color(red: color[0], green: color[1], blue: color[2]).linear
    return wide.map { max(0, $0[0] * light.x + $0[1] * light.y + $0[2] * light.z) }
  }

  private static func signal(_ transfer: String) -> PaintedSignal {
    PaintedSignal(
      pixels: "yuv420p10le", depth: 10, weights: PaintedSignal.bt2020,
      tags: ["bt2020nc", "bt2020", transfer, "tv"])
  }

  /// A frame of four quarters whose signal is made from linear BT.2020, 1 for reference white.
  private static func frame(
    _ transfer: String, _ colors: [[UInt8]], gain: Double = 1, _ coded: ([Double]) -> [Double]
  ) -> [UInt8] {
    let parts = colors.map { coded(inBT2020($0).map { $0 * gain }) }
    return signal(transfer).quarters(parts)
  }

  private static let curves: [(String, @Sendable ([Double]) -> [Double])] = [
    ("smpte2084", { $0.map { PerceptualQuantizer.signal($0 * 203) } }),
    (
      "arib-std-b67",
      { light in
        // The inverse OOTF of a screen of 1,000 cd/m². Source: BT.2100-2, table 5, note 5i.
        let shown = light.map { $0 * 0.203 }
        let luma = 0.2627 * shown[0] + 0.6780 * shown[1] + 0.0593 * shown[2]
        guard luma > 0 else { return [0, 0, 0] }
        return shown.map { HybridLogGamma.signal($0 * pow(luma, 1 / 1.2 - 1)) }
      }
    ),
    ("bt2020-10", { $0.map { Color(linear: [$0, $0, $0]).coordinates(in: .rgb).x } }),
  ]

  private static func difference(_ found: [UInt8], _ wanted: [UInt8]) -> Double {
    ColorDifference.ciede2000.between(
      Color(red: found[0], green: found[1], blue: found[2]),
      Color(red: wanted[0], green: wanted[1], blue: wanted[2]))
  }

  @Test("colors up to reference white, within ΔE 3", arguments: curves.indices)
  func underWhite(_ index: Int) throws {
    let (transfer, coded) = Self.curves[index]
    let colors =
      PaintedFilm.colors + [[255, 255, 255], [128, 128, 128], [0, 0, 0], [40, 90, 200]]
    for part in [Array(colors[..<4]), Array(colors[4...])] {
      let film = try PaintedFilm(
        "film.mkv", [Self.frame(transfer, part, coded)], Self.signal(transfer))
      let source = try film.source()
      #expect((source.filmProvenance.toneMapping != nil) == (index < 2))
      #expect(source.filmProvenance.transfer.hasSuffix("(tagged)"))
      let first = try #require(try source.nextFrame())
      for (found, wanted) in zip(first.frame.quarters, part) {
        #expect(Self.difference(found, wanted) < 3, "\(found) for \(wanted)")
      }
    }
  }

  @Test("reference white is 58 % of PQ and 75 % of HLG, as BT.2408 says")
  func white() throws {
    for (transfer, level) in [("smpte2084", 0.58), ("arib-std-b67", 0.75)] {
      let signal = Self.signal(transfer)
      let frame = signal.flat([level, level, level])
      let first = try #require(try PaintedFilm("film.mkv", [frame], signal).frames().first)
      #expect(first.frame.pixel(9, 9).allSatisfy { $0 >= 250 }, "\(first.frame.pixel(9, 9))")
    }
  }

  @Test("light above white stays ordered, and keeps its hue")
  func aboveWhite() throws {
    let (transfer, coded) = Self.curves[0]
    let red: [[UInt8]] = Array(repeating: [208, 58, 42], count: 4)
    var lightness = 0.0
    for gain in [1.0, 1.5, 3, 10, 40] {
      let film = try PaintedFilm(
        "film.mkv", [Self.frame(transfer, red, gain: gain, coded)], Self.signal(transfer))
      let pixel = try #require(try film.frames().first).frame.pixel(9, 9)
      let color = Color(red: pixel[0], green: pixel[1], blue: pixel[2])
      let seen = color.coordinates(in: .oklch)
      #expect(seen.x >= lightness, "gain \(gain): \(pixel)")
      #expect(abs(seen.z - 33) < 12 || seen.y < 0.03, "gain \(gain): hue \(seen.z)")
      lightness = seen.x
    }
  }
}
