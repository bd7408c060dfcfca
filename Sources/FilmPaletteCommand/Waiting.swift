import Dispatch
import Synchronization

/// Runs asynchronous work and blocks this thread, which must be one of our own, until it is done.
func waiting<Value: Sendable, Failure: Error>(
  _ work: @escaping @Sendable () async throws(Failure) -> Value
) throws(Failure) -> Value {
  let done = DispatchSemaphore(value: 0)
  let outcome = Mutex<Result<Value, Failure>?>(nil)
  Task.detached {
    let result: Result<Value, Failure>
    do throws(Failure) {
      result = .success(try await work())
    } catch {
      result = .failure(error)
    }
    outcome.withLock { $0 = result }
    done.signal()
  }
  done.wait()
  guard let result = outcome.withLock({ $0 }) else { preconditionFailure("signaled too early") }
  return try result.get()
}
