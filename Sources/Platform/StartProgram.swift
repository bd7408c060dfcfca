/// Starts the program at a path, which reads nothing and writes to these descriptors.
///
/// Nothing is searched and no shell is asked. It gets this process's environment, and what is
/// open here and not marked `FD_CLOEXEC`.
///
/// - Parameters:
///   - program: its path.
///   - arguments: its name among them, first.
///   - output: where its standard output goes; stays open here.
///   - errors: where its standard error goes; stays open here.
/// - Returns: what `waitpid` takes.
/// - Throws: `SystemError`, such as `ENOENT`.
package func startProgram(
  _ program: String, _ arguments: [String], output: CInt, errors: CInt
) throws(SystemError) -> pid_t {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
  #else
    var actions = posix_spawn_file_actions_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
  posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
  var list: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
  var id = pid_t()
  let failure = posix_spawn(&id, program, &actions, nil, &list, environ)
  posix_spawn_file_actions_destroy(&actions)
  for argument in list { free(argument) }
  guard failure == 0 else { throw SystemError(failure) }
  return id
}
