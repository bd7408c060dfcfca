/// The groups and tokens of a file of design tokens.
///
/// - Source: Design Tokens Community Group, Format module 2025.10, "Groups"; for files from before it,
///   Style Dictionary and Tokens Studio.
struct TokenTree {
  struct Node {
    /// The enclosing group or token; the root is its own parent.
    var parent: Int
    /// The member of the root that contains it.
    var top: Int
    var members: JSONValue
    /// The value of a token; `nil` for a group.
    var content: JSONValue?
    /// The reference to the group that this group extends.
    var extended: JSONValue?
    /// Whether it is `{"$ref": …}`: a token or a group, depending on what it refers to.
    var isReference = false
    /// The type in lower case: its own, or that of the nearest enclosing group with one.
    var type: String?
    /// Whether its name, or that of an enclosing group, suggests colors.
    var isCalledColor = false
    /// Its place in the tree merged from all sets; 0 for the root and for the sets themselves.
    fileprivate var shared = 0
    /// In the file's order.
    var children: [(key: String, node: Int)] = []
  }

  private struct Place: Hashable {
    var parent: Int
    var key: String
  }

  private(set) var nodes: [Node]
  /// Whether tokens have `value` and `type` without `$`, as in older files.
  let isLegacy: Bool
  /// Whether the file declares that it contains design tokens, so that text in a group is a token.
  private let isMarked: Bool
  private var places: [Place: Int] = [:]
  /// The root's members merged into one tree, because a reference may leave out the set of a token.
  /// Here are the places in that tree by parent and key, and below the first token of each place.
  private var sharedPlaces: [Place: Int] = [:]
  private var sharedTokens: [Int?] = [nil]

  /// - Parameter isLegacy: whether there is no `$value` in the file.
  /// - Complexity: O(count of members); no deeper than `JSONParser` goes.
  init(_ file: JSONValue, isLegacy: Bool) {
    self.isLegacy = isLegacy
    let schema = file["$schema"]?.string ?? ""
    isMarked = schema.contains("designtokens") || schema.contains("design-tokens")
    let type = file["$type"]?.string?.lowercased()
    nodes = [Node(parent: 0, top: 0, members: file, type: type)]
    nodes[0].extended = file["$extends"]
    addChildren(of: 0)
  }

  /// The child with this key directly inside another node.
  func child(of parent: Int, _ key: String) -> Int? { places[Place(parent: parent, key: key)] }

  func isToken(_ node: Int) -> Bool { nodes[node].content != nil }

  /// The first token with this path in any of the root's members.
  func token(inSets path: [String]) -> Int? {
    var place = 0
    for key in path {
      guard let next = sharedPlaces[Place(parent: place, key: key)] else { return nil }
      place = next
    }
    return place == 0 ? nil : sharedTokens[place]
  }

  private mutating func addChildren(of parent: Int) {
    // In older files, other members of a token are not tokens.
    guard case .object(let members) = nodes[parent].members, !isLegacy || !isToken(parent) else {
      return
    }
    for (key, value) in members where !key.hasPrefix("$") || key == "$root" {
      guard child(of: parent, key) == nil, var node = node(key, value, in: parent) else { continue }
      let index = nodes.count
      node.top = parent == 0 ? index : nodes[parent].top
      if parent != 0 { node.shared = share(key, in: nodes[parent].shared) }
      if node.content != nil, sharedTokens[node.shared] == nil { sharedTokens[node.shared] = index }
      places[Place(parent: parent, key: key)] = index
      nodes[parent].children.append((key, index))
      nodes.append(node)
      addChildren(of: index)
    }
  }

  /// The place of a key inside another place of the merged tree.
  private mutating func share(_ key: String, in parent: Int) -> Int {
    let place = Place(parent: parent, key: key)
    if let known = sharedPlaces[place] { return known }
    sharedTokens.append(nil)
    sharedPlaces[place] = sharedTokens.count - 1
    return sharedTokens.count - 1
  }

  /// The token or group for a member; `nil` if it is neither.
  private func node(_ key: String, _ value: JSONValue, in parent: Int) -> Node? {
    let outer = nodes[parent]
    var node = Node(
      parent: parent, top: 0, members: value, type: outer.type,
      isCalledColor: outer.isCalledColor || Self.saysColor(key))
    guard case .object = value else {
      // Text is a token only where nothing else can be meant.
      guard value.string != nil, isMarked || outer.type == "color", !isToken(parent) else {
        return nil
      }
      node.content = value
      return node
    }
    node.content = content(of: value)
    if node.content == nil {
      node.isReference = value["$ref"] != nil
      node.extended = value["$extends"] ?? (node.isReference ? value : nil)
    }
    let type = value["$type"] ?? (isLegacy && node.content != nil ? value["type"] : nil)
    node.type = type?.string?.lowercased() ?? outer.type
    return node
  }

  private func content(of value: JSONValue) -> JSONValue? {
    if let content = value["$value"] { return content }
    guard isLegacy, let content = value["value"] else { return nil }
    // The name of a group may be `value`.
    if case .object(let members) = content {
      let isGroup = content["value"] != nil || members.contains { $0.value["value"] != nil }
      if isGroup { return nil }
    }
    return content
  }

  private static func saysColor(_ key: String) -> Bool {
    let key = key.lowercased()
    return key.contains("color") || key.contains("colour") || key.contains("palette")
  }
}
