/// The names of a folder's entries, unordered, without `.` and `..`; empty if the folder cannot be
/// read.
package func names(in folder: String) -> [String] { (try? entryNames(in: folder)) ?? [] }

/// The names of a folder's entries, unordered, without `.` and `..`.
///
/// - Throws: `SystemError` if the names cannot be read, or the entries cannot be reached.
package func entryNames(in folder: String) throws(SystemError) -> [String] {
  guard let stream = opendir(folder.platformString) else { throw SystemError() }
  defer { closedir(stream) }
  guard access(folder.platformString, X_OK) == 0 else { throw SystemError() }
  var names: [String] = []
  errno = 0
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(platformString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
    errno = 0
  }
  if errno > 0 { throw SystemError() }
  return names
}
