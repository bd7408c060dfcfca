/// A still behind a URL, fetched by the program `filmpalette-fetch`, which is installed beside
/// this one (`Documentation/Decisions/0020-fetch-in-its-own-process.md`).
struct RemoteStill {
  let url: String
  /// Whether the URL may lead to this machine and its network.
  let allowsPrivateAddresses: Bool

  /// What to call the still, and its bytes.
  ///
  /// Blocks this thread until they are here; `filmpalette-fetch` keeps to its limits of time and
  /// size.
  ///
  /// - Throws: `RemoteStillError` with the one line that says why not.
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

/// Why a URL gave no still.
struct RemoteStillError: Error, CustomStringConvertible {
  let description: String
}
