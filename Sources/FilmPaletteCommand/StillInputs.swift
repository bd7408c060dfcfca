import Media
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
    guard StillName.isURL(still) else {
      return try MediaInput(path: still, limits: limits)
    }
    let remote = RemoteStill(url: still, allowsPrivateAddresses: allowsPrivateURLs)
    let (name, bytes) = try remote.fetch()
    return try MediaInput(bytes: bytes, name: name, limits: limits)
  }

  /// Prints a note if URLs may reach this machine.
  func warn() {
    if allowsPrivateURLs { complain("note: URLs may lead to this machine and its network") }
  }
}
