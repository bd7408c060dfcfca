/// A still at a URL, fetched by the program `filmpalette-fetch` in the same folder as this program
/// (`Documentation/Decisions/0020-fetch-in-its-own-process.md`).
struct RemoteStill {
  let url: String
  /// Whether the URL may reach this machine and its network.
  let allowsPrivateAddresses: Bool

  /// A name for the still, and its bytes.
  ///
  /// Blocks this thread until the bytes arrive; `filmpalette-fetch` enforces limits of time and
  /// size.
  ///
  /// - Throws: `RemoteStillError` with a reason of one line.
  func fetch() throws(RemoteStillError) -> (name: String, bytes: [UInt8]) {
    var arguments = ["filmpalette-fetch", url]
    if allowsPrivateAddresses { arguments.insert("--allow-private-urls", at: 1) }
    let program = SiblingProgram.path(of: "filmpalette-fetch")
    let child = try ChildProcess(program: program, arguments: arguments)
    let answer = child.readToEnd(child.output)
    let complaint = String(decoding: child.readToEnd(child.errors), as: UTF8.self)
    guard child.waitForSuccess(), let end = answer.firstIndex(of: UInt8(ascii: "\n")) else {
      let line = complaint.split(separator: "\n").first.map(String.init)
      throw RemoteStillError(description: line ?? "fetching ended without an answer")
    }
    return (String(decoding: answer[..<end], as: UTF8.self), Array(answer[(end + 1)...]))
  }
}

/// Why a URL could not be fetched as a still.
struct RemoteStillError: Error, CustomStringConvertible {
  let description: String
}
