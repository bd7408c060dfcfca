import Fixtures
import Testing

@testable import Frames
@testable import Shots

@Suite struct ShotJudgeTests {
  private typealias Paint = ShotJudgePaint

  @Test("a noisy black frame is black")
  func black() {
    var noise = TestNoise(seed: 1)
    let (judge, reasons) = Paint.judge { _, _, _ in Paint.gray(noise.next(below: 14)) }
    #expect(reasons.allSatisfy { $0 == .black })
    #expect(judge.verdict == .black)
  }

  @Test("a dark color is no black", arguments: [[0, 0, 40], [40, 0, 0], [0, 40, 0]])
  func darkColor(components: [UInt8]) {
    let color = Paint.Pixel(components[0], components[1], components[2])
    let (judge, _) = Paint.judge { _, _, _ in color }
    #expect(judge.verdict == .uniform)
  }

  @Test("a black shot with a speck now and then is black")
  func specks() {
    let (judge, reasons) = Paint.judge(count: 60) { number, x, y in
      Paint.gray(number % 30 == 7 && x < 12 && y == 5 ? 200 : 3)
    }
    #expect(reasons.count { $0 == nil } == 2)
    #expect(judge.verdict == .black)
    #expect(judge.leftOut.isEmpty)
  }

  @Test("a short stretch of picture in a black shot is a picture")
  func brightStretch() {
    let (judge, _) = Paint.judge(count: 240) { number, x, y in
      (100..<108).contains(number) ? Paint.hills(number, x, y) : .zero
    }
    #expect(judge.verdict == nil)
    #expect(judge.leftOut.map(\.frame) == Array(0..<100) + Array(108..<240))
  }

  @Test("what a fade leaves between black and itself is no shot, and not called black")
  func lastOfFade() {
    var judge = ShotJudge(width: Paint.width, height: Paint.height, framesPerSecond: 24)
    for number in 0..<12 {
      let light = number < 4 ? 0 : 30 * (number - 3)
      let frame = Paint.frame(number, isBlend: number > 5) { x, y in Paint.gray(light * x / 160) }
      _ = judge.add(frame)
    }
    #expect(judge.verdict == .blend)
    #expect(judge.leftOut.map(\.frame) == Array(0..<4))
    #expect(judge.leftOut.allSatisfy { $0.reason == .black })
  }

  @Test("a shot that is white and black by turns is not called black")
  func turns() {
    let (judge, reasons) = ShotJudgePaint.judge(count: 40) { number, _, _ in
      ShotJudgePaint.gray(number / 10 % 2 == 0 ? 255 : 0)
    }
    #expect(judge.verdict == .uniform)
    #expect(Set(reasons) == [.black, .uniform])
  }

  @Test("a few stars make a black sky a picture")
  func stars() {
    let (judge, reasons) = Paint.judge { _, x, y in
      Paint.gray((x * 31 + y * 57) % 1009 == 0 ? 120 : 2)
    }
    #expect(reasons.allSatisfy { $0 == nil })
    #expect(judge.verdict == nil)
  }

  @Test("a dark scene is a picture")
  func darkScene() {
    let (judge, reasons) = Paint.judge { number, x, y in
      Paint.hills(number, x, y) / Paint.Pixel(repeating: 8)
    }
    #expect(reasons.allSatisfy { $0 == nil })
    #expect(judge.verdict == nil)
  }

  @Test("one color from edge to edge is uniform", arguments: [24, 128, 255])
  func uniform(level: Int) {
    var noise = TestNoise(seed: 2)
    let (judge, reasons) = Paint.judge { _, _, _ in Paint.gray(level - noise.next(below: 5)) }
    #expect(reasons.allSatisfy { $0 == .uniform })
    #expect(judge.verdict == .uniform)
  }

  @Test("a gentle gradient is a picture")
  func gradient() {
    let (judge, reasons) = Paint.judge { _, _, y in Paint.Pixel(150, 160, UInt8(200 + y / 6)) }
    #expect(reasons.allSatisfy { $0 == nil })
    #expect(judge.verdict == nil)
  }

  @Test("a white frame inside bars is uniform by itself, its shot is a picture")
  func flash() {
    let (judge, reasons) = Paint.judge { number, x, y in
      guard (12..<78).contains(y) else { return .zero }
      return number == 20 ? Paint.gray(255) : Paint.hills(number, x, y)
    }
    #expect(reasons[20] == .uniform)
    #expect(reasons.enumerated().allSatisfy { $0.offset == 20 || $0.element == nil })
    #expect(judge.verdict == nil)
  }

  @Test("text that rolls over a plain ground is credits", arguments: [1, 2, 3])
  func rolling(quarterRows speed: Int) {
    let writing = Paint.Writing(seed: 3, rows: 200)
    let (judge, _) = Paint.judge(count: 72) { number, x, y in
      writing.isInk(x, y + number * speed / 4) ? Paint.gray(230) : .zero
    }
    #expect(judge.verdict == .credits)
  }

  @Test("text that rolls over a changing ground is credits, also in samples", arguments: [1, 6])
  func rollingOverGlow(every step: Int) {
    let writing = Paint.Writing(seed: 13, rows: 300, pitch: 5, margin: 58)
    let rate = 24 / Double(step)
    let (judge, _) = Paint.judge(count: 72 / step, framesPerSecond: rate) { sample, x, y in
      let number = sample * step
      let glow = UInt8(70 + (x + y) / 3 + number / 4)
      let ground = Paint.Pixel(glow, glow / 2, 40)
      return writing.isInk(x, y + number / 4) ? Paint.gray(240) : ground
    }
    #expect(judge.verdict == .credits)
  }

  @Test("smooth hills that a camera tilts over at one speed are a picture")
  func tilt() {
    var noise = TestNoise(seed: 16)
    let ridges = (0..<400).map { _ in noise.next(below: 5) == 0 ? 120 + noise.next(below: 60) : 60 }
    let (judge, _) = Paint.judge(count: 72) { number, x, y in
      Paint.gray(ridges[y + number / 2] + x / 8)
    }
    #expect(judge.verdict == nil)
  }

  @Test("a sky of stars that a camera tilts over is a picture")
  func tiltedStars() {
    var noise = TestNoise(seed: 14)
    let sky = (0..<160 * 200).map { _ in
      noise.next(below: 60) == 0 ? 60 + noise.next(below: 190) : 2
    }
    let (judge, _) = Paint.judge(count: 72) { number, x, y in
      Paint.gray(sky[(y + number / 2) * 160 + x])
    }
    #expect(judge.verdict == nil)
  }

  @Test(
    "a card of text on a plain ground is credits",
    arguments: [(0, 230), (255, 20), (60, 190)])
  func card(ground: Int, ink: Int) {
    let writing = Paint.Writing(seed: 4, rows: 90, pitch: 12)
    let (judge, _) = Paint.judge { _, x, y in
      Paint.gray((30..<60).contains(y) && writing.isInk(x, y) ? ink : ground)
    }
    #expect(judge.verdict == .credits)
  }

  @Test("a card that fades in and out of black is credits")
  func fadingCard() {
    let writing = Paint.Writing(seed: 5, rows: 90, pitch: 12)
    let (judge, reasons) = Paint.judge(count: 60) { number, x, y in
      let light = min(1, Double(min(number, 59 - number)) / 12)
      return (30..<60).contains(y) && writing.isInk(x, y) ? Paint.gray(Int(220 * light)) : .zero
    }
    #expect(reasons.first == .black)
    #expect(judge.verdict == .credits)
  }

  @Test("two lines of large letters are credits, and the black around them no bars")
  func largeLetters() {
    let (judge, _) = Paint.judge(count: 60) { _, x, y in
      let line = y < 45 ? y - 21 : y - 50
      let column = (x - 20) % 15
      guard (20..<140).contains(x), (0..<19).contains(line), column < 12 else { return .zero }
      // A stem, and three strokes across: E.
      return column < 4 || line % 8 < 3 ? Paint.gray(250) : .zero
    }
    #expect(judge.verdict == .credits)
    #expect(judge.bars(filmWidth: 1280, filmHeight: 720) == nil)
  }

  @Test("text over a picture is a picture")
  func titleOverPicture() {
    let writing = Paint.Writing(seed: 6, rows: 200)
    let (judge, _) = Paint.judge { number, x, y in
      writing.isInk(x, y + number / 2) ? Paint.gray(250) : Paint.hills(number, x, y)
    }
    #expect(judge.verdict == nil)
  }

  @Test("lit windows at night are a picture")
  func city() {
    var noise = TestNoise(seed: 7)
    let lit = (0..<160 * 90).map { _ in noise.next(below: 10) < 3 }
    let (judge, _) = Paint.judge { _, x, y in
      let house = x / 20
      let top = 20 + house * 17 % 41
      guard y > top, (x + house) % 3 == 0, (y + house) % 4 < 2 else { return .zero }
      return lit[y / 2 * 160 + x] ? Paint.Pixel(240, 210, 140) : .zero
    }
    #expect(judge.verdict == nil)
  }

  @Test("the moon before black is a picture")
  func moon() {
    let (judge, _) = Paint.judge { _, x, y in
      let (right, down) = (x - 80, y - 40)
      return Paint.gray(right * right + down * down < 64 ? 230 : 3)
    }
    #expect(judge.verdict == nil)
  }

  @Test("a shot that is half text and half picture is a picture")
  func half() {
    let writing = Paint.Writing(seed: 8, rows: 90, pitch: 12)
    let (judge, _) = Paint.judge { number, x, y in
      if number >= 18 { return Paint.hills(number, x, y) }
      return writing.isInk(x, y) ? Paint.gray(250) : .zero
    }
    #expect(judge.verdict == nil)
  }

  @Test("color bars are a leader")
  func colorBars() {
    let colors: [Paint.Pixel] = [
      [191, 191, 191], [191, 191, 0], [0, 191, 191], [0, 191, 0], [191, 0, 191], [191, 0, 0],
      [0, 0, 191],
    ]
    let (judge, _) = Paint.judge { _, x, y in y < 60 ? colors[x * 7 / 160] : Paint.gray(x) }
    #expect(judge.verdict == .leader)
  }

  @Test("stripes of other colors are a picture")
  func stripes() {
    let colors: [Paint.Pixel] = [[200, 120, 80], [90, 60, 160], [240, 220, 180], [30, 80, 60]]
    let (judge, _) = Paint.judge { _, x, _ in colors[x / 20 % 4] }
    #expect(judge.verdict == nil)
  }

  @Test("a countdown is a leader")
  func countdown() {
    let (judge, _) = Paint.judge { number, x, y in
      let (right, down) = (x - 80, y - 45)
      let isLine = (-1...0).contains(right) || (-1...0).contains(down)
      let isNumber = abs(right) < 10 + number / 24 && abs(down) < 20 && (x + y) % 7 < 4
      return Paint.gray(isLine || isNumber ? 30 : right * number > down * 24 ? 190 : 150)
    }
    #expect(judge.verdict == .leader)
  }

  @Test("the same frames are judged alike")
  func deterministic() {
    let answers = (0..<2).map { _ in
      let writing = Paint.Writing(seed: 9, rows: 200)
      let (judge, reasons) = Paint.judge { number, x, y in
        writing.isInk(x, y + number / 2) ? Paint.gray(230) : .zero
      }
      return "\(reasons) \(judge.inside) \(String(describing: judge.verdict))"
    }
    #expect(answers[0] == answers[1])
  }

  @Test("a shot of one frame has an answer", arguments: [0, 200])
  func single(level: Int) {
    let (judge, _) = Paint.judge(count: 1) { _, _, _ in Paint.gray(level) }
    #expect(judge.verdict == (level == 0 ? .black : .uniform))
  }
}
