import Fixtures
import Palettes
import Testing

@testable import Films
@testable import Frames
@testable import Shots

/// A film painted in memory, 24 frames a second, each as small as a decoder gives it.
final class PaintedFrames: FilmFrames {
  /// What a decoder of damaged films throws.
  struct Damage: Error, Equatable {}

  var facts: FilmProvenance
  let tick = Rational(1, 24)
  let frameRate = Rational(24, 1)
  var chapters: [Cue] = []
  /// The index of the frame at which reading breaks off.
  var breaksAt: Int?
  /// How often frames were asked for, over all readings.
  private(set) var readings = 0
  private let frames: [Frame]
  private var next = 0

  /// - Parameter paint: the red, green and blue of a frame's pixel.
  convenience init(
    width: Int, height: Int, count: Int, _ paint: (_ frame: Int, _ x: Int, _ y: Int) -> [UInt8]
  ) {
    var pictures: [[UInt8]: Frame] = [:]
    self.init(
      (0..<count).map { number in
        var bytes: [UInt8] = []
        for y in 0..<height { for x in 0..<width { bytes += paint(number, x, y) } }
        // Frames that are alike share their memory.
        let frame = pictures[bytes] ?? Frame(width: width, height: height, bytes: bytes)
        pictures[bytes] = frame
        return frame
      })
  }

  init(_ frames: [Frame]) {
    self.frames = frames
    let (width, height) = (frames[0].width, frames[0].height)
    facts = FilmProvenance(name: "painted", width: width, height: height)
    (facts.countedWidth, facts.countedHeight) = (width, height)
    facts.sampling = .all
  }

  func nextFrame() throws(Damage) -> FilmFrame? {
    readings += 1
    if next == breaksAt { throw Damage() }
    guard next < frames.count else { return nil }
    defer { next += 1 }
    return FilmFrame(frame: frames[next], number: next, ticks: Int64(next), duration: 1)
  }

  func still(width limit: Int) -> (() -> Frame)? {
    let frame = frames[next - 1]
    return { frame }
  }

  func resume(atFrame number: Int, ticks: Int64) throws(Damage) -> Bool {
    next = number
    return number < frames.count
  }

  var endTicks: Int64 { Int64(next) }
  var lastFrame: Int { max(0, next - 1) }
  var isVariable: Bool { false }
  func breakingOff(after failure: Damage?) -> String? { failure.map { _ in "it breaks off" } }
  func isLimit(_ failure: Damage) -> Bool { false }

  /// The film's counts, with stills that look like JPEGs from outside.
  func counts(
    cache: String?, isFresh: Bool = false, options: FilmOptions = FilmOptions(),
    palette: PaletteOptions = PaletteOptions(), progress: (FilmProgress) -> Void = { _ in }
  ) throws(FilmError) -> FilmCounts {
    try CountingRun(
      of: facts.name, options: options, palette: palette,
      open: {
        self.next = 0
        return self
      },
      encodingStills: { [0xFF, 0xD8] + $0.bytes.prefix(6) + [0xFF, 0xD9] }
    ).counts(sha256: { "painted" }, cache: cache, isFresh: isFresh, progress: progress)
  }
}
