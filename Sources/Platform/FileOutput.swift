/// Writes files atomically: readers never see a partial file.
package enum FileOutput {
  /// Writes `bytes` to a temporary file, which replaces the target only when it is complete. A
  /// failure leaves the existing file.
  ///
  /// Links are followed, also to a file that does not exist yet. An existing file keeps its
  /// permissions. Open descriptors that this process was given (`/dev/stdout`, `/dev/fd/3`) are
  /// written to at their current position, and pipes and devices are written to directly, since
  /// none of these can be replaced.
  ///
  /// - Throws: `UnwritableFile` with `path` and the system's words: no such folder, no permission,
  ///   disk full.
  package static func write(_ bytes: [UInt8], to path: String) throws(UnwritableFile) {
    do throws(SystemError) {
      switch try OutputTarget(path) {
      case .descriptor(let number): try writeAll(bytes, to: number)
      case .inPlace(let place): try fill(place, with: bytes)
      case .file(let target, let permissions):
        let file = try UnfinishedFile(for: target, permissions: permissions)
        do throws(SystemError) {
          try writeAll(bytes, to: file.descriptor)
        } catch {
          file.discard()
          throw error
        }
        try file.finish()
      }
    } catch {
      throw failure(path, error)
    }
  }

  /// Creates a folder, also at the end of a link to a path that does not exist yet.
  ///
  /// - Returns: whether the folder had to be created.
  /// - Throws: `UnwritableFile`, also if there is something else at the path.
  package static func makeFolder(_ path: String) throws(UnwritableFile) -> Bool {
    var status = stat()
    if stat(path.platformString, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return false }
    var target = path
    if case .file(let place, permissions: nil) = try? OutputTarget(path) { target = place }
    guard mkdir(target.platformString, 0o777) == 0 else {
      let error = SystemError()
      // Another process may have been quicker.
      guard error.code == EEXIST, stat(path.platformString, &status) == 0,
        status.st_mode & S_IFMT == S_IFDIR
      else { throw failure(path, error) }
      return false
    }
    return true
  }

  /// Checks before long work that a file can be put at a path.
  ///
  /// - Throws: `UnwritableFile` for a folder, a pipe, a socket or a device, also at the end of
  ///   links; and for a link into a folder that does not exist. A path that does not exist yet, or
  ///   may not be examined, is not an error.
  package static func checkPlace(_ path: String) throws(UnwritableFile) {
    var status = stat()
    guard stat(path.platformString, &status) == 0 else {
      if case .file(let target, _)? = try? OutputTarget(path), target != path,
        case let folder = target.folderAndName.folder,
        realPath(folder.isEmpty ? "." : folder) == nil
      {
        throw failure(path, SystemError(ENOENT))
      }
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw failure(path, SystemError(EISDIR))
    case S_IFIFO: throw UnwritableFile(path: path, reason: "it is a pipe")
    default: throw UnwritableFile(path: path, reason: "it is not a regular file")
    }
  }

  private static func fill(_ place: String, with bytes: [UInt8]) throws(SystemError) {
    let file = try openInPlace(place)
    do throws(SystemError) {
      try writeAll(bytes, to: file)
    } catch {
      close(file)
      throw error
    }
    // The last errors are reported by `close`.
    guard close(file) == 0 else { throw SystemError() }
  }

  private static func failure(_ path: String, _ error: SystemError) -> UnwritableFile {
    let reason = error.code == ENOENT ? "its folder does not exist" : error.words
    return UnwritableFile(path: path, reason: reason)
  }
}

/// A file that could not be written, and why.
package struct UnwritableFile: Error, Equatable, CustomStringConvertible {
  package let path: String
  /// The system's words, or our own.
  package let reason: String

  package init(path: String, reason: String) {
    (self.path, self.reason) = (path, reason)
  }

  /// One line, with the path.
  package var description: String { "cannot write \(path.shown): \(reason)" }
}
