import Dispatch
import Palettes
import Platform
import Synchronization

/// The loop over many stills: read in parallel, delivered in the order given.
struct StillJobs {
  let stills: [String]
  /// Threads, 1 or more.
  let workers: Int

  /// What is shared between the workers.
  fileprivate struct Board {
    var nextStill = 0
    var nextDelivery = 0
    var finished: [Int: Result<[UInt8], any Error>] = [:]
    var failures = 0
  }

  /// Stills that may be done ahead of the first one that is not, so that memory stays bounded.
  private static let lead = 64

  /// Works on every still; a failure is one line on standard error, and the others go on.
  ///
  /// - Parameter work: called on any worker; the histogram is that worker's own memory.
  /// - Parameter deliver: called for each success, in order, by one worker at a time.
  /// - Returns: how many stills failed.
  func run(
    _ work: @escaping @Sendable (String, inout Histogram) throws -> [UInt8],
    deliver: @escaping @Sendable (Int, [UInt8]) throws -> Void
  ) -> Int {
    keepMemory()
    let board = Mutex(Board())
    let workers = min(workers, stills.count)
    let room = DispatchSemaphore(value: Self.lead + workers)
    let progress = ProgressLine(total: stills.count)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      var memory = Histogram()
      while true {
        room.wait()
        guard let index = board.withLock({ $0.take(of: stills.count) }) else {
          room.signal()
          return
        }
        let result = Result { try work(stills[index], &memory) }
        board.withLock { board in
          board.finished[index] = result
          while let next = board.finished.removeValue(forKey: board.nextDelivery) {
            let done = board.nextDelivery
            board.nextDelivery += 1
            room.signal()
            progress.clear()
            do {
              try deliver(done, next.get())
            } catch {
              board.failures += 1
              complain("\(stills[done]): \(error)")
            }
            progress.show(done: board.nextDelivery)
          }
        }
      }
    }
    progress.clear()
    return board.withLock { $0.failures }
  }
}

extension StillJobs.Board {
  /// The index of the next still, or `nil` if all are taken.
  fileprivate mutating func take(of count: Int) -> Int? {
    guard nextStill < count else { return nil }
    nextStill += 1
    return nextStill - 1
  }
}

/// Has malloc keep the memory of one still for the next.
///
/// The GNU C library maps what is larger than anything that was ever given back, and unmaps it at
/// once; each page of that costs more than filling it. This gives back 4 MB, untouched.
private func keepMemory() {
  var block: UnsafeMutableRawPointer?
  if posix_memalign(&block, 4096, 1 << 22) == 0 { free(block) }
}

/// Processors that the machine has running, 1 or more.
func availableCores() -> Int {
  max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}
