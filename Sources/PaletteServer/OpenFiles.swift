import Platform

/// How many files, pipes and sockets the service takes, and what it does with fewer.
enum OpenFiles {
  /// What serving takes with a few connections: the loops that wait for the network have three a
  /// core, and libraries end the process if they do not get them.
  static func fewest(_ options: ServerOptions) -> Int {
    24 + 4 * ThisProcess.cores + 2 * options.workers
  }

  /// What it takes with all connections: each may have one to another server, for a picture that it
  /// asks for.
  static func most(_ options: ServerOptions) -> Int {
    let connections = options.maxConnections
    return fewest(options) + 2 * (connections + OpenConnections.guests(beside: connections))
  }

  /// The connections that there may be with so many files, at least 1.
  static func connections(_ options: ServerOptions, within files: Int) -> Int {
    let left = files - fewest(options)
    // Guests are an eighth of the connections or one, and at most 64.
    return max(1, left * 4 / 9 - 1, left / 2 - 64)
  }

  /// Raises what this process may have open to what the options need; with connections lowered to
  /// what is allowed, if that is less.
  ///
  /// - Parameter say: tells the operator what was lowered or is missing, in one line.
  /// - Returns: `nil` if too few are allowed for any connection.
  static func fitting(_ options: ServerOptions, _ say: (String) -> Void) -> ServerOptions? {
    let files = ThisProcess.mostOpen(wanting: most(options))
    guard files >= fewest(options) else {
      say("too few files may be open (ulimit -n): it takes \(fewest(options))")
      return nil
    }
    guard files < most(options) else { return options }
    var fitted = options
    fitted.maxConnections = min(options.maxConnections, connections(options, within: files))
    say(
      "max-connections is \(fitted.maxConnections): \(files) files may be open (ulimit -n), and "
        + "\(options.maxConnections) take \(most(options))")
    return fitted
  }
}
