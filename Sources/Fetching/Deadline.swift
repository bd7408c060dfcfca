/// The result of the work, or `FetchError.timedOut` if the time runs out first.
///
/// In that case the work is canceled, and this function waits for it to end, so the work must end
/// soon after cancellation.
///
/// - Throws: what the work throws, and `FetchError.failed` if the caller's task is canceled.
func within<Value: Sendable>(
  _ limit: Duration, _ work: @escaping @Sendable () async throws(FetchError) -> Value
) async throws(FetchError) -> Value {
  let first = await withTaskGroup(of: Result<Value, FetchError>.self) { group in
    group.addTask {
      do throws(FetchError) {
        return .success(try await work())
      } catch {
        return .failure(error)
      }
    }
    group.addTask {
      do {
        try await Task.sleep(for: limit)
        return .failure(.timedOut(after: limit))
      } catch {
        return .failure(.failed("was canceled"))
      }
    }
    let first = await group.next()
    group.cancelAll()
    return first
  }
  guard let first else { preconditionFailure("two tasks were started") }
  return try first.get()
}
