import Platform

/// Programs in the same folder as this one.
enum SiblingProgram {
  /// The path of the program with this name, in the folder of this program.
  static func path(of name: String) -> String {
    let path = ThisProcess.executable ?? ThisProcess.arguments.first ?? ""
    return path.folderAndName.folder + name
  }

  /// Replaces this process with the program of this name, which then has its signals, output and
  /// exit status.
  ///
  /// - Returns: only if the program cannot be started, with the system's words.
  static func become(_ name: String, arguments: [String]) -> String {
    let program = path(of: name)
    var list: [UnsafeMutablePointer<CChar>?] =
      ([name] + arguments).map { strdup($0.platformString) } + [nil]
    execv(program.platformString, &list)
    let reason = SystemError()
    for argument in list { free(argument) }
    return "cannot start \(program): \(reason)"
  }
}
