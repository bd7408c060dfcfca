/// What writing to a path would reach, before anything is opened.
package enum OutputTarget: Equatable {
  /// An open descriptor of this process: `/dev/stdout`, `/dev/fd/3`. It is written to at its
  /// current position; opening it again would start at its beginning.
  case descriptor(CInt)
  /// Something that cannot be replaced, only written to: a pipe, a device, another process's
  /// descriptor.
  case inPlace(String)
  /// A regular file at the end of all links: an existing one with its permissions, or one that does
  /// not exist yet.
  case file(String, permissions: mode_t?)

  /// Follows the links at the end of a path, also one to a path that does not exist yet.
  ///
  /// - Throws: `SystemError`: `EISDIR` for a folder, `ELOOP`, `EBADF` for a descriptor that this
  ///   process was not given; and what examining the file returns, except that it does not exist.
  package init(_ path: String) throws(SystemError) {
    var path = path
    for _ in 0..<Self.mostLinks {
      let (folder, name) = path.folderAndName
      let place = realPath(folder.isEmpty ? "." : folder) ?? folder
      if let number = Self.number(path, place, name) {
        self = .descriptor(try Self.given(number))
        return
      }
      var status = stat()
      let exists = stat(path.platformString, &status) == 0
      guard exists || errno == ENOENT else { throw SystemError() }
      let kind = exists ? status.st_mode & S_IFMT : S_IFREG
      if kind == S_IFDIR { throw SystemError(EISDIR) }
      let link = place.hasPrefix("/proc/") ? nil : linkText(path)
      guard let link else {
        let isPlain = kind == S_IFREG && !place.hasPrefix("/proc/")
        self =
          isPlain
          ? .file(path, permissions: exists ? status.st_mode & 0o7777 : nil) : .inPlace(path)
        return
      }
      path = link.utf8.first == UInt8(ascii: "/") ? link : folder + link
    }
    throw SystemError(ELOOP)
  }

  /// The same number as in Linux.
  private static let mostLinks = 40

  /// The number of a descriptor, if the path names one of this process.
  private static func number(_ path: String, _ place: String, _ name: String) -> CInt? {
    switch path {
    case "/dev/stdin": return STDIN_FILENO
    case "/dev/stdout": return STDOUT_FILENO
    case "/dev/stderr": return STDERR_FILENO
    default: break
    }
    guard let number = CInt(name), "\(number)" == name, number >= 0 else { return nil }
    let folders = ["/dev/fd", "/proc/self/fd", "/proc/thread-self/fd"]
    let own = folders + folders.compactMap { realPath($0) }
    return own.contains(place) || own.contains { $0 + "/" + name == path } ? number : nil
  }

  /// - Throws: `EBADF` if this process itself opened the descriptor, for its own purposes.
  private static func given(_ number: CInt) throws(SystemError) -> CInt {
    let flags = fcntl(number, F_GETFD)
    guard flags >= 0, flags & FD_CLOEXEC == 0 else { throw SystemError(EBADF) }
    return number
  }
}

/// Opens something that is written to in place: a pipe, a device, a socket with a listener.
///
/// - Throws: `SystemError`, such as `ECONNREFUSED` if there is no listener.
package func openInPlace(_ path: String) throws(SystemError) -> CInt {
  var status = stat()
  if stat(path.platformString, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK {
    return try connection(to: path)
  }
  let file = open(path.platformString, O_WRONLY | O_APPEND | O_CLOEXEC)
  guard file >= 0 else { throw SystemError() }
  return file
}

/// A connection to the socket at a path.
private func connection(to path: String) throws(SystemError) -> CInt {
  var address = sockaddr_un()
  address.sun_family = sa_family_t(AF_UNIX)
  let bytes = path.platformString.map { UInt8(bitPattern: $0) }
  let fits = withUnsafeMutableBytes(of: &address.sun_path) { room in
    guard bytes.count <= room.count else { return false }
    room.copyBytes(from: bytes)
    return true
  }
  guard fits else { throw SystemError(ENAMETOOLONG) }
  let file = socket(AF_UNIX, streamSocket, 0)
  guard file >= 0 else { throw SystemError() }
  _ = fcntl(file, F_SETFD, FD_CLOEXEC)
  let length = socklen_t(MemoryLayout<sockaddr_un>.size)
  let status = withUnsafePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(file, $0, length) }
  }
  guard status == 0 else {
    let reason = SystemError()
    close(file)
    throw reason
  }
  return file
}

/// A path without links, or `nil` if nothing exists there.
package func realPath(_ path: String) -> String? {
  guard let real = realpath(path.platformString, nil) else { return nil }
  defer { free(real) }
  return String(platformString: real)
}

/// The target of a link, or `nil` if there is no link.
private func linkText(_ path: String) -> String? {
  var text = [CChar](repeating: 0, count: 1 << 12)
  let count = readlink(path.platformString, &text, text.count)
  return count > 0 ? String(nameBytes: text[..<count].map { UInt8(bitPattern: $0) }) : nil
}
