/// A script of a page: an ECMAScript module, with `import` and `export`.
///
/// The service serves modules unchanged. A page in one file cannot import, so there the modules are
/// `inlined` one after the other and share one scope. This needs no parser, as long as modules keep
/// to the few forms that `PageModuleTests` allow.
package struct PageModule: Sendable {
  /// The last component of its URL, by which other modules import it.
  package let name: String
  /// The text as written, UTF-8.
  package let bytes: [UInt8]

  package init(_ name: String, _ bytes: [UInt8]) {
    (self.name, self.bytes) = (name, bytes)
  }

  /// The modules that several pages use.
  package static let shared = [
    PageModule("base64.js", PackageResources.base64_js),
    PageModule("cloud-dots.js", PackageResources.cloud_dots_js),
    PageModule("color.js", PackageResources.color_js),
    PageModule("download.js", PackageResources.download_js),
    PageModule("drawing.js", PackageResources.drawing_js),
    PageModule("elements.js", PackageResources.elements_js),
    PageModule("labels.js", PackageResources.labels_js),
    PageModule("rows.js", PackageResources.rows_js),
    PageModule("share.js", PackageResources.share_js),
  ]

  /// This module after all modules that it imports, directly or indirectly, each once and before
  /// its importers.
  ///
  /// - Parameter known: the modules that can be imported; a missing one is the caller's bug.
  package func withImports(from known: [PageModule]) -> [PageModule] {
    var (modules, names) = ([PageModule](), Set<String>())
    func add(_ module: PageModule) {
      guard names.insert(module.name).inserted else { return }
      for name in module.imports {
        guard let imported = known.first(where: { $0.name == name }) else {
          preconditionFailure("\(module.name) imports \(name), which is not there")
        }
        add(imported)
      }
      modules.append(module)
    }
    add(self)
    return modules
  }

  /// The text for a script without imports: lines that begin with `import` are removed, and so is
  /// `export` at the beginning of a line.
  package var inlined: String {
    lines.filter { !$0.hasPrefix("import ") }
      .map { $0.hasPrefix("export ") ? $0.dropFirst("export ".count) : $0 }
      .joined(separator: "\n")
  }

  /// The names of imported modules: from `import { find } from "./elements.js";` the part after
  /// `./`.
  var imports: [String] {
    lines.filter { $0.hasPrefix("import ") }
      .compactMap { $0.split(separator: "\"").dropFirst().first?.dropFirst(2) }
      .map(String.init)
  }

  var lines: [Substring] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  }
}
