import Foundation
import Testing

/// Numbers from a file in `Tests/ReferenceData`: a row for each line that is not a `#` comment.
struct ReferenceTable {
  let rows: [[Double]]

  init(_ name: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(
      contentsOf: folder.appending(path: "ReferenceData/\(name)"), encoding: .utf8)
    rows = try text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      try line.split(separator: "\t").map { try #require(Double($0)) }
    }
    try #require(!rows.isEmpty)
  }
}
