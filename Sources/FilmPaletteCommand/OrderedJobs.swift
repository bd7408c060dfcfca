import Media
import Palettes
import Platform
import Workers

/// Work on files in separate processes, whose results come in the order of the files, while names
/// may still arrive.
///
/// Decoders run in separate processes, so that a file that crashes its decoder affects no other
/// file (`Documentation/Decisions/0014-decoders-in-processes.md`).
struct OrderedJobs {
  /// How many processes, 1 or more.
  let workers: Int
  /// The most bytes of memory for all files in progress together.
  let memory: Int
  /// The most seconds for one file, after its memory is granted; `nil` for no limit.
  let timeout: Int?

  /// Computes the bytes of the result from the name of a file. The histogram is reusable memory.
  typealias Work = (String, inout Histogram, MemoryShare) throws -> [UInt8]

  /// The most results that may be ready before an unfinished one, so that memory is bounded.
  private static let lead = 64

  /// The most processes at a time, whatever `--jobs` says.
  private static let mostWorkers = 256

  /// The largest block in bytes that is reused from file to file. Larger blocks, which hold whole
  /// pictures, are returned to the system.
  private static let mostKept = 4 << 20

  /// Makes malloc reuse what it should from file to file.
  static func prepareMemory() { CurrentProcess.keepFreedBlocks(upTo: mostKept) }

  /// Works on every file that `names` gives, and returns after the last.
  ///
  /// Each result is delivered as soon as it and all results before it are there. While `deliver`
  /// blocks, at most `lead` files are read ahead.
  ///
  /// - Parameters:
  ///   - work: runs in other processes.
  ///   - deliver: called with each file and its result, in order.
  /// - Throws: what `deliver` throws; `JobFailure` if no process can be started.
  func run(
    _ names: inout NameStream, _ work: @escaping Work,
    deliver: (_ name: String, _ result: Result<[UInt8], any Error>) throws -> Void
  ) throws {
    Self.prepareMemory()
    let workers = min(workers, Self.mostWorkers)
    let group = WorkerGroup(
      workers: workers, memory: memory, deadline: timeout.map { .seconds($0) }
    ) {
      siblings throws(SystemError) in
      try WorkerProcess.fork(siblings: siblings, work: Self.workplace(work))
    }
    var line = DeliveryLine(room: Self.lead + workers)
    while true {
      while let name = names.first, group.hasRoom, line.hasRoom {
        do throws(SystemError) {
          guard try group.begin(line.next, [name.nameBytes]) else { continue }
        } catch {
          throw JobFailure(description: "cannot start a process: \(error.words)")
        }
        line.begin(name)
        names.removeFirst()
      }
      if line.isEmpty, names.isAtEnd { return }
      let source = group.hasRoom && line.hasRoom ? names.descriptor : nil
      let ended = group.wait(or: source)
      if ended.isEmpty, source != nil { names.read() }
      for (job, outcome) in ended {
        try line.finish(job, result(of: outcome), deliver)
      }
    }
  }

  /// The bytes, or an error for the user.
  private func result(of outcome: WorkerGroup.Outcome) -> Result<[UInt8], any Error> {
    switch outcome {
    case .done(let bytes): .success(bytes)
    case .failed(let failure):
      .failure(JobFailure(description: String(decoding: failure.bytes, as: UTF8.self)))
    case .crashed: .failure(MediaError.decoderCrashed)
    case .tookTooLong: .failure(MediaError.tooSlow(seconds: timeout ?? 0))
    }
  }

  /// The work of a worker process, whose jobs are names of files.
  private static func workplace(_ work: @escaping Work) -> WorkerLoop.Work {
    var memory = Histogram()
    return { job, share in
      do {
        return .success(try work(String(nameBytes: job), &memory, share))
      } catch {
        return .failure(WorkerFailure(bytes: Array("\(error)".utf8)))
      }
    }
  }
}

/// Files in progress, and results that wait for results before them.
private struct DeliveryLine {
  /// The most files in progress and results that wait, together.
  let room: Int
  /// The number of the next file.
  private(set) var next = 0
  private var done = 0
  private var names: [Int: String] = [:]
  private var finished: [Int: Result<[UInt8], any Error>] = [:]

  init(room: Int) { self.room = room }

  var hasRoom: Bool { next - done < room }
  /// Whether nothing is in progress, and no result waits.
  var isEmpty: Bool { next == done }

  mutating func begin(_ name: String) {
    names[next] = name
    next += 1
  }

  mutating func finish(
    _ job: Int, _ result: Result<[UInt8], any Error>,
    _ deliver: (String, Result<[UInt8], any Error>) throws -> Void
  ) throws {
    finished[job] = result
    while let result = finished.removeValue(forKey: done) {
      guard let name = names.removeValue(forKey: done) else {
        preconditionFailure("a result has a file")
      }
      done += 1
      try deliver(name, result)
    }
  }
}

/// Why a file has no result, or why no file can be read, in words.
struct JobFailure: Error, CustomStringConvertible {
  let description: String
}
