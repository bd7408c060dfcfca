import BuiltPrograms
import ColorScience
import Films
import Fixtures
import Foundation
import Frames
import PaletteFiles
import Palettes
import Testing

@testable import Media

/// The one-line calls of the library.
@Suite("calls of the library")
struct LibraryCallsTests {
  private static let red = Frame(
    width: 8, height: 4, bytes: (0..<32).flatMap { $0 % 8 < 6 ? [200, 30, 40] : [20, 60, 160] })

  /// Two shots of 24 frames: red, then blue; with black between them if it is asked for.
  private static func movie(withBlack: Bool = false) throws -> PaintedFilm {
    let signal = PaintedSignal(weights: PaintedSignal.bt601)
    let colors: [[[Double]]] = [
      [[0.9, 0.1, 0.1], [0.5, 0.3, 0.1]], [[0.1, 0.2, 0.9], [0.2, 0.5, 0.5]],
    ]
    let pictures = colors.map { signal.frame(columns: [0, 32, 64], rows: [0, 36], colors: $0) }
    let black = signal.frame(columns: [0, 64], rows: [0, 36], colors: [[0, 0, 0]])
    let shots = withBlack ? [pictures[0], black, pictures[1]] : pictures
    return try PaintedFilm("movie.mkv", shots.flatMap { Array(repeating: $0, count: 24) }, signal)
  }

  @Test("a palette of a file, of bytes and of an open source are the same")
  func still() throws {
    let name = "interlaced.png"
    let path = Pictures.folder + name
    let open = try MediaReader.open(path: path).palette(PaletteOptions(count: 5))
    #expect(try Palette(of: .file(path), count: 5) == open)
    #expect(try Palette(of: .bytes(Pictures.bytes(name), name: name), count: 5) == open)
    #expect(throws: MediaError.notFound) { try Palette(of: .file("/nowhere.png")) }
  }

  @Test("pixels in memory have the shares that were painted")
  func pixels() throws {
    let palette = try Palette(of: Self.red, count: 2, algorithm: .kmeans, space: .oklab)
    #expect(palette.swatches.map(\.color.hex) == ["#c81e28", "#143ca0"])
    #expect(palette.swatches.map(\.proportion) == [0.75, 0.25])
    #expect(try Palette(of: Self.red).swatches.count == 2)
  }

  @Test("a count that is none is an error, not a trap", arguments: [-1, 0, 65])
  func count(count: Int) throws {
    #expect(throws: InvalidOption.self) { try Palette(of: Self.red, count: .exactly(count)) }
    var options = PaletteOptions()
    options.minChroma = Double(count) * 1e300
    #expect(throws: InvalidOption.self, Comment(rawValue: "\(options.minChroma)")) {
      guard count != 0 else { throw InvalidOption(option: "", value: "", domain: "") }
      _ = try Palette(of: Self.red, options: options)
    }
  }

  @Test("a palette is written in the format of its ending, and read back")
  func write() throws {
    let folder = try TemporaryFolder()
    let palette = try Palette(of: Self.red)
    for format in PaletteFormat.all {
      let path = "\(folder.path)/red.\(format.fileExtensions[0])"
      try palette.write(to: path, as: format, still: Self.red)
      let written = [UInt8](try Data(contentsOf: URL(filePath: path)))
      #expect(try palette.data(as: format, still: Self.red) == written, "\(format)")
      guard let read = format.read else { continue }
      #expect(try read(written).swatches.map(\.color.hex) == palette.swatches.map(\.color.hex))
    }
    try palette.write(to: folder.path + "/red.ase")
    #expect(throws: MediaError.self) { try palette.write(to: folder.path + "/red.docx") }
    #expect(throws: MediaError.self) { try palette.write(to: folder.path + "/no/red.ase") }
  }

  @Test(
    "a film's shots come as they end, and are those of the whole film", arguments: [false, true])
  func shots(withBlack: Bool) async throws {
    let movie = try Self.movie(withBlack: withBlack)
    let counts = movie.path + ".counts"
    defer { unlink(counts) }
    var shots: [Shot] = []
    for try await shot in Film.shots(of: movie.path) { shots.append(shot) }
    let film = try await Film(of: movie.path, counts: counts)
    #expect(shots.count == (withBlack ? 3 : 2))
    #expect(shots.map(\.leftOut) == film.shots.map(\.leftOut))
    #expect(shots.map(\.tone) == film.shots.map(\.tone))
    #expect(shots.map(\.frames) == film.shots.map(\.frames))
    #expect(shots.map(\.start) == film.shots.map(\.start))
    #expect(shots.map(\.end) == film.shots.map(\.end))
    #expect(shots.map { $0.palette?.swatches.count } == (withBlack ? [2, nil, 2] : [2, 2]))
    #expect(try await Film(of: movie.path, counts: counts).palette == film.palette)
  }

  @Test("a film that is not there is an error of the sequence")
  func missing() async throws {
    await #expect(throws: MediaError.notFound) {
      for try await _ in Film.shots(of: "/nowhere.mkv") {}
    }
    await #expect(throws: InvalidOption.self) {
      _ = try await Film(of: "/nowhere.mkv", options: PaletteOptions(count: 0))
    }
    for change in [
      { $0.sampling = .every(seconds: 7200) }, { $0.sampling = .every(seconds: 0) },
      { $0.start = .nan }, { $0.start = -1e300 }, { $0.end = .infinity },
      { $0.rate = Rational(0, 1) },
    ] as [(inout FilmOptions) -> Void] {
      var reading = FilmOptions()
      change(&reading)
      await #expect(throws: InvalidOption.self) {
        for try await _ in Film.shots(of: "/nowhere.mkv", reading: reading) {}
      }
    }
  }

  @Test("reading a film ends when its task is canceled")
  func cancel() async throws {
    let movie = try Self.movie()
    let counts = movie.path + ".counts"
    let path = movie.path
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await Film(of: path, counts: counts)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(!FileManager.default.fileExists(atPath: counts))
  }

  @Test("a film whose digest takes long is canceled before it is read to its end")
  func cancelDigest() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/large.mkv"
    try Data([0]).write(to: URL(filePath: path))
    // Takes no place on the disk, and ten seconds to read. At its end, it is no film.
    try #require(truncate(path, 8 << 30) == 0)
    let task = Task { try await Film(of: path, counts: folder.path + "/large.counts") }
    try await Task.sleep(for: .milliseconds(100))
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(TemporaryFolder.list(folder.path) == ["large.mkv"])
  }

  @Test("the example of README.md runs, and README.md shows its lines")
  func example() throws {
    let folder = try TemporaryFolder()
    let movie = try Self.movie()
    try FileManager.default.copyItem(atPath: movie.path, toPath: folder.path + "/movie.mp4")
    try Palette(of: Self.red).write(to: folder.path + "/still.jpg", as: .png)
    let process = Process()
    process.executableURL = URL(filePath: builtProgram("five-calls"))
    process.currentDirectoryURL = URL(filePath: folder.path)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(text.contains("#c81e28"))
    #expect(
      TemporaryFolder.list(folder.path) == [
        "movie.counts", "movie.mp4", "still.ase", "still.jpg",
      ])

    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    func lines(_ path: String) throws -> [String] {
      try String(contentsOf: root.appending(path: path), encoding: .utf8)
        .components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    let code = Set(try lines("Examples/FiveCalls/FiveCalls.swift"))
    let shown = try lines("README.md").drop { $0 != "```swift" }.dropFirst()
      .prefix { $0 != "```" }
    #expect(shown.count > 8)
    for line in shown { #expect(code.contains(line), "\(line)") }
  }
}
