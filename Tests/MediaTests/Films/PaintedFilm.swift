import Films
import Foundation
import Frames
import Media
import Palettes
import Testing

/// Painted frames, encoded by FFmpeg's command into a file that goes when nobody holds it.
final class PaintedFilm {
  static let colors: [[UInt8]] = [[208, 58, 42], [92, 122, 74], [32, 56, 76], [240, 230, 210]]
  static let grays: [[UInt8]] = [
    [40, 40, 40], [200, 200, 200], [120, 120, 120], [250, 250, 250],
  ]

  /// Keeps every code value.
  static let lossless = ["-c:v", "ffv1", "-level", "3"]
  /// Frames that depend on later ones.
  static let reordered = ["-c:v", "libx264", "-preset", "fast", "-crf", "3", "-bf", "3"]

  /// Where FFmpeg's command is; the tests of films need it.
  static let ffmpeg: URL? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { URL(fileURLWithPath: "\($0)/ffmpeg") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  let path: String
  private let folder: URL

  /// - Parameters:
  ///   - name: the file's; its ending chooses the container.
  ///   - frames: raw frames of `signal`, one after the other.
  ///   - filters: FFmpeg's filters, after that of the signal's tags.
  ///   - coding: the flags of FFmpeg's output.
  init(
    _ name: String, _ frames: [[UInt8]], _ signal: PaintedSignal = PaintedSignal(),
    width: Int = 64, height: Int = 36, rate: String = "24", filters: [String] = [],
    coding: [String] = lossless
  ) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appendingPathComponent(name).path
    let raw = folder.appendingPathComponent("raw").path
    try Data(frames.joined()).write(to: URL(fileURLWithPath: raw))
    let filter = (signal.filter + filters).joined(separator: ",")
    try Self.run(
      [
        "-f", "rawvideo", "-pix_fmt", signal.pixels, "-s", "\(width)x\(height)", "-r", rate,
        "-i", raw,
      ] + (filter.isEmpty ? [] : ["-vf", filter]) + signal.flags
        + ["-pix_fmt", signal.pixels] + coding
        + ["-threads", "1", path])
    try FileManager.default.removeItem(atPath: raw)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Runs FFmpeg's command to its end.
  static func run(_ arguments: [String]) throws {
    let command: URL = try #require(ffmpeg, "ffmpeg is not installed: Tools/setup test")
    let process = Process()
    process.executableURL = command
    process.arguments = ["-hide_banner", "-v", "error", "-nostdin", "-y"] + arguments
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "ffmpeg \(arguments)")
  }

  func source(_ options: FilmOptions = FilmOptions(), threads: Int = 1) throws -> FilmSource {
    try FilmSource(FilmFile(path: path), options: options, threads: threads)
  }

  /// All frames.
  func frames(_ options: FilmOptions = FilmOptions(), threads: Int = 1) throws -> [FilmFrame] {
    let source = try source(options, threads: threads)
    var frames: [FilmFrame] = []
    while let frame = try source.nextFrame() { frames.append(frame) }
    return frames
  }

  /// The file's.
  var bytes: [UInt8] {
    get throws { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }
  }

  /// Puts other bytes in the file's place.
  func replace(_ bytes: some Sequence<UInt8>) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }
}

extension Frame {
  /// The pixel in the middle of each quarter, in reading order.
  var quarters: [[UInt8]] {
    [(1, 1), (3, 1), (1, 3), (3, 3)].map { x, y in
      pixel(x * width / 4, y * height / 4)
    }
  }

  func pixel(_ x: Int, _ y: Int) -> [UInt8] {
    let start = channels * (y * width + x)
    return Array(bytes[start..<start + 3])
  }

  /// The greatest difference of a channel in any quarter from what was painted, 0…255.
  func error(_ painted: [[UInt8]]) -> Int {
    zip(quarters, painted).flatMap { found, wanted in
      zip(found, wanted).map { abs(Int($0) - Int($1)) }
    }.max() ?? 255
  }
}
