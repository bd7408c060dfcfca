import Platform

/// The path of a program of this package, which is built beside the tests.
package func builtProgram(_ name: String) -> String {
  var folders = CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false)
  while folders.popLast() != nil {
    let path = folders.joined(separator: "/") + "/" + name
    if access(path, X_OK) == 0 { return path }
  }
  return ".build/debug/" + name
}
