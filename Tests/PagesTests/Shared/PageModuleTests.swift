import Foundation
import Specimens
import Testing

@testable import Pages
@testable import Palettes

/// What keeps modules such that a page may have them one after the other in one script.
@Suite("modules of pages")
struct PageModuleTests {
  private static let sources = ReferenceData.folder("../../Sources").standardized

  /// Every module that is inlined somewhere, those of the command among them.
  private static let all: [PageModule] = {
    let folders = ["Pages/Shared", "Pages/Report", "Pages/Comparison", "Pages/FilmComparison"]
    return folders.flatMap { folder in
      let folder = sources.appendingPathComponent(folder)
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      return names.sorted().filter { $0.hasSuffix(".js") }.map { name in
        let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        return PageModule(name, Array((text ?? "").utf8))
      }
    }
  }()

  @Test("every shared script is one of the modules that pages and the service take")
  func shared() {
    let names = Self.all.map(\.name)
    #expect(Set(names).count == names.count && names.contains("compare.js"))
    #expect(names.starts(with: PageModule.shared.map(\.name)))
    for module in PageModule.shared {
      #expect(Self.all.first { $0.name == module.name }?.bytes == module.bytes, "\(module.name)")
    }
  }

  @Test(
    "a module imports names as they are, in one line, from modules that export them",
    arguments: all)
  func imports(module: PageModule) throws {
    for line in module.lines where line.contains(/\bimport\b/) {
      let form = /import { (\w+(?:, \w+)*) } from "\.\/([a-z0-9-]+\.js)";/
      let parts = try #require(line.wholeMatch(of: form), "\(module.name): \(line)")
      let imported = try #require(Self.all.first { $0.name == parts.2 }, "\(line)")
      for name in parts.1.split(separator: ", ") {
        #expect(Self.exports(imported).contains(String(name)), "\(line)")
      }
    }
  }

  @Test("a module exports declarations alone, and waits for nothing", arguments: all)
  func exports(module: PageModule) {
    for line in module.lines where line.contains(/\bexport\b/) {
      #expect(line.starts(with: /export (?:const|class) \w/), "\(module.name): \(line)")
    }
    #expect(!module.lines.contains { !$0.hasPrefix(" ") && $0.contains(/\bawait\b/) })
    #expect(!String(decoding: module.bytes, as: UTF8.self).contains(/<\/script|<!--/))
    #expect(module.bytes.last == UInt8(ascii: "\n"))
  }

  @Test(
    "no two modules of one page declare the same name",
    arguments: ["compare.js", "film-comparison.js", "report.js"])
  func names(script: String) throws {
    let script = try #require(Self.all.first { $0.name == script })
    let names = script.withImports(from: Self.all).flatMap(Self.declarations)
    let twice = Dictionary(grouping: names, by: \.self).filter { $1.count > 1 }.keys
    #expect(names.count > 10 && twice.isEmpty, "\(twice.sorted())")
  }

  @Test("what is imported stands once, before all that import it")
  func order() {
    func module(_ name: String, _ text: String) -> PageModule { PageModule(name, Array(text.utf8)) }
    let known = [
      module("b.js", "import { c } from \"./c.js\";\nexport const b = c;\n"),
      module("c.js", "export const c = 1;\n"), module("d.js", "export const d = 2;\n"),
    ]
    let script = module(
      "a.js", "// Adds.\nimport { b } from \"./b.js\";\nimport { c } from \"./c.js\";\nb + c;\n")
    let modules = script.withImports(from: known)
    #expect(modules.map(\.name) == ["c.js", "b.js", "a.js"])
    #expect(modules.map(\.inlined).joined() == "const c = 1;\nconst b = c;\n// Adds.\nb + c;\n")
  }

  /// Names that a module's outermost scope has, one a line; imported ones are another module's.
  private static func declarations(_ module: PageModule) -> [String] {
    module.lines.compactMap { line in
      line.prefixMatch(of: /(?:export )?(?:const|let|class|(?:async )?function) (\w+)/)
        .map { String($0.1) }
    }
  }

  private static func exports(_ module: PageModule) -> Set<String> {
    let exported = module.lines.filter { $0.hasPrefix("export ") }.joined(separator: "\n")
    return Set(declarations(PageModule(module.name, Array(exported.utf8))))
  }
}

extension PageModule: CustomTestStringConvertible {
  /// Its name, not all its bytes.
  public var testDescription: String { name }
}
