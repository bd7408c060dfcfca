import Media
import Platform
import Workers

extension MemoryShare {
  /// Waits until there is memory to read an input.
  ///
  /// - Throws: what `MediaInput.memoryNeeded` throws.
  func take(for input: MediaInput, limits: ReadLimits) throws(MediaError) {
    let need = try input.memoryNeeded(limits: limits)
    take(need.bytes, reserving: need.reserved)
  }
}

/// Reads stills from their names.
struct StillInputs {
  let limits: ReadLimits
  /// Whether URLs may reach this machine and its network.
  let allowsPrivateURLs: Bool

  /// The bytes of a path, a URL or `-`.
  func input(_ still: String) throws -> MediaInput {
    if still == "-" { return try MediaInput.standardInput(limits: limits) }
    if FileIdentity.isFolder(still) { throw FolderInput.still(still) }
    guard StillName.isURL(still) else {
      return try MediaInput(path: still, limits: limits)
    }
    let remote = RemoteStill(url: still, allowsPrivateAddresses: allowsPrivateURLs)
    let (name, bytes) = try remote.fetch()
    return try MediaInput(bytes: bytes, name: name, limits: limits)
  }

  /// Prints a note if URLs may reach this machine.
  func warn() {
    if allowsPrivateURLs { reportError("note: URLs may lead to this machine and its network") }
  }
}

/// The name of a still on the command line: a path, an http(s) URL, or `-`.
enum StillName {
  /// Whether this is a URL, as browsers accept it, perhaps with white space around it.
  static func isURL(_ still: String) -> Bool {
    let start = still.unicodeScalars.drop { $0 <= " " }.prefix(8)
    let scheme = String(start).lowercased()
    return scheme.hasPrefix("http://") || scheme == "https://"
  }

  /// The last component of a path, or of a URL's path without query and fragment. In a path, `?`,
  /// `#` and `%` are ordinary characters.
  static func lastComponent(of still: String) -> String {
    guard isURL(still) else { return still.lastName }
    let end = still.unicodeScalars.firstIndex { $0 == "?" || $0 == "#" }
    return String(still.unicodeScalars[..<(end ?? still.endIndex)]).lastName
  }
}
