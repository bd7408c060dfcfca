import Media
import Palettes
import Platform
import Workers

/// Processes many stills in parallel, and delivers the results in the given order.
///
/// Decoders run in separate processes, so that a still that crashes its decoder affects no other
/// still (`Documentation/Decisions/0014-decoders-in-processes.md`).
struct StillJobs {
  let stills: [String]
  /// How many processes, 1 or more.
  let workers: Int
  /// The most bytes of memory for all stills in progress together.
  let memory: Int
  /// The most seconds for one still, after its memory is granted; `nil` for no limit.
  let timeout: Int?

  /// Computes the bytes of the result from the name of a still. The histogram is reusable memory.
  typealias Work = (String, inout Histogram, MemoryShare) throws -> [UInt8]

  /// The most results that may be ready before an unfinished one, so that memory is bounded.
  private static let lead = 64

  /// The most processes at a time, whatever `--jobs` says.
  private static let mostWorkers = 256

  /// The largest block in bytes that is reused from still to still. Larger blocks, which hold whole
  /// pictures, are returned to the system.
  private static let mostKept = 4 << 20

  /// Processes every still. A failure is reported in one line on standard error, and the other
  /// stills are still processed, unless results cannot be written or no process can be started.
  ///
  /// - Parameters:
  ///   - work: runs in another process, unless there is a single plain still.
  ///   - deliver: called for each success, in order; if it throws `BrokenOutput`, the run ends.
  /// - Returns: how many stills failed.
  func run(_ work: @escaping Work, deliver: (Int, [UInt8]) throws -> Void) -> Int {
    CurrentProcess.keepFreedBlocks(upTo: Self.mostKept)
    var line = DeliveryLine(stills: stills)
    if stills.count == 1, timeout == nil, MediaReader.isPlain(path: stills[0]) {
      var memory = Histogram()
      line.finish(0, Result { try work(stills[0], &memory, .alone) }, deliver)
    } else {
      share(work, &line, deliver)
    }
    line.progress.clear()
    return line.failures
  }

  private func share(
    _ work: @escaping Work, _ line: inout DeliveryLine, _ deliver: (Int, [UInt8]) throws -> Void
  ) {
    let workers = min(workers, stills.count, Self.mostWorkers)
    let group = WorkerGroup(
      workers: workers, memory: memory, deadline: timeout.map { .seconds($0) }
    ) {
      siblings throws(SystemError) in
      try WorkerProcess.fork(siblings: siblings, work: Self.workplace(stills, work))
    }
    var next = 0
    while !line.isOver {
      while next < stills.count, group.hasRoom, next < line.done + Self.lead + workers {
        do throws(SystemError) {
          guard try group.begin(next, [Array(String(next).utf8)]) else { continue }
        } catch {
          return line.breakOff("cannot start a process: \(error.words)")
        }
        next += 1
      }
      for (still, outcome) in group.wait() {
        line.finish(still, result(of: outcome), deliver)
      }
    }
  }

  /// The bytes, or an error for the user.
  private func result(of outcome: WorkerGroup.Outcome) -> Result<[UInt8], any Error> {
    switch outcome {
    case .done(let bytes): .success(bytes)
    case .failed(let failure):
      .failure(StillFailure(String(decoding: failure.bytes, as: UTF8.self)))
    case .crashed: .failure(MediaError.decoderCrashed)
    case .tookTooLong: .failure(MediaError.tooSlow(seconds: timeout ?? 0))
    }
  }

  /// The work of a worker process, whose jobs are the numbers of stills.
  private static func workplace(_ stills: [String], _ work: @escaping Work) -> WorkerLoop.Work {
    var memory = Histogram()
    return { job, share in
      guard let index = Int(String(decoding: job, as: UTF8.self)) else {
        return .failure(WorkerFailure(bytes: []))
      }
      do {
        return .success(try work(stills[index], &memory, share))
      } catch {
        return .failure(WorkerFailure(bytes: Array("\(error)".utf8)))
      }
    }
  }
}

/// Collects results as they arrive, and delivers them in the order of their stills.
private struct DeliveryLine {
  let stills: [String]
  let progress: ProgressLine
  private(set) var done = 0
  private(set) var failures = 0
  /// Whether nothing more is left to do.
  var isOver: Bool { done == stills.count }
  private var finished: [Int: Result<[UInt8], any Error>] = [:]

  init(stills: [String]) {
    self.stills = stills
    progress = ProgressLine(total: stills.count)
  }

  mutating func finish(
    _ still: Int, _ result: Result<[UInt8], any Error>,
    _ deliver: (Int, [UInt8]) throws -> Void
  ) {
    finished[still] = result
    while let next = finished.removeValue(forKey: done) {
      progress.clear()
      do {
        try deliver(done, next.get())
      } catch let output as BrokenOutput {
        return breakOff("\(output)")
      } catch {
        failures += 1
        reportError("\(stills[done]): \(error)")
      }
      done += 1
      progress.show(done: done)
    }
  }

  /// Counts all undelivered stills as failed, and reports the reason.
  mutating func breakOff(_ reason: String) {
    progress.clear()
    failures += stills.count - done
    done = stills.count
    reportError(reason)
  }
}

/// Why a still has no result, in words.
private struct StillFailure: Error, CustomStringConvertible {
  let description: String

  init(_ words: String) { description = words }
}
