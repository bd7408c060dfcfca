import CVips

/// libvips as its user sees it, for callers that must choose or name it.
package enum PictureLibrary {
  /// Uses the library at `path` instead of the system's; false if one is open already, or if the path
  /// is too long.
  package static func use(_ path: UnsafePointer<CChar>) -> Bool { cvips_use(path) != 0 }

  /// The file and the version of the library, which is opened; `nil` if it is not there.
  package static func found() -> (path: String, version: String)? {
    guard (try? VipsLibrary.load()) != nil else { return nil }
    return (String(cString: cvips_path()), String(cString: cvips_version()))
  }

  /// Whether it was opened before this process was forked, so that it cannot be used here.
  package static var isForked: Bool { cvips_is_forked() != 0 }
}
