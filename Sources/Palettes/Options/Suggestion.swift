/// The name that someone may have meant who typed another.
package enum Suggestion {
  /// The most letters by which a suggestion differs from what was typed.
  static let reach = 2

  /// The name that differs least from `word`, by at most two letters and at most half of its own;
  /// the first one of several, `nil` if there is none.
  ///
  /// - Complexity: O(names × letters²).
  package static func nearest(to word: String, among names: [String]) -> String? {
    let near = names.map { (name: $0, edits: edits(from: word, to: $0)) }
      .filter { $0.edits <= reach && 2 * $0.edits <= word.count }
    return near.min { $0.edits < $1.edits }?.name
  }

  /// A message of the argument parser, without a suggestion that is more than two letters away.
  package static func withinReach(_ message: String) -> String {
    guard let start = message.firstRange(of: "Unknown option '"),
      let middle = message[start.upperBound...].firstRange(of: "'. Did you mean '"),
      let end = message[middle.upperBound...].firstRange(of: "'?")
    else { return message }
    let typed = String(message[start.upperBound..<middle.lowerBound])
    let meant = String(message[middle.upperBound..<end.lowerBound])
    guard edits(from: typed, to: meant) > reach else { return message }
    return message[..<middle.lowerBound] + "'" + message[end.upperBound...]
  }

  /// How many letters must be inserted, removed or replaced to turn one word into the other.
  ///
  /// - Source: V. I. Levenshtein 1966; computed row by row.
  static func edits(from one: String, to other: String) -> Int {
    let (one, other) = (Array(one), Array(other))
    var row = Array(0...other.count)
    for (index, letter) in one.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for place in other.indices {
        let replaced = diagonal + (letter == other[place] ? 0 : 1)
        diagonal = row[place + 1]
        row[place + 1] = min(replaced, diagonal + 1, row[place] + 1)
      }
    }
    return row[other.count]
  }
}
