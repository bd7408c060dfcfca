/// The names of a folder's entries, unordered, without `.` and `..`; empty if the folder cannot be
/// read.
package func names(in folder: String) -> [String] {
  guard let stream = opendir(folder.platformString) else { return [] }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(platformString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names
}
