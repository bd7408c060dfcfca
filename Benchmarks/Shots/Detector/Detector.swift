import Foundation
import Frames
import Platform
import Shots

/// `Detector WIDTH HEIGHT RATE FILE…`: for each file of raw frames (3 bytes a pixel, gamma-coded
/// sRGB; `-` is standard input) a line of its path, the number of frames, the microseconds of CPU
/// that the detector took for each, and `frame:transition` for each shot but the first.
@main
struct Detector {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 4, let width = Int(arguments[1]), let height = Int(arguments[2]),
      let rate = Double(arguments[3])
    else {
      print("usage: Detector WIDTH HEIGHT RATE FILE…")
      return
    }
    for path in arguments[4...] {
      guard let file = path == "-" ? .standardInput : FileHandle(forReadingAtPath: path) else {
        throw CocoaError(.fileReadNoSuchFile, userInfo: [NSFilePathErrorKey: path])
      }
      try report(path, file, width: width, height: height, rate: rate)
    }
  }

  private static func report(
    _ path: String, _ file: FileHandle, width: Int, height: Int, rate: Double
  ) throws {
    var detector = ShotDetector(framesPerSecond: rate)
    var begins: [String] = []
    var (frames, seconds) = (0, 0.0)
    func time(_ work: () -> [ShotFrame]) {
      let start = cpuSeconds()
      let decided = work()
      seconds += cpuSeconds() - start
      for frame in decided where frame.index > 0 {
        if let kind = frame.begins { begins.append("\(frame.index):\(kind)") }
      }
    }
    while let bytes = try file.read(upToCount: 3 * width * height),
      bytes.count == 3 * width * height
    {
      let frame = Frame(width: width, height: height, bytes: [UInt8](bytes))
      time { detector.add(frame) }
      frames += 1
    }
    time { detector.finish() }
    let pace = (1e6 * seconds / Double(max(1, frames))).rounded()
    print(path, frames, Int(pace), begins.joined(separator: " "), separator: "\t")
  }

  /// The CPU time of this process so far.
  private static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }
}
