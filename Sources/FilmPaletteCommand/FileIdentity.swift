import Platform

/// The identity of a file, independent of the path that leads to it.
struct FileIdentity: Hashable {
  private let device, number: UInt64

  /// The file at this path, or `nil` if there is none.
  init?(_ path: String) {
    var status = stat()
    guard stat(path.platformString, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }

  /// Whether there is a regular file at this path, not a folder, pipe or device.
  static func isPlainFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path.platformString, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// The size of a regular file in bytes, or `nil` if there is none at this path.
  static func bytes(atPath path: String) -> Int? {
    var status = stat()
    guard stat(path.platformString, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(status.st_size)
  }

  /// Whether there is a symbolic link at this path.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path.platformString, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Whether there is a folder at this path.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path.platformString, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Why nothing is known of the entry at this path; `nil` if it is known, or if nothing is there, as
  /// behind a broken link.
  static func refusal(of path: String) -> SystemError? {
    var status = stat()
    guard stat(path.platformString, &status) != 0 else { return nil }
    let error = SystemError()
    return [ENOENT, ENOTDIR, ELOOP].contains(error.code) ? nil : error
  }
}
