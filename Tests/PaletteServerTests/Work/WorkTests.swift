import BuiltPrograms
import Media
import Palettes
import Platform
import Testing
import Workers

@testable import PaletteFiles
@testable import PaletteServer

@Suite(.timeLimit(.minutes(3))) struct WorkTests {
  /// A queue whose workers do what `worker-probe` is told.
  private func queue(
    workers: Int = 1, capacity: Int = 5, seconds: Int = 30
  ) -> WorkQueue {
    let queue = WorkQueue(
      workers: workers, capacity: capacity, memory: 1_000_000_000, seconds: seconds
    ) { () throws(SystemError) in
      try WorkerProcess.start(builtProgram("worker-probe"), arguments: ["worker-probe"])
    }
    queue.start()
    return queue
  }

  /// Until so many jobs run and wait.
  private func load(_ running: Int, _ waiting: Int = 0, in queue: WorkQueue) async throws {
    while queue.load != (waiting, running) { try await Task.sleep(for: .milliseconds(5)) }
  }

  @Test("a job more than may wait is refused; the others are done")
  func overflow() async throws {
    let queue = queue(capacity: 1)
    defer { queue.stop() }
    let presence = ClientPresence()
    let first = Task { try await queue.run([Array("hang".utf8)], for: presence, of: "a") }
    try await load(1, in: queue)
    let second = Task {
      try await queue.run([Array("echo 2".utf8)], for: ClientPresence(), of: "a")
    }
    try await load(1, 1, in: queue)
    await #expect(throws: ServiceError.busy) {
      try await queue.run([Array("echo 3".utf8)], for: ClientPresence(), of: "a")
    }
    presence.leave()
    await #expect(throws: CancellationError.self) { try await first.value }
    #expect(try await second.value == Array("2".utf8))
  }

  @Test("64 waiting jobs of one client leave room for another's")
  func share() async throws {
    let queue = queue(capacity: 6)
    let endless = Task { try await queue.run([Array("hang".utf8)], for: ClientPresence(), of: "a") }
    try await load(1, in: queue)
    // 4 = 2 · (6 − 4), the share of one alone.
    var waiting: [Task<[UInt8], any Error>] = []
    for (number, client) in ["a", "a", "a", "a", "b", "c"].enumerated() {
      waiting.append(
        Task { try await queue.run([Array("echo".utf8)], for: ClientPresence(), of: client) })
      try await load(1, number + 1, in: queue)
      guard number >= 3 else { continue }
      await #expect(throws: ServiceError.busy) {
        try await queue.run([Array("echo".utf8)], for: ClientPresence(), of: "a")
      }
    }
    await #expect(throws: ServiceError.busy) {
      try await queue.run([Array("echo".utf8)], for: ClientPresence(), of: "d")
    }
    queue.stop()
    for job in [endless] + waiting {
      await #expect(throws: CancellationError.self) { try await job.value }
    }
  }

  @Test("a client that leaves takes its waiting job with it")
  func leftWaiting() async throws {
    let queue = queue()
    defer { queue.stop() }
    let first = Task { try await queue.run([Array("hang".utf8)], for: ClientPresence(), of: "a") }
    try await load(1, in: queue)
    let presence = ClientPresence()
    let second = Task { try await queue.run([Array("echo 2".utf8)], for: presence, of: "a") }
    try await load(1, 1, in: queue)
    presence.leave()
    await #expect(throws: CancellationError.self) { try await second.value }
    #expect(queue.load == (0, 1))
    await #expect(throws: CancellationError.self) {
      try await queue.run([Array("echo 3".utf8)], for: presence, of: "a")
    }
    queue.stop()
    await #expect(throws: CancellationError.self) { try await first.value }
  }

  @Test("a client that leaves stops the job under way, and the worker's place is taken")
  func leftWorking() async throws {
    let queue = queue()
    defer { queue.stop() }
    let presence = ClientPresence()
    let endless = Task { try await queue.run([Array("hang".utf8)], for: presence, of: "a") }
    try await load(1, in: queue)
    presence.leave()
    await #expect(throws: CancellationError.self) { try await endless.value }
    let echo = try await queue.run([Array("echo 2".utf8)], for: ClientPresence(), of: "a")
    #expect(echo == Array("2".utf8))
  }

  @Test("the end of the service stops jobs that do not end by themselves")
  func end() async throws {
    let queue = queue(workers: 2)
    let endless = Task { try await queue.run([Array("hang".utf8)], for: ClientPresence(), of: "a") }
    try await load(1, in: queue)
    let waiting = Task { try await queue.run([Array("hang".utf8)], for: ClientPresence(), of: "a") }
    try await load(2, in: queue)
    queue.stop()
    for job in [endless, waiting] {
      await #expect(throws: CancellationError.self) { try await job.value }
    }
    await #expect(throws: CancellationError.self) {
      try await queue.run([Array("echo 3".utf8)], for: ClientPresence(), of: "a")
    }
  }

  @Test("a job that crashes or takes too long says so, and costs nobody else anything")
  func faults() async throws {
    let queue = queue(seconds: 5)
    defer { queue.stop() }
    await #expect(throws: MediaError.decoderCrashed) {
      try await queue.run([Array("crash".utf8)], for: ClientPresence(), of: "a")
    }
    #expect(queue.crashes == 1)
    await #expect(throws: MediaError.tooSlow(seconds: 5)) {
      try await queue.run([Array("hang".utf8)], for: ClientPresence(), of: "a")
    }
    let echo = try await queue.run([Array("echo 2".utf8)], for: ClientPresence(), of: "a")
    #expect(echo == Array("2".utf8))
  }

  @Test("what a worker says of its job reaches who asked")
  func failure() async throws {
    let queue = queue(workers: 2, capacity: 0)
    defer { queue.stop() }
    let refusal = WorkRefusal(status: 415, isNoPicture: true, detail: "it is  no picture")
    await #expect(throws: refusal) {
      try await queue.run([Array("fail ".utf8), refusal.coded], for: ClientPresence(), of: "a")
    }
  }

  @Test("a service whose program is gone says that it failed, and goes on")
  func noProgram() async throws {
    let queue = WorkQueue(workers: 1, capacity: 1, memory: 1, seconds: 1) {
      () throws(SystemError) in
      try WorkerProcess.start("/nowhere/at all", arguments: ["all"])
    }
    queue.start()
    defer { queue.stop() }
    for _ in 0..<2 {
      let error = await #expect(throws: WorkRefusal.self) {
        try await queue.run([[]], for: ClientPresence(), of: "a")
      }
      #expect(error?.status == 500)
    }
  }

  @Test("a job passes between processes with all its options")
  func coding() throws {
    var options = PaletteOptions()
    let choices = [
      ("count", "5"), ("space", "oklab"), ("region", "0.1,0.2,0.3,0.4"), ("seed", "7"),
      ("min-chroma", "0.05"), ("lock", "#ff0000"),
    ]
    for (name, value) in choices {
      try #require(PaletteOptions.field(named: name)).set(value, in: &options)
    }
    var limits = ReadLimits()
    (limits.pixels, limits.bytes, limits.memory) = (1, 2, 3)
    let formats = PaletteFormat.all.map { StillWork.Shape.format($0) }
    for shape in [StillWork.Shape.clusters, .link] + formats {
      let work = StillWork(
        bytes: [0, 255, 10], name: "a\n\0 still é", options: options, shape: shape,
        extras: [.labels, .preview], limits: limits, digest: "d")
      let back = try #require(StillWork(coded: Array(work.coded.joined())))
      #expect(back.coded == work.coded && back.key == work.key)
      #expect(back.bytes == work.bytes && back.extras == work.extras && back.limits == limits)
      for cut in [0, 3, 10, work.coded[0].count - 1] {
        #expect(StillWork(coded: Array(work.coded[0].prefix(cut))) == nil)
      }
    }
  }

  @Test("a bucket empties, fills again in time, and belongs to one client")
  func rate() {
    let rates = RateLimiter(rate: 2)
    let start = ContinuousClock.now
    #expect(rates.secondsToWait("a", now: start) == nil)
    #expect(rates.secondsToWait("a", now: start) == nil)
    #expect(rates.secondsToWait("a", now: start) == 30)
    #expect(rates.secondsToWait("b", now: start) == nil)
    #expect(rates.secondsToWait("a", now: start + .seconds(31)) == nil)
    #expect(RateLimiter(rate: 0).secondsToWait("a", now: start) == nil)
  }

  @Test("the cache keeps within its bytes and drops what was used longest ago")
  func cache() {
    let cache = ResultCache(capacity: 10_000)
    for number in 0..<50 {
      cache.keep([UInt8](repeating: 1, count: 300), for: "\(number)")
      _ = cache.bytes(for: "0")
      #expect(cache.counts.bytes <= 10_000)
    }
    #expect(cache.bytes(for: "0") != nil)
    #expect(cache.bytes(for: "1") == nil)
    #expect(cache.bytes(for: "49") != nil)
    cache.keep([UInt8](repeating: 1, count: 5000), for: "large")
    #expect(cache.bytes(for: "large") == nil)
  }
}
