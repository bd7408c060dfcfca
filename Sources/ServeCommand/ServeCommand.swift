import Dispatch
import PaletteServer
import Platform

/// `filmpalette-serve`: the HTTP service. `filmpalette serve` replaces its process with this
/// program.
///
/// It is a separate program so that `filmpalette` starts without a network stack.
@main
struct ServeCommand {
  static func main() {
    CurrentProcess.openStandardDescriptors()
    CurrentProcess.surviveFileLimit()
    // With fewer files, the event loop ends the process before any task could report why.
    guard CurrentProcess.mayOpen(8) else {
      try? writeAll(
        Array("filmpalette serve: the limit of open files (ulimit -n) is too low\n".utf8),
        to: STDERR_FILENO)
      exit(1)
    }
    if Serve.isWorker(CurrentProcess.arguments.dropFirst()) {
      let status = Serve.work()
      try? writeAll(
        Array("filmpalette serve: takes no 'worker'; see --help\n".utf8), to: STDERR_FILENO)
      exit(status)
    }
    Task.detached {
      let status = await Serve.run(
        arguments: CurrentProcess.arguments.dropFirst(), environment: environment
      ) { text, isError in
        // There is no other place for a failed write to be reported.
        try? writeAll(Array(text.utf8), to: isError ? STDERR_FILENO : STDOUT_FILENO)
      }
      exit(status)
    }
    dispatchMain()
  }

  /// The service's variables in the environment.
  private static var environment: [String: String] {
    var found: [String: String] = [:]
    var place = environ
    while let entry = place.pointee {
      let sides = String(cString: entry).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if sides.count == 2, sides[0].hasPrefix("FILMPALETTE_") {
        found[String(sides[0])] = String(sides[1])
      }
      place += 1
    }
    return found
  }
}
