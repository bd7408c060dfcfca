/// Where writing to a path leads, before anything is opened.
package enum OutputTarget: Equatable {
  /// What this process has open under this number: `/dev/stdout`, `/dev/fd/3`. It is written to where
  /// it stands; opening it again would begin at its start.
  case descriptor(CInt)
  /// What can only be written to: a pipe, a device, what another process has open.
  case inPlace(String)
  /// A plain file at the end of all links, which is there (then with its permissions) or not yet.
  case file(String, permissions: mode_t?)

  /// Follows the links that a path ends in, also one that leads to nothing yet.
  ///
  /// - Throws: `SystemError`: `EISDIR` for a folder, `ELOOP`, `EBADF` for a number under which this
  ///   process was given nothing; what asking for the file gives, but that it is not there.
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

  /// As many as Linux follows.
  private static let mostLinks = 40

  /// The number of a descriptor, if a path names one of this process.
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

  /// - Throws: `EBADF` if it was opened by this process itself, for purposes of its own.
  private static func given(_ number: CInt) throws(SystemError) -> CInt {
    let flags = fcntl(number, F_GETFD)
    guard flags >= 0, flags & FD_CLOEXEC == 0 else { throw SystemError(EBADF) }
    return number
  }
}

/// Opens what is written to where it is: a pipe, a device, a socket that someone listens at.
///
/// - Throws: `SystemError`, such as `ECONNREFUSED` if nobody does.
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

/// A path without links, or `nil` if nothing is there.
package func realPath(_ path: String) -> String? {
  guard let real = realpath(path.platformString, nil) else { return nil }
  defer { free(real) }
  return String(platformString: real)
}

/// What a link says, or `nil` if no link is there.
private func linkText(_ path: String) -> String? {
  var text = [CChar](repeating: 0, count: 1 << 12)
  let count = readlink(path.platformString, &text, text.count)
  return count > 0 ? String(nameBytes: text[..<count].map { UInt8(bitPattern: $0) }) : nil
}
