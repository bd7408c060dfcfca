import Films
import Foundation
import Frames
import Media
import Palettes
import Testing

@Suite("what is no film is refused, and of half a film the frames are read")
struct FilmDamageTests {
  /// 40 frames, each unlike the one before, a key frame at every tenth.
  private static func film(_ name: String, _ coding: [String] = []) throws -> PaintedFilm {
    let signal = PaintedSignal(weights: PaintedSignal.bt601)
    let columns = Array(stride(from: 0, through: 64, by: 4))
    let rows = Array(stride(from: 0, through: 36, by: 4))
    let frames = (0..<40).map { number in
      let colors: [[Double]] = (0..<144).map { cell in
        [Double((cell * 37 + number * 11) % 256) / 255, 0.5, Double(cell * 7 % 256) / 255]
      }
      return signal.frame(columns: columns, rows: rows, colors: colors)
    }
    return try PaintedFilm(
      name, frames, signal,
      coding: ["-c:v", "libx264", "-preset", "ultrafast", "-g", "10"] + coding)
  }

  private static func reason(_ path: String) -> MediaError? {
    do {
      let source = try FilmSource(FilmFile(path: path), threads: 1)
      while try source.nextFrame() != nil {}
      return nil
    } catch {
      return error
    }
  }

  @Test("missing, folder, empty")
  func reasons() throws {
    let film = try Self.film("film.mp4")
    #expect(Self.reason("/nowhere/film.mp4") == .notFound)
    #expect(Self.reason("/tmp") == .isDirectory)
    try film.replace([])
    #expect(Self.reason(film.path) == .empty)
  }

  @Test("text, zeros and a still are no film")
  func strangers() throws {
    let film = try Self.film("film.mp4")
    let still = Pictures.bytes("rgb.png")
    for bytes in [Array("This is not a film.\n".utf8), Array(repeating: 0, count: 50_000), still] {
      try film.replace(bytes)
      guard case .notAFilm = Self.reason(film.path) else {
        Issue.record("\(bytes.count) bytes: \(String(describing: Self.reason(film.path)))")
        continue
      }
    }
  }

  @Test("sound alone has no picture")
  func sound() throws {
    let film = try Self.film("film.mkv")
    try PaintedFilm.run(["-f", "lavfi", "-i", "sine=duration=1", "-c:a", "aac", film.path])
    #expect(Self.reason(film.path) == .noMovingPicture)
  }

  @Test("an unknown codec is named")
  func codec() throws {
    let film = try Self.film("film.mp4")
    var bytes = try film.bytes
    // The first is a brand of the container.
    let place = try #require(bytes.ranges(of: Array("avc1".utf8)).last)
    bytes.replaceSubrange(place, with: Array("zzzz".utf8))
    try film.replace(bytes)
    guard case .unsupported(let words) = Self.reason(film.path) else {
      Issue.record("\(String(describing: Self.reason(film.path)))")
      return
    }
    #expect(words.contains("zzzz"))
  }

  @Test("a playlist that leads to other files is refused")
  func playlist() throws {
    let film = try Self.film("film.ts")
    let list = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfilm.ts\n#EXT-X-ENDLIST\n"
    let path = film.path.replacingOccurrences(of: "film.ts", with: "list.m3u8")
    try Data(list.utf8).write(to: URL(fileURLWithPath: path))
    guard case .notAFilm = Self.reason(path) else {
      Issue.record("\(String(describing: Self.reason(path)))")
      return
    }
  }

  @Test(
    "cut off at any tenth, frames before the cut are right",
    arguments: [
      ("film.mkv", [String]()), ("film.mp4", ["-movflags", "+faststart"]), ("film.ts", []),
    ])
  func cut(_ name: String, _ coding: [String]) throws {
    let film = try Self.film(name, coding)
    let (whole, bytes) = (try film.frames(), try film.bytes)
    var counts: [Int] = []
    for tenth in 1...9 {
      try film.replace(bytes.prefix(bytes.count * tenth / 10))
      var frames: [FilmFrame] = []
      do {
        let source = try film.source()
        while let frame = try source.nextFrame() { frames.append(frame) }
      } catch {
        #expect(error is MediaError)
      }
      // The last frame may be half there.
      for (found, wanted) in zip(frames.dropLast(), whole) {
        #expect(found.frame.bytes == wanted.frame.bytes, "\(tenth) tenths, \(found.number)")
      }
      counts.append(frames.count)
    }
    #expect(counts == counts.sorted() && counts[8] >= 30 && counts[8] < 40, "\(counts)")
  }

  @Test("an MP4 without its index is damaged, not something else")
  func index() throws {
    let film = try Self.film("film.mp4")
    try film.replace(try film.bytes.prefix(try film.bytes.count / 2))
    guard case .damaged = Self.reason(film.path) else {
      Issue.record("\(String(describing: Self.reason(film.path)))")
      return
    }
  }

  @Test(
    "flipped bytes give frames or a reason, never a crash", arguments: ["film.mp4", "film.mkv"])
  func flipped(_ name: String) throws {
    let film = try Self.film(name)
    let bytes = try film.bytes
    var state: UInt64 = 1
    for _ in 0..<30 {
      var broken = bytes
      for _ in 0..<20 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        broken[Int(state >> 33) % broken.count] = UInt8(truncatingIfNeeded: state >> 25)
      }
      try film.replace(broken)
      _ = Self.reason(film.path)
    }
  }
}
