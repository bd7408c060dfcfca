/// Limits and settings that a process applies to itself before it works for others.
extension CurrentProcess {
  /// Opens standard input, output and error if they are closed, so that no other file gets their
  /// numbers. Writing to a descriptor opened here fails.
  package static func openStandardDescriptors() {
    // `open` uses the lowest free number, which is the missing one.
    for standard in STDIN_FILENO...STDERR_FILENO where fcntl(standard, F_GETFD) < 0 {
      _ = open("/dev/null", O_RDONLY)
    }
  }

  /// Turns a file growing beyond its limit (`ulimit -f`) into the error `EFBIG`, like a full disk,
  /// for this process and those that it starts.
  ///
  /// For programs, not for libraries: signals belong to the program.
  package static func surviveFileLimit() { signal(SIGXFSZ, SIG_IGN) }

  /// Whether a descriptor is one end of a socket.
  package static func isSocket(_ descriptor: CInt) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
  }

  /// Ignores the signals that a terminal or a supervisor sends to all processes of a group.
  package static func leaveSignalsToParent() {
    for signal in [SIGINT, SIGTERM, SIGHUP] { Platform.signal(signal, SIG_IGN) }
  }

  /// Ends this process at once on a crash: the runtime's own handlers take seconds to describe it.
  package static func disableCoreDumps() {
    for crash in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] { signal(crash, SIG_DFL) }
  }

  /// Closes descriptors that were open when this program was started and that it does not use.
  ///
  /// - Parameter first: the lowest descriptor to close.
  package static func closeDescriptors(from first: CInt) {
    for descriptor in names(in: "/dev/fd").compactMap({ CInt($0) }) where descriptor >= first {
      close(descriptor)
    }
  }

  /// Whether this process may have this many files, pipes and sockets open. Raises its limit to
  /// that number first, as far as allowed (`ulimit -n`; the maximum is `ulimit -Hn`).
  package static func mayOpen(_ count: Int) -> Bool { mostOpen(wanting: count) >= count }

  /// How many files, pipes and sockets this process may have open, after its limit was raised to
  /// `count` as far as allowed.
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

  /// Limits the open files of this process, and of those that it starts, to this number.
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

  /// How many processors the machine has online, 1 or more.
  package static var cores: Int { max(1, Int(sysconf(CInt(_SC_NPROCESSORS_ONLN)))) }

  /// Limits how much more memory this process may allocate, so that exceeding the limit fails,
  /// instead of taking the machine's memory; `nil` lifts the limit.
  ///
  /// macOS does not enforce it. Must be called by one thread only.
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

  /// Bytes that the process has allocated, in RAM or not; `nil` where the system has no file for
  /// it.
  private static var dataBytes: Int? { pages(field: 5) }
}
