import Media
import Palettes
import Platform
import Workers

/// The loop over many stills: read in parallel, delivered in the order given.
///
/// Decoders run in processes of their own, so that a still that makes one crash costs nothing but
/// itself (`Documentation/Decisions/0014-decoders-in-processes.md`).
struct StillJobs {
  let stills: [String]
  /// Processes, 1 or more.
  let workers: Int
  /// Bytes of memory that stills under way may take together.
  let memory: Int
  /// Seconds that one still may take, once it has its memory; `nil` for as long as it wants.
  let timeout: Int?

  /// From the name of a still to the bytes of its result; the histogram is memory to be used again.
  typealias Work = (String, inout Histogram, MemoryShare) throws -> [UInt8]

  /// Stills that may be done ahead of the first one that is not, so that memory stays bounded.
  private static let lead = 64

  /// Processes that may run at a time, whatever `--jobs` says.
  private static let mostWorkers = 256

  /// Bytes of a block that is used from still to still; larger ones, which hold whole pictures, go
  /// back to the system.
  private static let mostKept = 4 << 20

  /// Works on every still; a failure is one line on standard error, and the others go on, unless
  /// there is nowhere to put them, or no process to do them.
  ///
  /// - Parameters:
  ///   - work: runs in another process, unless there is one plain still.
  ///   - deliver: called for each success, in order; `BrokenOutput` from it ends the run.
  /// - Returns: how many stills failed.
  func run(_ work: @escaping Work, deliver: (Int, [UInt8]) throws -> Void) -> Int {
    ThisProcess.keepFreedBlocks(upTo: Self.mostKept)
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

  /// The bytes, or what a person is told.
  private func result(of outcome: WorkerGroup.Outcome) -> Result<[UInt8], any Error> {
    switch outcome {
    case .done(let bytes): .success(bytes)
    case .failed(let failure):
      .failure(StillFailure(String(decoding: failure.bytes, as: UTF8.self)))
    case .crashed: .failure(MediaError.decoderCrashed)
    case .tookTooLong: .failure(MediaError.tooSlow(seconds: timeout ?? 0))
    }
  }

  /// What a worker does: its jobs are numbers of stills.
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

/// Results as they come, delivered in the order of their stills.
private struct DeliveryLine {
  let stills: [String]
  let progress: ProgressLine
  private(set) var done = 0
  private(set) var failures = 0
  /// Whether nothing more is to be done.
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
        complain("\(stills[done]): \(error)")
      }
      done += 1
      progress.show(done: done)
    }
  }

  /// Gives up what is not delivered, for one reason.
  mutating func breakOff(_ reason: String) {
    progress.clear()
    failures += stills.count - done
    done = stills.count
    complain(reason)
  }
}

/// Why a still has no result, in words.
private struct StillFailure: Error, CustomStringConvertible {
  let description: String

  init(_ words: String) { description = words }
}
