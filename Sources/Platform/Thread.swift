/// A system thread, for work that blocks.
package enum Thread {
  /// Runs `body` on a new thread with a stack of 8 MiB, which decoders expect.
  ///
  /// Nothing waits for the thread: it ends with `body`, or with the process.
  package static func detach(_ body: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 8 << 20)
    pthread_attr_setdetachstate(&attributes, CInt(PTHREAD_CREATE_DETACHED))
    let box = Unmanaged.passRetained(Body(body))
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    let failure = pthread_create(
      &thread, &attributes,
      { argument in
        // Optional only on some systems.
        let argument: UnsafeMutableRawPointer? = argument
        Unmanaged<Body>.fromOpaque(argument!).takeRetainedValue().run()
        return nil
      }, box.toOpaque())
    precondition(failure == 0, "the system gives no thread")
    pthread_attr_destroy(&attributes)
  }

  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
}
