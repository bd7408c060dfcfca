import Platform

/// Programs that are installed beside this one.
enum SiblingProgram {
  /// The path of the program of this name, in the folder of this one.
  static func path(of name: String) -> String {
    let path = ThisProcess.executable ?? ThisProcess.arguments.first ?? ""
    return path.folderAndName.folder + name
  }

  /// Becomes the program of this name: its signals, output and exit status are then this one's.
  ///
  /// - Returns: only if it cannot be started, with the system's words.
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
