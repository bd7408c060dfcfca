import ColorScience
import Fixtures
import Specimens
import Testing

@testable import Palettes

/// Logos, flags and other pictures of few colors with smooth edges.
@Suite struct FlatPictureTests {
  /// A disk of one color on another, with an edge so many pixels wide, under a black bar.
  private static func logo(
    _ disk: [Double], on ground: [Double], edge: Double, grain: Int = 0
  ) -> PaintedPicture {
    var noise = TestNoise(seed: 11)
    return PaintedPicture(240, 160) { x, y in
      let (across, down) = (Double(x) - 120.3, Double(y) - 70.7)
      let radius = (across * across + down * down).squareRoot()
      let inside = min(1, max(0, (40 - radius) / edge + 0.5))
      let bar = min(1, max(0, Double(y) - 139.4))
      return (0..<3).map { channel in
        let mixed = (disk[channel] * inside + ground[channel] * (1 - inside)) * (1 - bar)
        let grain = grain > 0 ? noise.next(below: 2 * grain + 1) - grain : 0
        return UInt8(max(0, min(255, mixed.rounded() + Double(grain))))
      }
    }
  }

  private static func options(_ count: PaletteOptions.Count) -> PaletteOptions {
    PaletteOptions(count: count)
  }

  @Test("flat colors are shown to the bit, not as means of their edges", arguments: [3, 5, 8])
  func exact(count: Int) throws {
    let logo = Self.logo([196, 30, 58], on: [255, 255, 255], edge: 1.5)
    let hexes = try logo.palette(Self.options(.exactly(count))).swatches.map(\.color.hex)
    #expect(hexes.count == count)
    #expect(Set(hexes).isSuperset(of: ["#c41e3a", "#ffffff", "#000000"]))
  }

  @Test("a light blue sky with clipped clouds is not shown as white")
  func sky() throws {
    var noise = TestNoise(seed: 5)
    let picture = PaintedPicture(100, 100) { x, y in
      if y >= 40 { return [96, 48, 32] }
      if x < 30 { return [255, 255, 255] }
      let light = UInt8(noise.next(below: 16))
      return [196 + light, 212 + light, 230 + light]
    }
    let hexes = try picture.palette(Self.options(.exactly(2))).swatches.map(\.color.hex)
    #expect(hexes.count == 2 && !hexes.contains("#ffffff"), "\(hexes)")
  }

  @Test("an automatic palette has the colors of a logo and no blends", arguments: [1.5, 4, 12])
  func automatic(edge: Double) throws {
    let logo = Self.logo([196, 30, 58], on: [255, 255, 255], edge: edge)
    let hexes = try logo.palette(Self.options(.automatic)).swatches.map(\.color.hex)
    #expect(hexes == ["#ffffff", "#c41e3a", "#000000"])
  }

  @Test("a flag of two colors has two")
  func flag() throws {
    let flag = PaintedPicture(240, 160) { _, y in y < 80 ? [255, 255, 255] : [220, 20, 60] }
    let hexes = try flag.palette(Self.options(.automatic)).swatches.map(\.color.hex)
    #expect(hexes == ["#dc143c", "#ffffff"])
  }

  @Test("a gray between black and white that is an area of its own is kept")
  func areas() throws {
    let steps = PaintedPicture(240, 160) { x, _ in
      [UInt8](repeating: [0, 128, 255][x / 80], count: 3)
    }
    let hexes = try steps.palette(Self.options(.automatic)).swatches.map(\.color.hex)
    #expect(Set(hexes) == ["#000000", "#808080", "#ffffff"])
  }

  @Test("grain does not bring the blends of wide edges back")
  func grain() throws {
    let logo = Self.logo([230, 180, 40], on: [40, 60, 150], edge: 14, grain: 2)
    let swatches = try logo.palette(Self.options(.automatic)).swatches
    let real = try ["#e6b428", "#283c96", "#000000"].map { try Color(hex: $0) }
    #expect(swatches.count == 3)
    for swatch in swatches {
      let nearest = real.map { ColorDifference.ciede2000.between($0, swatch.color) }.min() ?? 99
      #expect(nearest < 3)
    }
  }

  @Test("how sure an automatic count is")
  func leftOut() throws {
    let logo = try Self.logo([196, 30, 58], on: [255, 255, 255], edge: 1.5).histogram(
      Self.options(.automatic))
    let sure = logo.automaticCount()
    #expect(sure.count == 3)
    #expect(sure.leftOut < 20)
    // With room for fewer colors, something distinct is left out.
    var standout = Standout()
    standout.counts = 1...2
    let short = standout.automaticCount(of: ColorCells(logo.histogram.downsampledPoints()))
    #expect(short.count == 2)
    #expect(short.leftOut > 20)
  }
}
