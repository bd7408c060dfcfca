import Media
import Palettes
import Platform
import Workers

/// Processes many stills in parallel, and delivers the results in the given order.
struct StillJobs {
  let stills: [String]
  /// How many processes, 1 or more.
  let workers: Int
  /// The most bytes of memory for all stills in progress together.
  let memory: Int
  /// The most seconds for one still, after its memory is granted; `nil` for no limit.
  let timeout: Int?

  /// Computes the bytes of the result from the name of a still. The histogram is reusable memory.
  typealias Work = OrderedJobs.Work

  /// Processes every still. A failure is reported in one line on standard error, and the other
  /// stills are still processed, unless results cannot be written or no process can be started.
  ///
  /// - Parameters:
  ///   - work: runs in another process, unless there is a single plain still.
  ///   - deliver: called for each success, in order; if it throws `BrokenOutput`, the run ends.
  /// - Returns: how many stills failed.
  func run(_ work: @escaping Work, deliver: (Int, [UInt8]) throws -> Void) -> Int {
    let progress = ProgressLine(total: stills.count)
    var (done, failures) = (0, 0)
    func finish(_ result: Result<[UInt8], any Error>) throws {
      progress.clear()
      do {
        try deliver(done, result.get())
      } catch let output as BrokenOutput {
        throw output
      } catch {
        failures += 1
        reportError("\(stills[done]): \(error)")
      }
      done += 1
      progress.show(done: done)
    }
    do {
      try share(work, finish)
    } catch {
      // All undelivered stills have failed.
      progress.clear()
      failures += stills.count - done
      reportError("\(error)")
    }
    progress.clear()
    return failures
  }

  private func share(
    _ work: @escaping Work, _ finish: (Result<[UInt8], any Error>) throws -> Void
  ) throws {
    if stills.count == 1, timeout == nil, MediaReader.isPlain(path: stills[0]) {
      OrderedJobs.prepareMemory()
      var memory = Histogram()
      return try finish(Result { try work(stills[0], &memory, .alone) })
    }
    var names = NameStream(stills)
    try OrderedJobs(workers: workers, memory: memory, timeout: timeout)
      .run(&names, work) { _, result in try finish(result) }
  }
}
