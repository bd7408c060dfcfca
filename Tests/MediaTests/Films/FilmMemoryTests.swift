import Films
import Foundation
import Frames
import Media
import Palettes
import Testing

@Suite("no film takes more memory than it may")
struct FilmMemoryTests {
  /// Frames that FFmpeg paints, each unlike the one before, since large ones take long here.
  private static func film(
    _ name: String, width: Int, height: Int, frames: Int, sound: [String] = []
  ) throws -> PaintedFilm {
    let film = try PaintedFilm(
      name, [[UInt8](repeating: 128, count: 64 * 36 * 3 / 2)], coding: ["-c:v", "libx264"])
    try PaintedFilm.run(
      ["-f", "lavfi", "-i", "testsrc=size=\(width)x\(height):rate=24"] + sound
        + ["-frames:v", "\(frames)", "-pix_fmt", "yuv420p", "-c:v", "libx264"]
        + ["-preset", "ultrafast", "-bf", "0", "-c:a", "pcm_s16le", "-threads", "1", film.path])
    return film
  }

  /// What reading all of it fails with.
  private static func reason(_ film: PaintedFilm, memory: Int) -> MediaError? {
    do {
      let source = try FilmSource(FilmFile(path: film.path), threads: 1, memory: memory)
      while try source.nextFrame() != nil {}
      return nil
    } catch {
      return error
    }
  }

  private static func isTooMuch(_ error: MediaError?, of limit: Int) -> Bool {
    guard case .tooMuchMemory(let bytes, limit) = error else { return false }
    return bytes > limit
  }

  @Test("frames that do not fit are refused, with how much they take")
  func large() throws {
    let film = try Self.film("film.mp4", width: 1920, height: 1088, frames: 3)
    let error = Self.reason(film, memory: 5_000_000)
    #expect(Self.isTooMuch(error, of: 5_000_000), "\(String(describing: error))")
    #expect(Self.reason(film, memory: ReadLimits().memory) == nil)
  }

  @Test("a film whose frames grow on the way is too large, not damaged")
  func growing() throws {
    let small = try Self.film("film.h264", width: 320, height: 240, frames: 60)
    let large = try Self.film("film.h264", width: 4096, height: 4096, frames: 3)
    try small.replace(try small.bytes + large.bytes)
    let error = Self.reason(small, memory: 40_000_000)
    #expect(Self.isTooMuch(error, of: 40_000_000), "\(String(describing: error))")
  }

  @Test("where memory is short fewer threads decode, and frames are the same")
  func threads() throws {
    let film = try Self.film("film.mp4", width: 2048, height: 2048, frames: 24)
    func frames(_ memory: Int) throws -> [[UInt8]] {
      let source = try FilmSource(FilmFile(path: film.path), threads: 16, memory: memory)
      var frames: [[UInt8]] = []
      while let frame = try source.nextFrame() { frames.append(frame.frame.bytes) }
      return frames
    }
    let few = try frames(180_000_000)
    #expect(few.count == 24)
    #expect(few == (try frames(2_000_000_000)))
  }

  @Test("an MP4 that claims hundreds of millions of samples is refused before they are listed")
  func claims() throws {
    let film = try Self.film("film.mp4", width: 64, height: 36, frames: 3)
    var bytes = try film.bytes
    let place = try #require(bytes.ranges(of: Array("stsz".utf8)).last).upperBound
    // One size for all, and their number.
    bytes.replaceSubrange(place + 4..<place + 12, with: [0, 0, 0, 1, 0x10, 0, 0, 0])
    try film.replace(bytes)
    let error = Self.reason(film, memory: ReadLimits().memory)
    #expect(Self.isTooMuch(error, of: ReadLimits().memory), "\(String(describing: error))")
  }

  @Test("hours of sound that is not compressed are no long index")
  func sound() throws {
    let film = try Self.film(
      "film.mov", width: 64, height: 36, frames: 3,
      sound: ["-f", "lavfi", "-t", "1", "-i", "sine"])
    var bytes = try film.bytes
    let place = try #require(bytes.ranges(of: Array("stsz".utf8)).last).upperBound
    let count = UInt32(2 * 3600 * 48_000)
    bytes.replaceSubrange(
      place + 8..<place + 12, with: withUnsafeBytes(of: count.bigEndian) { Array($0) })
    try film.replace(bytes)
    #expect(Self.reason(film, memory: ReadLimits().memory) == nil)
  }

  @Test("the words say megabytes, rounded up")
  func words() {
    let error = MediaError.tooMuchMemory(bytes: 811_000_001, limit: 640_000_000)
    #expect(
      "\(error)"
        == "is too large: reading it takes about 812 MB of memory, and the limit is 640 MB")
  }
}
