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
  /// Its removal at a signal, if it has a name.
  private let removal: RemovalAtEnd?

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
      removal = RemovalAtEnd(of: part)
      descriptor = open(part.platformString, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    } else {
      removal = nil
      descriptor = nameless
    }
    guard descriptor >= 0 else {
      let reason = SystemError()
      removal?.cancel()
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
    let removal = removal ?? RemovalAtEnd(of: part)
    defer { removal.cancel() }
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
      removal?.cancel()
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

}

/// A file that would be of no use if this process ended now: a signal that ends the process then
/// removes it, until `cancel` is called.
///
/// Any thread may make and cancel one. A process can have 64 at a time; files beyond that stay.
package struct RemovalAtEnd: Sendable {
  private let number: CInt

  package init(of path: String) { number = cprocess_begin_file(path.platformString) }

  /// Lets the file stay. Call it once.
  package func cancel() { cprocess_end_file(number) }
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
