import CProcess

/// A file that gets its name when it is whole, so that nobody ever sees half of it, and that is gone
/// if this process ends before.
///
/// Where the file system has files without names (Linux), it is one until then. Elsewhere it has a
/// name of its own, which `ThisProcess.removeUnfinishedFiles` has signals remove.
package struct UnfinishedFile: ~Copyable {
  /// Open for writing.
  package let descriptor: CInt
  private let target: String
  /// Its name for now.
  private let part: String
  private let hasName: Bool

  /// Makes the file in the folder of its target.
  ///
  /// - Parameters:
  ///   - target: its path to be; no link.
  ///   - permissions: those to be, whatever the process's mask; `nil` for those of a new file.
  ///   - mayBeNameless: whether it is to have no name until then, if it can.
  /// - Throws: `SystemError`, such as `ENOENT` if there is no such folder.
  package init(
    for target: String, permissions: mode_t?, mayBeNameless: Bool = true
  ) throws(SystemError) {
    let folder = target.folderAndName.folder
    self.target = target
    part = "\(folder).\(getpid())-\(UInt32.random(in: 0 ... .max)).part"
    let place = (folder.isEmpty ? "." : folder).platformString
    let nameless = mayBeNameless ? cprocess_open_nameless(place, 0o666) : -1
    hasName = nameless < 0
    if hasName {
      cprocess_begin_file(part.platformString)
      descriptor = open(part.platformString, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    } else {
      descriptor = nameless
    }
    guard descriptor >= 0 else {
      let reason = SystemError()
      cprocess_end_file()
      throw reason
    }
    if let permissions { fchmod(descriptor, permissions) }
  }

  /// Gives it its name, in the place of the file that has it.
  ///
  /// - Throws: `SystemError`: what was written may turn out not to be, `ENOSPC`; then it is removed.
  package consuming func finish() throws(SystemError) {
    if !hasName, cprocess_name(descriptor, target.platformString) == 0 {
      close(descriptor)
      return
    }
    // A file with a name can be put in another's place, one without cannot.
    cprocess_begin_file(part.platformString)
    defer { cprocess_end_file() }
    if !hasName, cprocess_name(descriptor, part.platformString) != 0 {
      let reason = SystemError()
      close(descriptor)
      throw reason
    }
    guard close(descriptor) == 0, rename(part.platformString, target.platformString) == 0 else {
      let reason = SystemError()
      unlink(part.platformString)
      throw reason
    }
  }

  /// Removes it.
  package consuming func discard() {
    close(descriptor)
    if hasName {
      unlink(part.platformString)
      cprocess_end_file()
    }
  }
}

extension ThisProcess {
  /// Has signals that end this process remove the file that it is writing first.
  ///
  /// For programs, not for libraries: signals are the program's.
  package static func removeUnfinishedFiles() { cprocess_watch_signals() }

  /// Has signals that end this process write a text to standard error first, until another one is
  /// set; `nil` for none. Texts of 512 bytes and more are not written.
  package static func setLastWords(_ text: String?) {
    guard let text else { return cprocess_last_words(nil) }
    text.withCString { cprocess_last_words($0) }
  }

  /// Has signals that end this process remove a file that is of no use by then, until
  /// `keepFileWhenEnded`. One file at a time.
  package static func removeFileWhenEnded(_ path: String) {
    cprocess_begin_file(path.platformString)
  }

  package static func keepFileWhenEnded() { cprocess_end_file() }
}
