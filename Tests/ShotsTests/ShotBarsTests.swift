import Fixtures
import Testing

@testable import Frames
@testable import Shots

@Suite struct ShotBarsTests {
  private typealias Paint = ShotJudgePaint

  private static let whole = PixelArea(x: 0, y: 0, width: 160, height: 90)

  /// A moving picture in a box, black around it.
  private static func boxed(
    _ box: PixelArea, count: Int = 24, before: ShotJudge? = nil, gain: Int = 1
  ) -> ShotJudge {
    Paint.judge(count: count, before: before) { number, x, y in
      guard (box.x..<box.x + box.width).contains(x), (box.y..<box.y + box.height).contains(y)
      else { return .zero }
      return Paint.hills(number, x, y) / Paint.Pixel(repeating: UInt8(gain))
    }.judge
  }

  @Test(
    "the bars of every usual ratio are known at the first frame",
    arguments: [
      PixelArea(x: 0, y: 12, width: 160, height: 66), PixelArea(x: 0, y: 2, width: 160, height: 86),
      PixelArea(x: 5, y: 0, width: 150, height: 90), PixelArea(x: 20, y: 0, width: 120, height: 90),
      PixelArea(x: 20, y: 12, width: 120, height: 66),
    ])
  func ratios(box: PixelArea) {
    let judge = Self.boxed(box, count: 1)
    #expect(box.intersection(judge.inside) == judge.inside)
    #expect(judge.inside.width >= box.width - 2 && judge.inside.height >= box.height - 2)
    let found = judge.bars(filmWidth: 1600, filmHeight: 900)
    #expect(
      found
        == PixelArea(x: 10 * box.x, y: 10 * box.y, width: 10 * box.width, height: 10 * box.height))
  }

  @Test("light at full size gives the bars to the pixel")
  func exact() {
    var judge = ShotJudge(width: 160, height: 90, framesPerSecond: 24)
    let rows = (0..<720).map { (92..<629).contains($0) ? UInt8(250) : 1 }
    let edges = EdgeLight(rows: rows, columns: [UInt8](repeating: 190, count: 1280))
    for number in 0..<24 {
      let frame = Paint.frame(number) { x, y in
        let light = (12..<78).contains(y) ? 1 : y == 11 || y == 78 ? 2 : 0
        return light == 0 ? .zero : Paint.hills(number, x, y) / Paint.Pixel(repeating: UInt8(light))
      }
      _ = judge.add(frame, edges: number % 8 == 0 ? edges : nil)
    }
    let found = judge.bars(filmWidth: 1280, filmHeight: 720)
    #expect(found == PixelArea(x: 0, y: 92, width: 1280, height: 537))
    #expect(judge.inside == PixelArea(x: 0, y: 12, width: 160, height: 66))
  }

  @Test("a picture without bars has none")
  func none() {
    let judge = Self.boxed(Self.whole)
    #expect(judge.inside == Self.whole)
    #expect(judge.bars(filmWidth: 1280, filmHeight: 720) == nil)
  }

  @Test("noise in the bars does not hide them")
  func noise() {
    var noise = TestNoise(seed: 11)
    let judge = Paint.judge { number, x, y in
      (12..<78).contains(y) ? Paint.hills(number, x, y) : Paint.gray(noise.next(below: 16))
    }.judge
    #expect(judge.inside == PixelArea(x: 0, y: 13, width: 160, height: 64))
  }

  @Test("subtitles in the lower bar do not hide it")
  func subtitles() {
    let writing = Paint.Writing(seed: 12, rows: 10, pitch: 6, margin: 45)
    let judge = Paint.judge { number, x, y in
      if (12..<78).contains(y) { return Paint.hills(number, x, y) }
      return number > 10 && writing.isInk(x, y - 80) ? Paint.gray(240) : .zero
    }.judge
    #expect(judge.inside == PixelArea(x: 0, y: 13, width: 160, height: 64))
  }

  @Test("a night sky over a lit street is no bar")
  func nightSky() {
    let judge = Paint.judge { number, x, y in
      y < 30 + x % 9 ? Paint.gray(6) : Paint.hills(number, x, y)
    }.judge
    #expect(judge.inside == Self.whole)
  }

  @Test("a vignette is no bar")
  func vignette() {
    let judge = Paint.judge { number, x, y in
      let (right, down) = (Double(x - 80) / 80, Double(y - 45) / 45)
      let light = max(0, 1.1 - right * right - down * down)
      return Paint.gray(Int(light * Double(Paint.hills(number, x, y).x)))
    }.judge
    #expect(judge.inside == Self.whole)
  }

  @Test("a lit figure before black is no bar")
  func figure() {
    let judge = Paint.judge { number, x, y in
      let (right, down) = (x - 80, y - 45)
      let isLit = right * right + down * down < 30 * 30
      return isLit ? Paint.hills(number, x, y) : Paint.gray(2)
    }.judge
    #expect(judge.inside == Self.whole)
  }

  @Test("the ratio may change from shot to shot")
  func changing() {
    let box = PixelArea(x: 0, y: 12, width: 160, height: 66)
    let narrow = Self.boxed(box)
    let full = Self.boxed(Self.whole, count: 1, before: narrow)
    #expect(full.inside == Self.whole)
    let again = Self.boxed(box, count: 1, before: full)
    #expect(again.inside == narrow.inside)
  }

  @Test("a dark shot takes the bars of the shot before")
  func inherited() {
    let before = Self.boxed(PixelArea(x: 0, y: 12, width: 160, height: 66))
    let dark = Paint.judge(before: before) { _, x, y in
      Paint.gray((40..<50).contains(x) && (40..<60).contains(y) ? 90 : 3)
    }.judge
    #expect(dark.inside == before.inside)
    let later = Paint.judge(before: dark) { _, _, _ in .zero }.judge
    #expect(later.bars(filmWidth: 1280, filmHeight: 720) != nil)
  }

  @Test("a dark shot with light where bars were has none")
  func refused() {
    let before = Self.boxed(PixelArea(x: 0, y: 12, width: 160, height: 66))
    let dark = Paint.judge(before: before) { _, x, y in
      Paint.gray((40..<50).contains(x) && (2..<60).contains(y) ? 90 : 3)
    }.judge
    #expect(dark.inside == Self.whole)
  }

  @Test("bars off the center are believed after a second")
  func offCenter() {
    let box = PixelArea(x: 0, y: 6, width: 160, height: 66)
    #expect(Self.boxed(box, count: 4).inside == Self.whole)
    #expect(Self.boxed(box, count: 48).inside == PixelArea(x: 0, y: 7, width: 160, height: 64))
  }

  @Test("a few lit rows at one edge are no picture between bars", arguments: [1, 2, 4])
  func lowerRows(count: Int) {
    let judge = Paint.judge { number, x, y in
      y >= 90 - count ? Paint.hills(number, x, y) : .zero
    }.judge
    #expect(judge.inside == Self.whole)
  }

  @Test("a block of text is no picture between bars, and hands on those before it")
  func text() {
    let box = PixelArea(x: 0, y: 12, width: 160, height: 66)
    let before = Self.boxed(box)
    let writing = Paint.Writing(seed: 15, rows: 90, margin: 20)
    let credits = Paint.judge(before: before) { _, x, y in
      (20..<70).contains(y) && writing.isInk(x, y) ? Paint.gray(230) : .zero
    }.judge
    #expect(credits.verdict == .credits)
    #expect(
      credits.bars(filmWidth: 160, filmHeight: 90) == before.bars(filmWidth: 160, filmHeight: 90))
    let dark = Paint.judge(before: credits) { _, x, y in
      Paint.gray(x > 100 && (30..<60).contains(y) ? 60 : 3)
    }.judge
    #expect(dark.inside == before.inside)
  }

  @Test("the end of a dissolve does not open bars")
  func blend() {
    var judge = ShotJudge(width: 160, height: 90, framesPerSecond: 24)
    for number in 0..<12 {
      let isBlend = number == 4
      let frame = Paint.frame(number, isBlend: isBlend) { x, y in
        isBlend || (12..<78).contains(y) ? Paint.hills(number, x, y) : .zero
      }
      _ = judge.add(frame)
    }
    #expect(judge.inside == PixelArea(x: 0, y: 13, width: 160, height: 64))
  }

  @Test("a shot that fades in has its bars once there is light, and they only open")
  func fadeIn() {
    var judge = ShotJudge(width: 160, height: 90, framesPerSecond: 24)
    var heights: [Int] = []
    for number in 0..<48 {
      let frame = Paint.frame(number) { x, y in
        let light = Double(number) / 47
        let color = Paint.hills(number, x, y)
        return (12..<78).contains(y) ? Paint.gray(Int(light * Double(color.x))) : .zero
      }
      _ = judge.add(frame)
      heights.append(judge.inside.height)
    }
    #expect(heights.first == 90)
    #expect(heights.last == 64)
    #expect(heights == heights.sorted(by: >))
  }
}
