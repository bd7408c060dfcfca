/// The names of what is in a folder, in no order, without its links to itself and to its parent;
/// none if it cannot be read.
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
