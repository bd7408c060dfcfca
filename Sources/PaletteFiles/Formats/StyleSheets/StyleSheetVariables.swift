import ColorScience

/// The values of custom properties and of Sass and Less variables, by the rules that contain them.
struct StyleSheetVariables {
  enum Meaning {
    case color(CSSColor)
    case leftOut(String)
    case noColor
  }

  enum Value {
    case known(Meaning)
    case alias(String, StyleSheetRule)
    /// The alias is being followed.
    case followed
  }

  private struct Place: Hashable {
    var scope: String
    var key: String
  }

  private var values: [Value] = []
  private var places: [Place: Int] = [:]
  private var first: [String: Int] = [:]
  private var initial: [String: Int] = [:]

  /// - Parameter key: with its prefix: `--name`, `$name`.
  mutating func declare(_ key: String, as value: Value, in rule: StyleSheetRule) {
    let index = values.count
    values.append(value)
    guard rule.property == nil else {
      initial[key] = index
      return
    }
    // Within a rule the last declaration counts. Among rules with the same selectors but other
    // conditions, the first counts.
    places[Place(scope: rule.scopes[0], key: key)] = index
    for place in rule.scopes.dropFirst().prefix(1).map({ Place(scope: $0, key: key) })
    where places[place] == nil {
      places[place] = index
    }
    if first[key] == nil { first[key] = index }
  }

  /// The meaning of this name in a rule: as declared there or in an enclosing rule, otherwise as
  /// first declared anywhere.
  ///
  /// - Complexity: O(1) on average over all aliases of a sheet: each is followed once.
  mutating func meaning(of key: String, in rule: StyleSheetRule) -> Meaning {
    var (key, rule) = (key, rule)
    var path: [Int] = []
    var found: Meaning?
    while found == nil {
      guard let index = index(of: key, in: rule) else {
        found = .leftOut("aliases of values outside the file")
        break
      }
      switch values[index] {
      case .known(let meaning): found = meaning
      case .followed: found = .leftOut("aliases that refer to themselves")
      case .alias(let next, let place):
        values[index] = .followed
        path.append(index)
        (key, rule) = (next, place)
      }
    }
    let meaning = found ?? .noColor
    for index in path { values[index] = .known(meaning) }
    return meaning
  }

  private func index(of key: String, in rule: StyleSheetRule) -> Int? {
    for scope in rule.scopes {
      if let index = places[Place(scope: scope, key: key)] { return index }
    }
    return first[key] ?? initial[key]
  }
}
