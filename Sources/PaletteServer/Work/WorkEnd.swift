import ServiceLifecycle

/// When the service is told to end, its jobs get half a second: with that it is gone within one.
struct WorkEnd: Service {
  let queue: WorkQueue

  func run() async throws {
    try? await gracefulShutdown()
    Task {
      try? await Task.sleep(for: .milliseconds(500))
      queue.stop()
    }
  }
}
