package import Foundation

/// The files in `Tests/ReferenceData` that tests compare with.
package enum ReferenceData {
  /// A folder of them: `formats`, `films`.
  package static func folder(_ name: String) -> URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("ReferenceData").appendingPathComponent(name)
  }
}
