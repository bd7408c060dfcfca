package import Films
package import Frames
package import Palettes

/// A film painted in memory, 24 frames a second, each as small as a decoder gives it.
package final class PaintedFrames: FilmFrames {
  /// What a decoder of damaged films throws.
  package struct Damage: Error, Equatable { package init() {} }

  package var filmProvenance: FilmProvenance
  package let tick = Rational(1, 24)
  package let frameRate = Rational(24, 1)
  package var chapters: [Cue] = []
  /// What tells the film from others.
  package var sha256 = "painted"
  /// The number of the first frame that is read: that of a part of a film.
  package var first = 0
  /// How many frames of the film one that is read stands for: those of a sample are apart.
  package var step = 1
  /// The index of the frame at which reading breaks off.
  package var breaksAt: Int?
  /// Whether it breaks off by a limit of this program.
  package var breaksByLimit = false
  /// The index of the frame before which parts were joined.
  package var joinedAt: Int?
  /// Whether a frame that was read before can be found again.
  package var canResume = true
  /// How a still is encoded.
  package var encodeStill: (Frame) throws -> [UInt8] = PaintedFrames.still
  /// How often frames were asked for, over all readings.
  package private(set) var readings = 0
  /// The number of the frame from which reading went on last.
  package private(set) var resumedAt: Int?
  private let frames: [Frame]
  private var next = 0

  /// - Parameter paint: the red, green and blue of a frame's pixel.
  package convenience init(
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

  package init(_ frames: [Frame]) {
    self.frames = frames
    let (width, height) = (frames[0].width, frames[0].height)
    filmProvenance = FilmProvenance(name: "painted", width: width, height: height)
    (filmProvenance.countedWidth, filmProvenance.countedHeight) = (width, height)
    filmProvenance.sampling = .all
  }

  package func nextFrame() throws(Damage) -> FilmFrame? {
    readings += 1
    if next == breaksAt { throw Damage() }
    guard next < frames.count else { return nil }
    defer { next += 1 }
    let number = first + next * step
    return FilmFrame(
      frame: frames[next], number: number, ticks: Int64(number), duration: 1,
      isSpliced: next == joinedAt)
  }

  package func still(width limit: Int) -> (() -> Frame)? {
    let frame = frames[next - 1]
    return { frame }
  }

  package func resume(atFrame number: Int, ticks: Int64) throws(Damage) -> Bool {
    guard canResume else { return false }
    resumedAt = number
    next = (number - first) / step
    return next < frames.count
  }

  package var endTicks: Int64 { Int64(first + next * step) }
  package var lastFrame: Int { max(0, first + next * step - 1) }
  package var isVariable: Bool { false }
  package func stopReason(after failure: Damage?) -> String? {
    failure.map { _ in "it is cut short" }
  }
  package func isLimit(_ failure: Damage) -> Bool { breaksByLimit }

  /// Begins of a JPEG, a few bytes of a frame, and an end: a still as it looks from outside.
  package static func still(_ frame: Frame) -> [UInt8] {
    [0xFF, 0xD8] + frame.bytes.prefix(6) + [0xFF, 0xD9]
  }

  /// The film's counts, with stills that look like JPEGs from outside.
  package func counts(
    cache: String?, isFresh: Bool = false, options: FilmOptions = FilmOptions(),
    palette: PaletteOptions = PaletteOptions(),
    progress: (FilmProgress) -> Void = { _ in }
  ) throws(FilmError) -> FilmCounts {
    try CountingRun(
      of: filmProvenance.name, options: options, palette: palette,
      open: {
        self.next = 0
        return self
      },
      encodingStills: encodeStill
    ).counts(sha256: { self.sha256 }, cache: cache, isFresh: isFresh, progress: progress)
  }
}
