/// The groups of a file with the groups that they extend: a list of layers for each, its own first.
///
/// - Source: Format module 2025.10, "Extending Groups".
struct TokenGroups {
  let tree: TokenTree
  private var layers: [Int: [Int]] = [:]
  private var extending: Set<Int> = []
  /// Problems that were found, for people.
  private(set) var remarks: Set<String> = []

  /// The most nested extensions. More serve no design, and would make few bytes stand for many
  /// tokens.
  private static let most = 16

  static let unextended =
    "groups that extend themselves or too many others were read without the extension"

  init(_ tree: TokenTree) {
    self.tree = tree
  }

  /// A group and the groups that it extends; or the token, if the group is a reference to one.
  mutating func layers(of node: Int) -> [Int] {
    guard let value = tree.nodes[node].extended else { return [node] }
    if let known = layers[node] { return known }
    guard extending.count < Self.most, extending.insert(node).inserted else {
      remarks.insert(Self.unextended)
      return [node]
    }
    defer { extending.remove(node) }
    let target =
      switch TokenReference(extending: value) {
      case .path(let keys), .pointer(let keys): find(keys, from: [0])
      case .elsewhere, nil: [Int]?.none
      }
    if let target, tree.isToken(target[0]), tree.nodes[node].isReference {
      layers[node] = target
      return target
    }
    guard let target, !tree.isToken(target[0]) else {
      remarks.insert("groups that extend a group in another file were read without it")
      return [node]
    }
    let all = [node] + target.filter { $0 != node }.prefix(Self.most - 1)
    layers[node] = all
    return all
  }

  /// The layers of a key in a group with these layers; empty if there is nothing.
  ///
  /// A token replaces the layers below it.
  mutating func child(of layers: [Int], _ key: String) -> [Int] {
    var all: [Int] = []
    for layer in layers {
      guard let node = tree.child(of: layer, key) else { continue }
      let own = self.layers(of: node)
      if tree.isToken(own[0]) { return all.isEmpty ? own : all }
      for node in own where !all.contains(node) { all.append(node) }
    }
    return Array(all.prefix(Self.most))
  }

  /// The layers at the end of a path, or `nil` if there is nothing.
  mutating func find(_ keys: some Sequence<String>, from start: [Int]) -> [Int]? {
    var layers = start
    for key in keys {
      layers = child(of: layers, key)
      if layers.isEmpty { return nil }
    }
    return layers
  }

  /// The keys in a group with these layers, and the layers of each. Keys of extended groups come
  /// first.
  ///
  /// - Complexity: O(children of all layers).
  mutating func children(of layers: [Int]) -> [(key: String, layers: [Int])] {
    if layers.count == 1 {
      return tree.nodes[layers[0]].children.map { ($0.key, self.layers(of: $0.node)) }
    }
    var seen: Set<String> = []
    var children: [(key: String, layers: [Int])] = []
    for layer in layers.reversed() {
      for child in tree.nodes[layer].children where seen.insert(child.key).inserted {
        children.append((child.key, self.child(of: layers, child.key)))
      }
    }
    return children
  }
}
