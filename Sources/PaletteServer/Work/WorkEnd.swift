import ServiceLifecycle

/// When the service is told to end, jobs get half a second more, so that it ends within one second.
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
