import BuiltPrograms
import Platform
import Testing

@testable import Workers

@Suite("processes that do jobs", .serialized)
struct WorkerGroupTests {
  /// A group whose workers are `worker-probe`, which is built beside the tests.
  private func group(
    workers: Int = 1, memory: Int = 1_000_000_000, deadline: Duration? = nil
  ) -> WorkerGroup {
    WorkerGroup(workers: workers, memory: memory, deadline: deadline) {
      _ throws(SystemError) in
      try WorkerProcess.start(builtProgram("worker-probe"), arguments: ["worker-probe"])
    }
  }

  /// Does jobs, and tells what became of each, in their order.
  private func outcomes(_ jobs: [String], _ group: WorkerGroup) throws -> [WorkerGroup.Outcome?] {
    var outcomes = [WorkerGroup.Outcome?](repeating: nil, count: jobs.count)
    var next = 0
    while outcomes.contains(nil) {
      while next < jobs.count, group.hasRoom {
        guard try group.begin(next, [Array(jobs[next].utf8)]) else { continue }
        next += 1
      }
      for (job, outcome) in group.wait() { outcomes[job] = outcome }
    }
    return outcomes
  }

  @Test("many jobs on few workers each get their own result")
  func many() throws {
    let words = (0..<100).map { "word \($0)" }
    let found = try outcomes(words.map { "echo \($0)" }, group(workers: 3))
    #expect(found == words.map { .done(Array($0.utf8)) })
  }

  @Test("a job that crashes its process costs only itself")
  func crash() throws {
    let found = try outcomes(
      ["echo a", "crash", "echo b", "exit", "echo c", "fail why"], group())
    #expect(
      found == [
        .done(Array("a".utf8)), .crashed(.killed(signal: SIGABRT)), .done(Array("b".utf8)),
        .crashed(.exited(status: 3)), .done(Array("c".utf8)),
        .failed(WorkerFailure(bytes: Array("why".utf8))),
      ])
  }

  @Test("bytes and results of many megabytes come through whole")
  func large() throws {
    let group = group(workers: 2)
    let text = String(repeating: "0123456789", count: 3_000_000)
    #expect(
      try outcomes(["echo \(text)", "large 40000000"], group) == [
        .done(Array(text.utf8)), .done([UInt8](repeating: 7, count: 40_000_000)),
      ])
  }

  @Test("a job that takes too long is stopped, and the next is done")
  func deadline() throws {
    let group = group(deadline: .seconds(5))
    #expect(try outcomes(["hang", "echo a"], group) == [.tookTooLong, .done(Array("a".utf8))])
  }

  @Test("a large result that was not received at once was given up as too slow")
  func lateReceipt() throws {
    let group = group(deadline: .seconds(5))
    #expect(try outcomes(["echo a"], group) == [.done(Array("a".utf8))])
    #expect(try group.begin(0, [Array("large 40000000".utf8)]))
    // Hands the job over, and then does something else for longer than the deadline.
    let (near, far) = try makeSocketPair()
    close(far)
    #expect(group.wait(or: near).isEmpty)
    sleep(6)
    #expect(group.wait().map(\.outcome) == [.done([UInt8](repeating: 7, count: 40_000_000))])
    close(near)
  }

  @Test("a job that nobody wants any more is stopped at once")
  func cancel() throws {
    let group = group(workers: 2)
    _ = try group.begin(1, [Array("hang".utf8)])
    _ = try group.begin(2, [Array("echo a".utf8)])
    #expect(group.wait().map(\.job) == [2])
    group.cancel(1)
    group.cancel(1)
    let words = ["b", "c"].map { WorkerGroup.Outcome.done(Array($0.utf8)) }
    #expect(try outcomes(["echo b", "echo c"], group) == words)
  }

  @Test("jobs that need memory together have it one after the other")
  func memory() throws {
    let group = group(workers: 2, memory: 100_000_000)
    let spans = try outcomes(
      ["hold 60000000 0.2", "hold 60000000 0.2", "hold 60000000 0.2"], group
    ).map { outcome -> ClosedRange<Double> in
      guard case .done(let bytes) = outcome else { return 0...0 }
      let times = String(decoding: bytes, as: UTF8.self).split(separator: " ").compactMap {
        Double($0)
      }
      return times[0]...times[1]
    }.sorted { $0.lowerBound < $1.lowerBound }
    #expect(spans.count == 3 && spans[0].upperBound > 0)
    for (before, after) in zip(spans, spans.dropFirst()) {
      #expect(before.upperBound <= after.lowerBound)
    }
  }

  @Test("the time for which a job waits for memory does not count")
  func patience() throws {
    let group = group(workers: 2, memory: 100_000_000, deadline: .seconds(5))
    let found = try outcomes([String](repeating: "hold 90000000 2", count: 3), group)
    #expect(
      found.allSatisfy { outcome in
        if case .done = outcome { true } else { false }
      })
  }

  @Test(
    "a job that needs far more than it said gets no memory",
    .enabled(if: access("/proc/self/statm", R_OK) == 0, "the limit is held by Linux alone"))
  func greed() throws {
    let group = group()
    #expect(
      try outcomes(["grow 30000000", "grow 700000000", "large 200000000"], group) == [
        .done(Array("yes".utf8)), .failed(WorkerFailure(bytes: Array("no".utf8))),
        .done([UInt8](repeating: 7, count: 200_000_000)),
      ])
  }

  @Test("a worker ends with its group, in the middle of a job too")
  func orphans() throws {
    let worker = try WorkerProcess.start(builtProgram("worker-probe"), arguments: ["worker-probe"])
    let message = Message.head(.job, count: 4) + Array("hang".utf8)
    try writeAll(message, to: worker.socket)
    close(worker.socket)
    #expect(waitForEnd(of: worker.id) == .exited(status: 0))
  }

  @Test("a group that cannot start its workers says so, and can be asked again")
  func missing() {
    let group = WorkerGroup(workers: 1, memory: 1) { _ throws(SystemError) in
      try WorkerProcess.start("/nowhere/at all", arguments: ["all"])
    }
    for _ in 0..<2 {
      #expect(throws: SystemError(ENOENT)) { _ = try group.begin(1, []) }
    }
    #expect(group.hasRoom)
  }

  @Test("jobs go on with fewer workers where the system gives no more")
  func few() throws {
    var started = 0
    let group = WorkerGroup(workers: 5, memory: 1_000_000_000) { _ throws(SystemError) in
      started += 1
      if started > 2 { throw SystemError(EAGAIN) }
      return try WorkerProcess.start(builtProgram("worker-probe"), arguments: ["worker-probe"])
    }
    let words = (0..<20).map { "\($0)" }
    #expect(
      try outcomes(words.map { "echo \($0)" }, group) == words.map { .done(Array($0.utf8)) })
  }

  @Test("a worker that asks twice for memory is ended")
  func rude() throws {
    let group = group()
    #expect(try outcomes(["twice", "echo a"], group).last == .done(Array("a".utf8)))
  }

  @Test("a byte wakes who waits")
  func wake() throws {
    var ends: [CInt] = [-1, -1]
    try #require(pipe(&ends) == 0)
    defer {
      for end in ends { close(end) }
    }
    let group = group()
    _ = try group.begin(1, [Array("hang".utf8)])
    try writeAll([1], to: ends[1])
    #expect(group.wait(or: ends[0]).isEmpty)
  }
}
