import ColorScience
import Palettes

/// Reads the colors of a file of design tokens.
struct TokenReader {
  private var colors: TokenColors
  private var contents = PaletteContents()
  /// Nodes of the groups that are being read, so that none is read inside itself.
  private var open: Set<Int> = []
  /// How many more members may be visited. Groups that extend others have more members than the
  /// file writes out.
  private var budget: Int

  /// - Complexity: O(count of members), also where groups extend others.
  /// - Throws: `notThisFormat` if it is not JSON; `damaged` if groups that extend each other make
  ///   too many tokens.
  static func contents(of bytes: [UInt8]) throws(PaletteFileError) -> PaletteContents {
    let file = try JSONParser.value(of: bytes)
    var reader = TokenReader(file, isLegacy: !bytes.contains("\"$value\""))
    try reader.readGroup(reader.colors.aliases.groups.layers(of: 0), called: "", type: nil)
    for remark in reader.colors.aliases.groups.remarks.sorted() { reader.contents.remark(remark) }
    return reader.contents
  }

  private init(_ file: JSONValue, isLegacy: Bool) {
    let tree = TokenTree(file, isLegacy: isLegacy)
    colors = TokenColors(tree)
    budget = 100_000 + 8 * tree.nodes.count
    contents.name = file["$description"]?.string ?? ""
    if contents.name.isEmpty, case .object(let members) = file {
      contents.name = members.lazy.compactMap { $0.value["$description"]?.string }.first ?? ""
    }
  }

  private var tree: TokenTree { colors.aliases.tree }

  private mutating func readGroup(
    _ layers: [Int], called path: String, type: String?
  ) throws(PaletteFileError) {
    let nodes = layers.filter { open.insert($0).inserted }
    defer { for node in nodes { open.remove(node) } }
    if nodes.count < layers.count { contents.remark(TokenGroups.unextended) }
    guard !nodes.isEmpty else { return }
    let children = colors.aliases.groups.children(of: nodes)
    budget -= children.count * nodes.count + 1
    guard budget > 0 else { throw .damaged("groups that extend each other to too many tokens") }
    let own = layers.lazy.compactMap { [tree] in tree.nodes[$0].type }.first ?? type
    for (key, layers) in children {
      // A file with more colors will be refused.
      if contents.count > Palette.mostFileColors { return }
      let name = key == "$root" ? path : path.isEmpty ? key : path + " " + key
      try read(layers, called: name, type: own)
    }
  }

  private mutating func read(
    _ layers: [Int], called name: String, type: String?
  ) throws(PaletteFileError) {
    guard let first = layers.first else { return }
    let node = tree.nodes[first]
    if node.content != nil {
      add(first, called: name, type: type)
      if !node.children.isEmpty { try readGroup([first], called: Self.prefix(name), type: type) }
    } else if node.isReference, node.children.isEmpty, layers.count == 1 {
      contents.leaveOut(TokenColors.missing)
    } else if node.members["$extensions"]?["filmpalette"]?["group"] != nil {
      contents.beginGroup(node.members["$description"]?.string ?? "")
      try readGroup(layers, called: Self.prefix(name), type: type)
      contents.endGroup()
    } else {
      try readGroup(layers, called: Self.prefix(name), type: type)
    }
  }

  /// A group's name before those of its tokens, cut if it is too long to be useful.
  private static func prefix(_ name: String) -> String {
    name.utf8.count > 200 ? String(name.prefix(200)) : name
  }

  private mutating func add(_ token: Int, called path: String, type: String?) {
    let parts = colors.parts(of: token, type: type)
    guard !parts.isEmpty else { return }
    let members = tree.nodes[token].members
    var name = path
    // In our own files, descriptions are the names of colors.
    if let own = members["$extensions"]?["filmpalette"], own["role"] != nil {
      name = members["$description"]?.string ?? path
    }
    if members["$extensions"]?["studio.tokens"]?["modify"] != nil {
      contents.remark("colors that Tokens Studio modifies were read without the modifications")
    }
    let count = parts.count { if case .color = $0 { true } else { false } }
    var number = 0
    for part in parts {
      switch part {
      case .color(let color):
        number += 1
        let label = count > 1 ? "\(name) \(number)" : name
        contents.add(FileColor(color.color, name: label, alpha: color.alpha))
      case .leftOut(let reason): contents.leaveOut(reason)
      }
    }
  }
}
