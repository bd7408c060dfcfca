/// Starts the program at a path, connected to these descriptors.
///
/// No search path and no shell is used. The program inherits this process's environment, and all
/// open descriptors without `FD_CLOEXEC`.
///
/// - Parameters:
///   - program: its path.
///   - arguments: its arguments, beginning with its name.
///   - input: its standard input, which stays open here; without one, it has no input.
///   - output: its standard output, which stays open here; by default discarded.
///   - errors: its standard error, which stays open here; by default discarded.
/// - Returns: the process ID, for `waitpid`.
/// - Throws: `SystemError`, such as `ENOENT`.
package func startProgram(
  _ program: String, _ arguments: [String], input: CInt? = nil, output: CInt? = nil,
  errors: CInt? = nil
) throws(SystemError) -> pid_t {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
  #else
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
  #endif
  // Threads of libraries block signals, and the program would inherit the mask.
  posix_spawnattr_init(&attributes)
  var none = sigset_t()
  sigemptyset(&none)
  posix_spawnattr_setsigmask(&attributes, &none)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
  posix_spawn_file_actions_init(&actions)
  let ends = [(STDIN_FILENO, input), (STDOUT_FILENO, output), (STDERR_FILENO, errors)]
  for (standard, given) in ends {
    if let given {
      posix_spawn_file_actions_adddup2(&actions, given, standard)
    } else {
      posix_spawn_file_actions_addopen(&actions, standard, "/dev/null", O_RDWR, 0)
    }
  }
  var list: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0.platformString) } + [nil]
  var id = pid_t()
  let failure = posix_spawn(&id, program.platformString, &actions, &attributes, &list, environ)
  posix_spawnattr_destroy(&attributes)
  posix_spawn_file_actions_destroy(&actions)
  for argument in list { free(argument) }
  guard failure == 0 else { throw SystemError(failure) }
  return id
}
