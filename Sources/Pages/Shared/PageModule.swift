/// A script of a page: a module as browsers know it, with `import` and `export`.
///
/// The service serves modules as they are. A page that is one file cannot import, so there they are
/// `inlined` one after the other and share one scope. That takes no parser, as long as modules keep
/// to the few forms that `PageModuleTests` allow.
package struct PageModule: Sendable {
  /// The last part of its address, by which others import it.
  package let name: String
  /// UTF-8, as it was written.
  package let bytes: [UInt8]

  package init(_ name: String, _ bytes: [UInt8]) {
    (self.name, self.bytes) = (name, bytes)
  }

  /// Those that more than one page has.
  package static let shared = [
    PageModule("base64.js", PackageResources.base64_js),
    PageModule("cloud-dots.js", PackageResources.cloud_dots_js),
    PageModule("color.js", PackageResources.color_js),
    PageModule("drawing.js", PackageResources.drawing_js),
    PageModule("elements.js", PackageResources.elements_js),
    PageModule("labels.js", PackageResources.labels_js),
    PageModule("rows.js", PackageResources.rows_js),
    PageModule("share.js", PackageResources.share_js),
  ]

  /// This module behind all that it imports, and that they do, each once and before who imports it.
  ///
  /// - Parameter known: where imported modules are found; that one is missing is the caller's bug.
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

  /// What a script without imports takes in its place: no line that begins with `import`, and no
  /// `export` at the beginning of a line.
  package var inlined: String {
    lines.filter { !$0.hasPrefix("import ") }
      .map { $0.hasPrefix("export ") ? $0.dropFirst("export ".count) : $0 }
      .joined(separator: "\n")
  }

  /// Names of modules: of `import { find } from "./elements.js";` the part behind the `./`.
  var imports: [String] {
    lines.filter { $0.hasPrefix("import ") }
      .compactMap { $0.split(separator: "\"").dropFirst().first?.dropFirst(2) }
      .map(String.init)
  }

  var lines: [Substring] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  }
}
