import Platform

/// What a still is called on the command line: a path, an http(s) URL, or `-`.
enum StillName {
  /// Whether it is a URL: one as browsers take it, with white space around it or not.
  static func isURL(_ still: String) -> Bool {
    let start = still.unicodeScalars.drop { $0 <= " " }.prefix(8)
    let scheme = String(start).lowercased()
    return scheme.hasPrefix("http://") || scheme == "https://"
  }

  /// A path's last component; that of a URL's path, without query and fragment. Question and number
  /// signs, and percent signs, are part of a path as any other character is.
  static func lastComponent(of still: String) -> String {
    guard isURL(still) else { return still.lastName }
    let end = still.unicodeScalars.firstIndex { $0 == "?" || $0 == "#" }
    return String(still.unicodeScalars[..<(end ?? still.endIndex)]).lastName
  }
}
