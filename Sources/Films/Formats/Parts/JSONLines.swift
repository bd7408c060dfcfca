import PaletteFiles

extension JSONValue {
  /// This value as text, with a line for each member and element down to `depth` nested containers,
  /// and one line for everything deeper, so that versions of a file can be compared line by line.
  ///
  /// - Complexity: O(length of the text).
  package func text(linesDownTo depth: Int) -> String {
    let parts: [String]
    let brackets: (String, String)
    switch self {
    case .array(let values) where depth > 0 && !values.isEmpty:
      parts = values.map { $0.text(linesDownTo: depth - 1) }
      brackets = ("[", "]")
    case .object(let members) where depth > 0 && !members.isEmpty:
      parts = members.map {
        JSONValue.string($0.key).text + ":" + $0.value.text(linesDownTo: depth - 1)
      }
      brackets = ("{", "}")
    default: return text
    }
    return brackets.0 + "\n" + parts.joined(separator: ",\n") + "\n" + brackets.1
  }
}
