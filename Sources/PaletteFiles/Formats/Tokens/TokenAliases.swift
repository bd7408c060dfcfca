/// Resolves references of design tokens.
struct TokenAliases {
  enum Target {
    /// A token: one with a value from `end(of:)`, but any token, also an alias, from `target(of:)`.
    case token(Int)
    /// A part of a token's value.
    case value(JSONValue)
    case missing
    case circle
  }

  var groups: TokenGroups
  private var known: [Int: Target] = [:]

  /// How many pointers may lead through aliases of other tokens.
  private static let deepest = 16
  /// How many members of an object a pointer searches: no token's value has more.
  private static let mostMembers = 64

  init(_ tree: TokenTree) {
    groups = TokenGroups(tree)
  }

  var tree: TokenTree { groups.tree }

  /// Where a token's aliases end; the token itself if it has a value.
  ///
  /// - Complexity: O(1) on average over all tokens: each is followed once.
  mutating func end(of token: Int, depth: Int = 0) -> Target {
    var path: [Int] = []
    var current = token
    var result: Target?
    while result == nil {
      if let end = known[current] {
        result = end
      } else if let content = tree.nodes[current].content,
        let reference = TokenReference(content, isLegacy: tree.isLegacy)
      {
        // Reaching this token again means a cycle.
        known[current] = .circle
        path.append(current)
        switch target(of: reference, from: current, depth: depth) {
        case .token(let next): current = next
        case let other: result = other
        }
      } else {
        result = .token(current)
        known[current] = result
      }
    }
    for token in path { known[token] = result }
    return result ?? .missing
  }

  /// The target of a reference, without following further references.
  ///
  /// - Parameters:
  ///   - node: the token with the reference, whose own set is searched first.
  ///   - depth: how many pointers through aliases led here.
  mutating func target(of reference: TokenReference, from node: Int, depth: Int = 0) -> Target {
    switch reference {
    case .elsewhere: return .missing
    case .pointer(let keys): return target(ofPointer: keys, depth: depth)
    case .path(let keys):
      var paths = [keys]
      if keys.count > 1, keys.last == "value" || keys.last == "$value" {
        paths.append(Array(keys.dropLast()))
      }
      for path in paths {
        for start in [0, tree.nodes[node].top] {
          let outer = groups.layers(of: start)
          if let token = token(groups.find(path, from: outer)) { return .token(token) }
        }
        if let token = tree.token(inSets: path) { return .token(token) }
      }
      return .missing
    }
  }

  /// The token at the end of a path, or the root token of the group at its end.
  private mutating func token(_ layers: [Int]?) -> Int? {
    guard let layers else { return nil }
    if tree.isToken(layers[0]) { return layers[0] }
    let root = groups.child(of: layers, "$root")
    return root.first.flatMap { tree.isToken($0) ? $0 : nil }
  }

  private mutating func target(ofPointer keys: [String], depth: Int) -> Target {
    var layers = groups.layers(of: 0)
    for (index, key) in keys.enumerated() {
      if tree.isToken(layers[0]), key == "$value" || tree.isLegacy && key == "value" {
        let rest = keys[(index + 1)...]
        if rest.isEmpty { return .token(layers[0]) }
        guard depth < Self.deepest else { return .circle }
        return part(rest, of: end(of: layers[0], depth: depth + 1))
      }
      layers = groups.child(of: layers, key)
      if layers.isEmpty { return .missing }
    }
    return token(layers).map { .token($0) } ?? .missing
  }

  /// The part of a value under these keys.
  private func part(_ keys: ArraySlice<String>, of target: Target) -> Target {
    var value: JSONValue
    switch target {
    case .token(let node):
      guard let content = tree.nodes[node].content else { return .missing }
      value = content
    case .value(let other): value = other
    case .missing, .circle: return target
    }
    for key in keys {
      switch value {
      case .array(let values):
        guard let index = Int(key), values.indices.contains(index) else { return .missing }
        value = values[index]
      case .object(let members):
        guard let member = members.prefix(Self.mostMembers).first(where: { $0.key == key }) else {
          return .missing
        }
        value = member.value
      default: return .missing
      }
    }
    return .value(value)
  }
}
