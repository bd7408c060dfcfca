import Films
import Fixtures
import Foundation
import Frames
import Palettes
import Testing

@testable import Media

@Suite("stills of films at full size", .enabled(if: PaintedFilm.ffmpeg != nil))
struct FilmPictureTests {
  /// Raw frames of noise, of this many bytes.
  private static func noise(frames: Int, bytes: Int) -> [[UInt8]] {
    var noise = TestNoise(seed: 21)
    return (0..<frames).map { _ in (0..<bytes).map { _ in UInt8(noise.next(below: 256)) } }
  }

  /// A raw frame of 4:2:0 with this luma everywhere.
  private static func gray(_ luma: Int) -> [UInt8] {
    [UInt8](repeating: UInt8(luma), count: 2304) + [UInt8](repeating: 128, count: 1152)
  }

  /// A source of the film, and the times of its frames.
  private static func source(_ film: PaintedFilm) throws -> (source: FilmSource, ticks: [Int64]) {
    let reading = try FilmSource(FilmFile(path: film.path))
    var ticks: [Int64] = []
    while let frame = try reading.nextFrame() { ticks.append(frame.ticks) }
    return (try FilmSource(FilmFile(path: film.path)), ticks)
  }

  @Test("a film of 8 bits in RGB keeps every sample")
  func eight() throws {
    let frames = Self.noise(frames: 3, bytes: 64 * 36 * 3)
    let film = try PaintedFilm("noise.mkv", frames, PaintedSignal(pixels: "gbrp", weights: nil))
    let (source, ticks) = try Self.source(film)
    try source.visit([ticks[2]]) { _ in
      let picture = try #require(source.picture())
      #expect((picture.width, picture.height, picture.bits) == (64, 36, 8))
      let planes = frames[2]
      var wanted: [UInt8] = []
      for index in 0..<2304 {
        wanted += [planes[4608 + index], planes[index], planes[2304 + index]]
      }
      #expect(picture.samples == wanted)
      let png = try Pictures.whole(Pictures.open(StillWriter.png(picture)))
      #expect(png.bytes == wanted)
      let tiff = try Pictures.whole(Pictures.open(StillWriter.tiff(picture)))
      #expect(tiff.bytes == wanted)
    }
  }

  @Test("a film of 10 bits keeps them in 16, rounded once")
  func ten() throws {
    // The higher byte of a sample of 10 bits is at most 3.
    var bytes = Self.noise(frames: 2, bytes: 2 * 64 * 36 * 3)
    for frame in bytes.indices {
      for place in stride(from: 1, to: bytes[frame].count, by: 2) { bytes[frame][place] &= 3 }
    }
    let film = try PaintedFilm(
      "deep.mkv", bytes, PaintedSignal(pixels: "gbrp10le", depth: 10, weights: nil))
    let (source, ticks) = try Self.source(film)
    try source.visit([ticks[1]]) { _ in
      let picture = try #require(source.picture())
      #expect(picture.bits == 16)
      func sample(_ plane: Int, _ index: Int) -> Int {
        let place = 2 * (plane * 2304 + index)
        return Int(bytes[1][place]) | Int(bytes[1][place + 1]) << 8
      }
      for index in 0..<2304 {
        for (channel, plane) in [2, 0, 1].enumerated() {
          let place = 2 * (3 * index + channel)
          let got = Int(picture.samples[place]) * 256 + Int(picture.samples[place + 1])
          let exact = Double(sample(plane, index)) * 65535 / 1023
          try #require(got == Int(exact.rounded()))
        }
      }
      for file in [try StillWriter.png(picture), try StillWriter.tiff(picture)] {
        let again = try Pictures.whole(Pictures.open(file))
        let wanted = picture.frame.bytes
        let worst = again.bytes.indices.map { abs(Int(again.bytes[$0]) - Int(wanted[$0])) }.max()
        #expect(worst ?? 255 <= 1)
      }
    }
  }

  @Test("frames are reached in one pass, whatever depends on what", arguments: [6, 250])
  func visits(_ group: Int) throws {
    // Each frame has a brightness of its own.
    let frames = (0..<60).map { Self.gray(20 + 3 * $0) }
    let film = try PaintedFilm(
      "steps.mp4", frames, coding: PaintedFilm.reordered + ["-g", "\(group)"])
    let (source, ticks) = try Self.source(film)
    #expect(ticks.count == 60)
    let wanted = [41, 3, 42, 58, 20]
    var seen: [Int: Int] = [:]
    try source.visit(wanted.map { ticks[$0] }) { index in
      let picture = try #require(source.picture())
      seen[wanted[index]] = Int(picture.samples[3 * (18 * 64 + 32)])
    }
    #expect(seen.count == wanted.count)
    for (number, value) in seen {
      let luma = Double(20 + 3 * number - 16) * 255 / 219
      #expect(abs(Double(value) - luma) <= 3, "frame \(number)")
    }
  }

  @Test("every shot of counts without stills gets its still from the film")
  func stillsLater() throws {
    // Three shots of a second.
    let frames = (0..<72).map { Self.gray(40 + 70 * ($0 / 24)) }
    let painted = try PaintedFilm("shots.mp4", frames, coding: PaintedFilm.reordered)
    let file = try FilmFile(path: painted.path)
    var reading = FilmReading()
    reading.options.keepsStills = false
    let film = try reading.counts(of: file, cache: nil).film(PaletteOptions())
    #expect(film.shots.count == 3)
    var grays: [Int: Int] = [:]
    try reading.visitStills(of: film, in: file) { shot, source in
      let make = try #require(source.still(width: 32))
      let still = make()
      #expect((still.width, still.height) == (32, 18))
      grays[shot] = Int(still.pixel(16, 9)[1])
    }
    for shot in 0..<3 {
      let luma = Double(40 + 70 * shot - 16) * 255 / 219
      let gray = try #require(grays[shot])
      #expect(abs(Double(gray) - luma) < 4, "shot \(shot)")
    }
  }

  @Test("a picture is FFmpeg's own frame, but for the filter of the colors")
  func ffmpeg() throws {
    // Broad waves, since filters of half the colors differ at edges.
    let frames = (0..<4).map { number in
      (0..<3456).map { (place: Int) -> UInt8 in
        let x = place < 2304 ? place % 64 : 2 * (place % 32)
        return UInt8(128 + 90 * sin(Double(x + 3 * number) / 12))
      }
    }
    let film = try PaintedFilm(
      "waves.mp4", frames, PaintedSignal(tags: ["bt709", "bt709", "bt709", "tv"]),
      coding: PaintedFilm.reordered)
    let raw = film.path + ".rgb"
    try PaintedFilm.run([
      "-i", film.path, "-vf", "scale=flags=accurate_rnd+full_chroma_int:in_color_matrix=bt709",
      "-pix_fmt", "rgb24", "-f", "rawvideo", raw,
    ])
    let theirs = try [UInt8](Data(contentsOf: URL(fileURLWithPath: raw)))
    let (source, ticks) = try Self.source(film)
    try source.visit([ticks[2]]) { _ in
      let ours = try #require(source.picture()).samples
      var squares: [Double] = []
      for (index, sample) in ours.enumerated() {
        let difference = Double(sample) - Double(theirs[2 * ours.count + index])
        squares.append(difference * difference)
      }
      let mean = squares.reduce(0, +) / Double(squares.count)
      #expect(10 * log10(255 * 255 / max(mean, 1e-9)) > 45)
    }
  }
}
