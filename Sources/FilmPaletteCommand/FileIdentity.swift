import Platform

/// Which file a path leads to, whatever it is called.
struct FileIdentity: Hashable {
  private let device, number: UInt64

  /// The file at this path, or `nil` if there is none.
  init?(_ path: String) {
    var status = stat()
    guard stat(path.platformString, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }

  /// Whether a plain file is at this path, no folder, pipe or device.
  static func isPlainFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path.platformString, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// How many bytes a plain file at this path has, or `nil` if there is none.
  static func bytes(atPath path: String) -> Int? {
    var status = stat()
    guard stat(path.platformString, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(status.st_size)
  }

  /// Whether a folder is at this path.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path.platformString, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
