import Dispatch
import Platform
import Workers

/// A worker that does what its jobs say: `echo TEXT`, `fail TEXT`, `crash`, `exit`, `hang`,
/// `large BYTES`, `hold BYTES SECONDS`, `grow BYTES`, `twice`.
@main
struct WorkerProbe {
  static func main() {
    if CommandLine.argc == 4 { leaveUnfinished() }
    WorkerLoop.serve(on: STDIN_FILENO) { job, share in
      let words = String(decoding: job, as: UTF8.self).split(separator: " ", maxSplits: 1)
      return Result { () throws(WorkerFailure) in
        try answer(String(words.first ?? ""), words.count > 1 ? String(words[1]) : "", share)
      }
    }
  }

  /// `worker-probe unfinished PATH nameless|named|several`: begins a file, says so, and waits for a
  /// signal. `several`: begins a second file, and finishes others on several threads, before that.
  private static func leaveUnfinished() -> Never {
    CurrentProcess.removeUnfinishedFiles()
    let (path, kind) = (CurrentProcess.arguments[2], CurrentProcess.arguments[3])
    guard
      let file = try? UnfinishedFile(
        for: path, permissions: nil, mayBeNameless: kind == "nameless")
    else { exit(1) }
    try? writeAll([1, 2, 3], to: file.descriptor)
    if kind == "several" { writeOthers(beside: path) }
    try? writeAll([1], to: STDOUT_FILENO)
    while true { pause() }
  }

  /// Finishes `PATH-0` to `PATH-31` on several threads, and leaves one more file unfinished.
  private static func writeOthers(beside path: String) {
    do {
      _ = try UnfinishedFile(for: path, permissions: nil, mayBeNameless: false)
    } catch {
      exit(1)
    }
    DispatchQueue.concurrentPerform(iterations: 32) { number in
      do {
        let file = try UnfinishedFile(
          for: "\(path)-\(number)", permissions: nil, mayBeNameless: false)
        try writeAll([4], to: file.descriptor)
        try file.finish()
      } catch {
        exit(1)
      }
    }
  }

  private static func answer(
    _ word: String, _ rest: String, _ share: MemoryShare
  ) throws(WorkerFailure) -> [UInt8] {
    switch word {
    case "echo": return Array(rest.utf8)
    case "fail": throw WorkerFailure(bytes: Array(rest.utf8))
    case "crash": abort()
    case "exit": exit(3)
    case "hang": while true { sleep(1) }
    case "large": return [UInt8](repeating: 7, count: Int(rest) ?? 0)
    case "hold":
      // Takes its share, and tells when it had it and when it left.
      let numbers = rest.split(separator: " ").compactMap { Double($0) }
      share.take(Int(numbers[0]))
      let start = now
      usleep(useconds_t(numbers[1] * 1e6))
      return Array("\(start) \(now)".utf8)
    case "grow":
      // A job that needs more than it said.
      share.take(1_000_000)
      guard let block = malloc(Int(rest) ?? 0) else { throw WorkerFailure(bytes: Array("no".utf8)) }
      free(block)
      return Array("yes".utf8)
    case "twice":
      share.take(1)
      share.take(1)
      return []
    default: throw WorkerFailure(bytes: Array("unknown".utf8))
    }
  }

  /// Seconds of a clock that all processes share.
  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
