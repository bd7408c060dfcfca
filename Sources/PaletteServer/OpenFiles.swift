import Platform

/// How many files, pipes and sockets the service needs, and how it adapts to fewer.
enum OpenFiles {
  /// The number for serving a few connections. The event loops need three per core, and libraries
  /// end the process if they cannot have them.
  static func fewest(_ options: ServerOptions) -> Int {
    24 + 4 * CurrentProcess.cores + 2 * options.workers
  }

  /// The number for all connections. Each may have one more connection to another server, for a
  /// picture by URL.
  static func most(_ options: ServerOptions) -> Int {
    let connections = options.maxConnections
    return fewest(options) + 2 * (connections + OpenConnections.guests(beside: connections))
  }

  /// How many connections are possible with this many files, at least 1.
  static func connections(_ options: ServerOptions, within files: Int) -> Int {
    let left = files - fewest(options)
    // Guests are an eighth of the connections, at least 1 and at most 64.
    return max(1, left * 4 / 9 - 1, left / 2 - 64)
  }

  /// Raises this process's limit of open files to what the options need. If less is allowed, the
  /// result has fewer connections.
  ///
  /// - Parameter say: reports to the operator, in one line, what was lowered or is missing.
  /// - Returns: `nil` if the limit is too low for any connection.
  static func fitting(_ options: ServerOptions, _ say: (String) -> Void) -> ServerOptions? {
    let files = CurrentProcess.mostOpen(wanting: most(options))
    guard files >= fewest(options) else {
      say("the limit of open files (ulimit -n) is too low: at least \(fewest(options)) are needed")
      return nil
    }
    guard files < most(options) else { return options }
    var fitted = options
    fitted.maxConnections = min(options.maxConnections, connections(options, within: files))
    say(
      "max-connections is lowered to \(fitted.maxConnections): only \(files) files may be open "
        + "(ulimit -n), and \(options.maxConnections) connections need \(most(options))")
    return fitted
  }
}
