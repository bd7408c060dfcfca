/// What a process may do to itself before it does what others ask of it.
extension ThisProcess {
  /// Opens what is missing of standard input, output and error, so that no other file gets their
  /// numbers; what is written to those fails.
  package static func openStandardDescriptors() {
    // The lowest number that is free is the one that is missing.
    for standard in STDIN_FILENO...STDERR_FILENO where fcntl(standard, F_GETFD) < 0 {
      _ = open("/dev/null", O_RDONLY)
    }
  }

  /// Has a file that grows beyond its limit (`ulimit -f`) be an error, `EFBIG`, as a full disk is one,
  /// for this process and those that it starts.
  ///
  /// For programs, not for libraries: signals are the program's.
  package static func surviveFileLimit() { signal(SIGXFSZ, SIG_IGN) }

  /// Whether a descriptor is one end of a socket.
  package static func isSocket(_ descriptor: CInt) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
  }

  /// Has these signals, which a terminal or a supervisor sends to all processes of a group, mean
  /// nothing to this one.
  package static func leaveSignalsToParent() {
    for signal in [SIGINT, SIGTERM, SIGHUP] { Platform.signal(signal, SIG_IGN) }
  }

  /// Has a crash end this process at once: the runtime's own handlers take seconds to describe it.
  package static func crashQuietly() {
    for crash in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] { signal(crash, SIG_DFL) }
  }

  /// Closes what was open when this program was started and is none of its own.
  ///
  /// - Parameter first: the lowest descriptor to close.
  package static func closeDescriptors(from first: CInt) {
    for descriptor in names(in: "/dev/fd").compactMap({ CInt($0) }) where descriptor >= first {
      close(descriptor)
    }
  }

  /// Whether this process may have so many files, pipes and sockets open; its limit is raised to that
  /// first, as far as it may be (`ulimit -n`, of which `-H` is the most).
  package static func mayOpen(_ count: Int) -> Bool { mostOpen(wanting: count) >= count }

  /// How many files, pipes and sockets this process may have open, once its limit is raised to so
  /// many as far as it may be.
  ///
  /// - Returns: `count` or more if that is allowed.
  package static func mostOpen(wanting count: Int) -> Int {
    var limit = rlimit()
    guard getrlimit(openFiles, &limit) == 0 else { return count }
    if limit.rlim_cur < rlim_t(count) {
      let given = limit.rlim_cur
      limit.rlim_cur = min(limit.rlim_max, rlim_t(count))
      if setrlimit(openFiles, &limit) != 0 { limit.rlim_cur = given }
    }
    return Int(clamping: limit.rlim_cur)
  }

  /// Has this process, and those that it starts, never have more files open than so many.
  package static func limitOpen(to count: Int) {
    var limit = rlimit()
    guard getrlimit(openFiles, &limit) == 0 else { return }
    limit.rlim_max = min(limit.rlim_max, rlim_t(count))
    limit.rlim_cur = min(limit.rlim_cur, limit.rlim_max)
    setrlimit(openFiles, &limit)
  }

  #if canImport(Glibc)
    private static let openFiles = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    private static let openFiles = RLIMIT_NOFILE
  #endif

  /// Processors that the machine has running, 1 or more.
  package static var cores: Int { max(1, Int(sysconf(CInt(_SC_NPROCESSORS_ONLN)))) }

  /// Limits what this process may still allocate, so that what exceeds it fails instead of taking
  /// the machine's memory; `nil` lifts the limit.
  ///
  /// On macOS the system does not hold it.
  ///
  /// To be called by one thread.
  ///
  /// - Parameter bytes: beyond what is allocated now.
  package static func limitMemory(toMore bytes: Int?) {
    #if canImport(Glibc)
      let kind = __rlimit_resource_t(RLIMIT_DATA.rawValue)
    #else
      let kind = RLIMIT_DATA
    #endif
    var limit = rlimit()
    guard getrlimit(kind, &limit) == 0 else { return }
    let given = givenLimit ?? limit.rlim_cur
    givenLimit = given
    limit.rlim_cur = given
    if let bytes, let held = dataBytes {
      let (sum, overflow) = held.addingReportingOverflow(bytes)
      limit.rlim_cur = min(given, rlim_t(clamping: overflow ? .max : sum))
    }
    setrlimit(kind, &limit)
  }

  /// The limit that this process was started with, which is never exceeded.
  nonisolated(unsafe) private static var givenLimit: rlim_t?

  /// Bytes that it has allocated, in RAM or not, where the system tells it in a file.
  private static var dataBytes: Int? { pages(field: 5) }
}
