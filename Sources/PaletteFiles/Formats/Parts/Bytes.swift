extension [UInt8] {
  /// Whether the bytes, after a UTF-8 byte order mark and white space, start with this text.
  func starts(like text: String) -> Bool {
    let mark = starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return self[mark...].drop { " \t\r\n".utf8.contains($0) }.starts(with: text.utf8)
  }

  /// Whether this text occurs anywhere.
  ///
  /// - Complexity: O(count × length of the text).
  func contains(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard let first = wanted.first, count >= wanted.count else { return wanted.isEmpty }
    return (0...count - wanted.count).contains { start in
      self[start] == first && self[start..<start + wanted.count].elementsEqual(wanted)
    }
  }

  /// Whether this looks like JSON with a list for this key.
  ///
  /// - Complexity: O(count × length of the key).
  func containsList(_ key: String) -> Bool {
    let wanted = Array("\"\(key)\"".utf8)
    var rest = self[...]
    while let start = rest.firstIndex(of: wanted[0]) {
      rest = rest[start...]
      guard rest.starts(with: wanted) else {
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst(wanted.count)
      let behind = rest.lazy.filter { !" \t\r\n".utf8.contains($0) }
      if behind.prefix(2).elementsEqual(":[".utf8) { return true }
    }
    return false
  }
}
