import Platform

/// Whole files or none: readers never see half of one.
public enum FileOutput {
  /// Writes `bytes` beside `path` and then renames, so that a failure leaves what was there.
  ///
  /// A link is followed; an existing file keeps its permissions; a pipe or device is written to
  /// directly, since it cannot be replaced.
  ///
  /// - Throws: `MediaError.unwritable` with `path` and the system's words: no such folder, no
  ///   permission, disk full.
  public static func write(_ bytes: [UInt8], to path: String) throws(MediaError) {
    var status = stat()
    let exists = stat(path, &status) == 0
    let kind = status.st_mode & S_IFMT
    if exists, kind == S_IFDIR { throw failure(path, EISDIR) }
    if exists, kind != S_IFREG {
      return try fill(try descriptor(path, O_WRONLY, path), with: bytes, path)
    }
    let target = exists ? resolved(path) : path
    let folder = target.lastIndex(of: "/").map { target[...$0] } ?? ""
    let beside = "\(folder).\(getpid())-\(UInt32.random(in: 0 ... .max)).part"
    let file = try descriptor(beside, O_WRONLY | O_CREAT | O_EXCL, path)
    do throws(MediaError) {
      if exists { fchmod(file, status.st_mode & 0o7777) }
      try fill(file, with: bytes, path)
      guard rename(beside, target) == 0 else { throw failure(path, errno) }
    } catch {
      unlink(beside)
      throw error
    }
  }

  private static func descriptor(
    _ name: String, _ flags: CInt, _ path: String
  ) throws(MediaError) -> CInt {
    let file = open(name, flags | O_CLOEXEC, 0o666)
    if file < 0, errno == ENOENT, flags & O_CREAT != 0 {
      throw .unwritable(path: path, reason: "its folder does not exist")
    }
    guard file >= 0 else { throw failure(path, errno) }
    return file
  }

  /// Writes all of `bytes` and closes the file, whose last errors come with the closing.
  private static func fill(
    _ file: CInt, with bytes: [UInt8], _ path: String
  ) throws(MediaError) {
    do throws(SystemError) {
      try writeAll(bytes, to: file)
    } catch {
      close(file)
      throw failure(path, error.code)
    }
    guard close(file) == 0 else { throw failure(path, errno) }
  }

  /// The file that a chain of links leads to.
  private static func resolved(_ path: String) -> String {
    guard let target = realpath(path, nil) else { return path }
    defer { free(target) }
    return String(cString: target)
  }

  private static func failure(_ path: String, _ code: CInt) -> MediaError {
    .unwritable(path: path, reason: SystemError(code).words)
  }
}
