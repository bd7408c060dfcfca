import ArgumentParser
import Media
import PaletteFiles
import Palettes
import Platform

/// Files to count, and where further names come from.
struct CountJob {
  let files: [String]
  /// A file with names; `-` for standard input.
  let list: String?
  let separator: NameStream.Separator
  let workers: Int
  /// The most seconds for one file.
  let timeout: Int
  let counting: StillCounting

  /// Prints a row for each file.
  ///
  /// - Throws: `ExitCode` if some files failed, or not all of them were read.
  func run() throws {
    var names = NameStream(files, list: try openList())
    let jobs = OrderedJobs(
      workers: workers, memory: counting.limits.memory, timeout: timeout)
    let progress = ProgressLine(total: list == nil ? files.count : nil)
    var (done, failures) = (0, 0)
    do {
      try jobs.run(&names, counting.row) { name, result in
        progress.clear()
        let row = counting.row(of: name, result)
        try deliver(row.line)
        done += 1
        failures += row.isOK ? 0 : 1
        progress.show(done: done)
      }
    } catch {
      progress.clear()
      reportError("\(error)")
      throw done > failures ? ExitStatus.someFailed : ExitStatus.nothingWorked
    }
    progress.clear()
    if let failure = names.failure {
      reportError("\(list == "-" ? "standard input" : list ?? ""): \(failure)")
      throw done > failures ? ExitStatus.someFailed : ExitStatus.nothingWorked
    }
    try ExitStatus.report(failures: failures, of: done)
  }

  private func openList() throws(ExitCode) -> (descriptor: CInt, separator: NameStream.Separator)? {
    guard let list else { return nil }
    if list == "-" { return (STDIN_FILENO, separator) }
    let descriptor = open(list.platformString, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      reportError("\(list): cannot be read: \(SystemError().words)")
      throw ExitStatus.nothingWorked
    }
    return (descriptor, separator)
  }

  private func deliver(_ line: ArraySlice<UInt8>) throws(BrokenOutput) {
    do throws(UnwritableFile) {
      try writeToStandardOutput(Array(line))
    } catch {
      throw BrokenOutput(reason: error)
    }
  }
}
