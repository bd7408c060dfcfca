import CProcess

/// A file that gets its name only when it is complete, so that no reader ever sees a part of it. If
/// this process ends before, the file is removed.
///
/// If the file system supports files without names (Linux), the file has none until then. Elsewhere
/// it has a temporary name, and the signal handlers of `CurrentProcess.removeUnfinishedFiles` remove
/// it.
package struct UnfinishedFile: ~Copyable {
  /// Open for writing.
  package let descriptor: CInt
  private let target: String
  /// Its temporary name.
  private let part: String
  private let hasName: Bool

  /// Creates the file in the folder of its target.
  ///
  /// - Parameters:
  ///   - target: its final path; not a link.
  ///   - permissions: its final permissions, regardless of the process's mask; `nil` for those of a
  ///     new file.
  ///   - mayBeNameless: whether it has no name until then, if possible.
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

  /// Gives the file its name, replacing an existing file.
  ///
  /// - Throws: `SystemError`: writing may turn out to have failed, as with `ENOSPC`; then the file
  ///   is removed.
  package consuming func finish() throws(SystemError) {
    if !hasName, cprocess_name(descriptor, target.platformString) == 0 {
      close(descriptor)
      return
    }
    // Only a file with a name can replace another.
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

  /// Removes the file.
  package consuming func discard() {
    close(descriptor)
    if hasName {
      unlink(part.platformString)
      cprocess_end_file()
    }
  }
}

extension CurrentProcess {
  /// Makes signals that end this process first remove the file that it is writing.
  ///
  /// For programs, not for libraries: signals belong to the program.
  package static func removeUnfinishedFiles() { cprocess_watch_signals() }

  /// Makes signals that end this process first write this text to standard error, until another
  /// text is set; `nil` for none. Texts of 512 bytes and more are not written.
  package static func setLastWords(_ text: String?) {
    guard let text else { return cprocess_last_words(nil) }
    text.withCString { cprocess_last_words($0) }
  }

  /// Makes signals that end this process remove this file, which would then be of no use, until
  /// `keepFileWhenEnded` is called. One file at a time.
  package static func removeFileWhenEnded(_ path: String) {
    cprocess_begin_file(path.platformString)
  }

  package static func keepFileWhenEnded() { cprocess_end_file() }
}

/// An open file with a single owner, closed at the end of the owner's use.
package struct OwnedDescriptor: ~Copyable {
  /// The descriptor's number, for calls that only use it.
  package let number: CInt

  /// Takes over an open file.
  package init(_ number: CInt) { self.number = number }

  deinit { close(number) }

  /// Gives up the open file to a caller that will close it.
  package consuming func release() -> CInt {
    let number = number
    discard self
    return number
  }
}
