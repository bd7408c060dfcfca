import Films
import Frames
import Media
import Testing

/// Films of moving detail, coded so coarsely that the decoder has block edges to smooth.
@Suite("short cuts of decoding")
struct FilmDecodingTests {
  private static let (width, height) = (320, 176)
  private static let coarse = ["-preset", "fast", "-g", "24"]

  /// Disks of several grays on a gradient, which move and change from frame to frame.
  private static func film(_ name: String, _ coding: [String]) throws -> PaintedFilm {
    let frames = (0..<48).map { number in
      var bytes: [UInt8] = []
      for y in 0..<height {
        for x in 0..<width {
          let (across, down) = (x - 40 - 5 * number, y - 88 + number)
          let distance = across * across + down * down
          let texture = (x * 7 + y * 13 + number * 3) % 23
          bytes.append(UInt8(distance < 1600 ? 190 + texture : 40 + x / 3 + texture))
        }
      }
      return bytes + [UInt8](repeating: 118, count: width * height / 4)
        + [UInt8](repeating: 141, count: width * height / 4)
    }
    return try PaintedFilm(name, frames, width: width, height: height, coding: coding)
  }

  /// Those that allow short cuts.
  private static let options: FilmOptions = {
    var options = FilmOptions()
    options.decoding = .fast
    return options
  }()

  private static func frames(
    _ film: PaintedFilm, _ decoding: FilmOptions.Decoding, threads: Int = 1
  ) throws -> [FilmFrame] {
    var options = FilmOptions()
    options.decoding = decoding
    return try film.frames(options, threads: threads)
  }

  /// The greatest difference of each frame, 0…255.
  private static func differences(_ frames: [FilmFrame], _ others: [FilmFrame]) -> [Int] {
    zip(frames, others).map { one, other in
      zip(one.frame.bytes, other.frame.bytes).map { abs(Int($0) - Int($1)) }.max() ?? 0
    }
  }

  @Test(
    "change only frames that no other needs, and these a little",
    arguments: [
      ("film.mp4", ["-c:v", "libx264", "-crf", "36", "-bf", "3"] + coarse),
      (
        "film.mkv",
        ["-c:v", "libx265", "-crf", "36", "-x265-params", "log-level=none:bframes=3"] + coarse
      ),
    ])
  func takesThem(_ name: String, _ coding: [String]) throws {
    let film = try Self.film(name, coding)
    let (fast, exact) = (try Self.frames(film, .fast), try film.frames())
    #expect(fast.count == 48 && fast.map(\.number) == exact.map(\.number))
    #expect(fast.map(\.ticks) == exact.map(\.ticks))
    let differences = Self.differences(fast, exact)
    let changed = differences.count { $0 > 0 }
    // Frames that others refer to are exact, and at least every fourth frame is one.
    #expect((1...36).contains(changed), "\(differences)")
    #expect(differences.allSatisfy { $0 <= 24 }, "\(differences)")
    #expect(try film.source().filmProvenance.decoding == .exact)
    #expect(try film.source(Self.options).filmProvenance.decoding == .fast)
  }

  @Test("change nothing in a film whose frames are all needed by others")
  func allNeeded() throws {
    let film = try Self.film(
      "film.mp4", ["-c:v", "libx264", "-crf", "36", "-bf", "0"] + Self.coarse)
    let (fast, exact) = (try Self.frames(film, .fast), try film.frames())
    // Nothing refers to the last frame.
    #expect(Self.differences(fast, exact).dropLast().allSatisfy { $0 == 0 })
  }

  @Test("are the same on any number of threads")
  func threads() throws {
    let film = try Self.film(
      "film.mp4", ["-c:v", "libx264", "-crf", "36", "-bf", "3"] + Self.coarse)
    let one = try Self.frames(film, .fast)
    #expect(Self.differences(one, try Self.frames(film, .fast, threads: 3)).allSatisfy { $0 == 0 })
  }

  @Test("that FFmpeg's decoder does not have are not claimed")
  func others() throws {
    let film = try Self.film("film.mpg", ["-c:v", "mpeg2video", "-bf", "2", "-q:v", "8"])
    let (fast, exact) = (try Self.frames(film, .fast), try film.frames())
    #expect(Self.differences(fast, exact).allSatisfy { $0 == 0 })
    #expect(try film.source(Self.options).filmProvenance.decoding == .exact)
  }
}
