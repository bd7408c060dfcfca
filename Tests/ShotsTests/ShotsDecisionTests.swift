import Testing

@testable import Frames
@testable import Shots

@Suite struct ShotsDecisionTests {
  /// What was decided of a frame, without the frame.
  private struct Decision: Equatable {
    let begins: ShotTransition?
    let isBlend, isFlash: Bool

    init(_ frame: ShotFrame) {
      (begins, isBlend, isFlash) = (frame.begins, frame.isBlend, frame.isFlash)
    }
  }

  /// A film with something of everything.
  private static let film = {
    var film = PaintedFilm()
    for scene in [0, 2] {
      film.add(7 * scene, count: 50, move: (1, 0))
      film.add(7 * scene + 1, count: 9)
      film.add(7 * scene + 2, count: 60, move: (1, 1))
      film.add(gray: 0, count: 2 + 9 * scene)
      film.add(7 * scene + 3, count: 60)
      let start = film.frames.count - 62 - 9 * scene
      film.fade(start - 12..<start, gray: 0, out: true)
      film.change(start - 40) { Int($0) * 2 + 80 }
      film.dissolve(from: start - 66, count: 14)
      var next = PaintedFilm()
      next.add(7 * scene + 4, count: 62)
      film.wipe(from: film.frames.count - 12, next: Array(next.frames.prefix(12))) { x, _ in x }
      film.frames += next.frames.dropFirst(12)
    }
    return film
  }()
  private static let whole = film.decisions()

  @Test("every frame comes back once, in order, as it was")
  func order() {
    #expect(Self.whole.map(\.index) == Array(Self.film.frames.indices))
    #expect(Self.whole.map(\.frame.bytes) == Self.film.frames)
  }

  @Test("the film has something of everything")
  func variety() {
    let kinds = Set(Self.whole.compactMap(\.begins))
    #expect(kinds == Set(ShotTransition.allCases))
    #expect(Self.whole.filter(\.isFlash).count == 2)
  }

  @Test("the same frames give the same answer")
  func determinism() {
    #expect(Self.film.decisions().map(Decision.init) == Self.whole.map(Decision.init))
  }

  @Test("no more frames are held back than is promised")
  func lookahead() {
    var detector = ShotDetector(framesPerSecond: 24)
    #expect(detector.lookahead <= 128)
    var held = 0
    for bytes in Self.film.frames {
      let frame = Frame(width: PaintedFilm.width, height: PaintedFilm.height, bytes: bytes)
      held += 1 - detector.add(frame).count
      #expect(held <= detector.lookahead)
    }
    #expect(detector.finish().count == held)
  }

  @Test("nothing depends on frames longer ago than is promised")
  func memory() {
    let memory = ShotDetector(framesPerSecond: 24).memory
    for from in stride(from: 11, to: Self.film.frames.count - memory, by: 61) {
      let resumed = Self.film.decisions(from: from).dropFirst(memory).map(Decision.init)
      #expect(resumed == Self.whole.dropFirst(from + memory).map(Decision.init))
    }
  }

  @Test("scaled settings have every threshold multiplied")
  func scaled() {
    let values = Mirror(reflecting: ShotSettings()).children.map { $0.value as? Double }
    let scaled = Mirror(reflecting: ShotSettings().scaled(by: 2)).children
      .map { $0.value as? Double }
    #expect(scaled == values.map { $0.map { 2 * $0 } })
    #expect(ShotSettings().scaled(by: 1) == ShotSettings())
  }
}
