import Platform

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
