import Palettes
import PercentEncoding

/// A file or folder beside the report, to which it links.
public struct ReportFile: Sendable, Equatable {
  /// Its name; a folder's ends in a slash.
  public let name: String
  /// What it is, in one line.
  public let summary: String

  public init(name: String, summary: String) {
    (self.name, self.summary) = (name, summary)
  }
}

/// Links to the files beside the report.
struct ReportFiles {
  let files: [ReportFile]

  var html: String {
    guard !files.isEmpty else { return "" }
    let items = files.map { file in
      "<li><a href=\"\(address(of: file.name).forHTML)\">\(file.name.forHTML)</a> "
        + "<span class=\"dim\">\(file.summary.forHTML)</span></li>\n"
    }
    return """
      \(ReportPart.begin("files", "Files beside this page"))\
      <p class="hint">They are in the folder of this page; a copy of the page alone has none.</p>
      <ul class="files">
      \(items.joined())</ul>
      \(ReportPart.end)
      """
  }

  /// The relative URL of a name: with `./`, so that no name is read as a scheme.
  private func address(of name: String) -> String {
    let isFolder = name.hasSuffix("/")
    let bare = isFolder ? String(name.dropLast()) : name
    return "./" + bare.percentEncoded(leaving: .unreserved) + (isFolder ? "/" : "")
  }
}
