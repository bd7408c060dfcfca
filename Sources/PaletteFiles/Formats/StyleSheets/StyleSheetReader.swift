import ColorScience
import Palettes

/// Reads the colors of a style sheet in CSS, Sass or Less.
struct StyleSheetReader {
  /// An entry of the palette, or one that must still be resolved.
  private enum Entry {
    case color(CSSColor)
    case alias(String, StyleSheetRule)
    case leftOut(String)
  }

  private struct Named {
    var entry: Entry
    var name: Name
  }

  private enum Name {
    case own(String)
    /// For a plain property: the rule's name, or with the property if the rule has several colors.
    case place(rule: Int, path: String, property: String, number: String)
  }

  let context: StyleSheetContext
  private var entries: [Named] = []
  private var variables = StyleSheetVariables()
  /// How many colors the plain properties of each rule have.
  private var counts: [Int: Int] = [:]
  private var title = ""
  /// How many colors there are, without aliases. When there are too many for a palette, no more
  /// entries are kept.
  private var colors = 0

  private var lineOfLast = -1
  private var declarationsOnLine = 0
  /// The entry that a comment after it would name.
  private var unnamed: Int?

  /// - Parameter isBrief: whether only `isEmpty` will be asked.
  /// - Complexity: O(count of bytes).
  init(_ bytes: [UInt8], isBrief: Bool = false) {
    context = StyleSheetContext(bytes)
    var declarations = StyleSheetDeclarations(bytes, hasLineComments: context.isSass)
    var isFirst = true
    while let item = declarations.next() {
      switch item {
      case .comment(let comment, let line):
        let text = StyleSheet.comment(comment)
        if isFirst { title = StyleSheet.title(in: text) ?? "" }
        if line == lineOfLast { name(by: text) }
      case .declaration(let declaration):
        let value = StyleSheetValue(declaration, of: bytes, context)
        guard declaration.kind != .plain || !value.parts.isEmpty || value.alias != nil else {
          continue
        }
        add(declaration, value, in: declarations.rule())
      }
      isFirst = false
      if isBrief, !isEmpty { return }
    }
  }

  /// Whether no declaration has a color or a placeholder for one.
  var isEmpty: Bool { entries.isEmpty && colors == 0 }

  /// The colors, with counts of what was left out.
  ///
  /// - Throws: `tooMany`.
  mutating func contents() throws(PaletteFileError) -> PaletteContents {
    let most = Palette.mostFileColors
    guard colors <= most else { throw .tooMany(limit: most) }
    var contents = PaletteContents(name: title)
    for entry in entries {
      var color: CSSColor?
      switch entry.entry {
      case .color(let own): color = own
      case .alias(let name, let rule):
        switch variables.meaning(of: name, in: rule) {
        case .color(let found): color = found
        case .leftOut(let reason): contents.leaveOut(reason)
        case .noColor: break
        }
      case .leftOut(let reason): contents.leaveOut(reason)
      }
      guard let color else { continue }
      // A file with more colors will be refused, so names are not needed.
      let isTooMany = contents.count > most
      let name = isTooMany ? nil : text(of: entry.name)
      contents.add(FileColor(color.color, name: name, alpha: color.alpha))
    }
    return contents
  }
}

// MARK: declarations

extension StyleSheetReader {
  private mutating func add(
    _ declaration: StyleSheetDeclarations.Declaration, _ value: StyleSheetValue,
    in rule: StyleSheetRule
  ) {
    let found = value.parts.count { if case .color = $0 { true } else { false } }
    colors += found
    guard colors <= Palette.mostFileColors else { return }
    let start = entries.count
    if let alias = value.alias {
      let entry = Entry.alias(alias, rule)
      entries.append(Named(entry: entry, name: name(of: declaration, in: rule)))
    }
    var number = 0
    for part in value.parts {
      switch part {
      case .color(let color, let keys):
        number += 1
        let label = found > 1 && keys.isEmpty ? " \(number)" : ""
        let name = name(of: declaration, in: rule, keys: keys, number: label)
        entries.append(Named(entry: .color(color), name: name))
      case .leftOut(let reason):
        entries.append(Named(entry: .leftOut(reason), name: .own("")))
      }
    }
    declare(declaration, entries[start...].map(\.entry), in: rule)
    if declaration.kind == .plain, found > 0 { counts[rule.number, default: 0] += found }
    if entries.count > start { noteLine(of: declaration, entries: entries.count - start) }
  }

  private func name(
    of declaration: StyleSheetDeclarations.Declaration, in rule: StyleSheetRule,
    keys: [String] = [], number: String = ""
  ) -> Name {
    if declaration.isInitialValue { return .own(rule.path + number) }
    guard declaration.kind == .plain else {
      return .own(([declaration.name] + keys).joined(separator: " ") + number)
    }
    return .place(
      rule: rule.number, path: rule.path, property: declaration.name, number: number)
  }

  private func text(of name: Name) -> String {
    switch name {
    case .own(let name): return name
    case .place(let rule, let path, let property, let number):
      let path = path.first.map { ".#".contains($0) } == true ? String(path.dropFirst()) : path
      if path.isEmpty { return property + number }
      return counts[rule] == 1 ? path : "\(path) \(property)\(number)"
    }
  }

  private mutating func declare(
    _ declaration: StyleSheetDeclarations.Declaration, _ entries: [Entry], in rule: StyleSheetRule
  ) {
    guard let key = declaration.isInitialValue ? rule.property : declaration.key else { return }
    let value: StyleSheetVariables.Value =
      switch entries.first {
      case nil: .known(.noColor)
      case _ where entries.count > 1: .known(.leftOut("names with several colors"))
      case .color(let color): .known(.color(color))
      case .leftOut(let reason): .known(.leftOut(reason))
      case .alias(let name, let rule): .alias(name, rule)
      }
    variables.declare(key, as: value, in: rule)
  }

  // MARK: comments

  /// Only a comment on a line with a single color names that color.
  private mutating func noteLine(
    of declaration: StyleSheetDeclarations.Declaration, entries count: Int
  ) {
    declarationsOnLine = declaration.line == lineOfLast ? declarationsOnLine + 1 : 1
    lineOfLast = declaration.line
    let isOne = declarationsOnLine == 1 && count == 1 && declaration.kind != .plain
    unnamed = isOne ? entries.count - 1 : nil
    if let comment = declaration.comment { name(by: StyleSheet.comment(comment)) }
  }

  private mutating func name(by comment: String) {
    guard let index = unnamed, let name = StyleSheet.name(in: comment) else { return }
    entries[index].name = .own(name)
    unnamed = nil
  }
}
