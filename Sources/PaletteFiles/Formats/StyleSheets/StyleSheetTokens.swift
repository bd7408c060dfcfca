/// The tokens of a style sheet in order, as ranges of its bytes.
///
/// These are the tokens of CSS Syntax 3 §4, and those that Sass and Less add: `$name`, `#{`, and
/// comments of one line.
///
/// - Complexity: O(count of bytes) for all tokens; none is stored.
struct StyleSheetTokens: Sequence, IteratorProtocol {
  enum Kind: Equatable {
    case blank, comment, word, url, hash, string, number
    /// A word and the parenthesis that follows it.
    case function
    /// `@name`.
    case atWord
    /// `$name`.
    case variable
    /// `#{`, where Sass inserts a value into text.
    case insertion
    case mark(Unicode.Scalar)
  }

  struct Token {
    var kind: Kind
    var range: Range<Int>
  }

  let bytes: [UInt8]
  /// Whether `//` begins a comment, as in Sass and Less.
  let hasLineComments: Bool
  private(set) var offset: Int
  private let end: Int
  /// How many line ends have been passed.
  private(set) var line = 0

  init(_ bytes: [UInt8], in range: Range<Int>? = nil, hasLineComments: Bool = false) {
    self.bytes = bytes
    self.hasLineComments = hasLineComments
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    offset = range?.lowerBound ?? mark
    end = range?.upperBound ?? bytes.count
  }

  mutating func next() -> Token? {
    guard offset < end else { return nil }
    let start = offset
    let kind = take()
    return Token(kind: kind, range: start..<offset)
  }

  /// The next token that is neither white space nor a comment.
  mutating func nextSolid() -> Token? {
    while let token = next() {
      if token.kind != .blank, token.kind != .comment { return token }
    }
    return nil
  }

  /// Whether a colon comes next.
  var isBeforeColon: Bool {
    var ahead = self
    return ahead.nextSolid()?.kind == .mark(":")
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Skips past the parenthesis that closes the open one.
  ///
  /// - Returns: whether there is one.
  mutating func skipToClose() -> Bool {
    var depth = 1
    while let token = next() {
      switch token.kind {
      case .function, .mark("("): depth += 1
      case .mark(")"):
        depth -= 1
        if depth == 0 { return true }
      default: break
      }
    }
    return false
  }

  /// Skips to the end of the line.
  mutating func skipLine() {
    while offset < end, !Self.isLineEnd(bytes[offset]) { offset += 1 }
  }
}

// MARK: one token

extension StyleSheetTokens {
  private func peek(_ distance: Int = 0) -> UInt8 {
    offset + distance < end ? bytes[offset + distance] : 0
  }

  private func peek(_ distance: Int = 0, is scalar: Unicode.Scalar) -> Bool {
    peek(distance) == UInt8(ascii: scalar)
  }

  /// Advances by one byte.
  private mutating func step() {
    if offset < end, Self.isLineEnd(bytes[offset]) { line += 1 }
    offset += 1
  }

  private mutating func take() -> Kind {
    let byte = peek()
    if Self.isBlank(byte) {
      while offset < end, Self.isBlank(peek()) { step() }
      return .blank
    }
    if startsWord() { return takeWord() }
    if startsNumber() { return takeNumber() }
    switch Unicode.Scalar(byte) {
    case "\"", "'": return takeString(until: byte)
    case "/":
      if peek(1, is: "*") { return takeComment() }
      if hasLineComments, peek(1, is: "/") {
        skipLine()
        return .comment
      }
    case "#":
      if peek(1, is: "{") {
        offset += 2
        return .insertion
      }
      if Self.isWordPart(peek(1)) || startsEscape(1) { return takeName(.hash) }
    case "@": if startsWord(1) { return takeName(.atWord) }
    case "$": if startsWord(1) { return takeName(.variable) }
    default: break
    }
    step()
    return .mark(Unicode.Scalar(byte))
  }

  /// An unclosed comment extends to the end, as in CSS.
  private mutating func takeComment() -> Kind {
    offset += 2
    while offset < end {
      if peek(is: "*"), peek(1, is: "/") {
        offset += 2
        break
      }
      step()
    }
    offset = Swift.min(offset, end)
    return .comment
  }

  /// A string ends at its quote, or at the end of the line.
  private mutating func takeString(until quote: UInt8) -> Kind {
    offset += 1
    while offset < end, !Self.isLineEnd(peek()) {
      let byte = peek()
      if byte == UInt8(ascii: "\\"), offset + 1 < end { step() }
      step()
      if byte == quote { break }
    }
    return .string
  }

  /// A mark and the name after it.
  private mutating func takeName(_ kind: Kind) -> Kind {
    offset += 1
    skipWordParts()
    return kind
  }

  private mutating func takeWord() -> Kind {
    let start = offset
    skipWordParts()
    guard peek(is: "("), offset < end else { return .word }
    let isURL = bytes[start..<offset].lazy.map { $0 | 0x20 }.elementsEqual("url".utf8)
    offset += 1
    guard isURL else { return .function }
    var ahead = 0
    while Self.isBlank(peek(ahead)) { ahead += 1 }
    if peek(ahead, is: "\"") || peek(ahead, is: "'") { return .function }
    while offset < end {
      if peek(is: "\\"), offset + 1 < end { step() }
      let isEnd = peek(is: ")")
      step()
      if isEnd { break }
    }
    return .url
  }

  private mutating func takeNumber() -> Kind {
    if peek(is: "+") || peek(is: "-") { offset += 1 }
    while Self.isDigit(peek()) { offset += 1 }
    if peek(is: "."), Self.isDigit(peek(1)) {
      offset += 1
      while Self.isDigit(peek()) { offset += 1 }
    }
    if peek() | 0x20 == UInt8(ascii: "e") {
      let sign = peek(1, is: "+") || peek(1, is: "-") ? 2 : 1
      if Self.isDigit(peek(sign)) {
        offset += sign
        while Self.isDigit(peek()) { offset += 1 }
      }
    }
    if peek(is: "%"), offset < end { offset += 1 } else if startsWord() { skipWordParts() }
    return .number
  }

  private mutating func skipWordParts() {
    while offset < end {
      if startsEscape() {
        skipEscape()
      } else if Self.isWordPart(peek()) {
        offset += 1
      } else {
        return
      }
    }
  }

  /// A backslash with one character, or with up to six digits and a space that ends them.
  private mutating func skipEscape() {
    offset += 1
    let start = offset
    while offset < start + 6, Self.isHexDigit(peek()) { offset += 1 }
    if offset == start || Self.isBlank(peek()) { step() }
  }

  private func startsWord(_ distance: Int = 0) -> Bool {
    let first = peek(distance)
    guard first == UInt8(ascii: "-") else {
      return Self.isWordPart(first) && !Self.isDigit(first) || startsEscape(distance)
    }
    let second = peek(distance + 1)
    return Self.isWordPart(second) && !Self.isDigit(second) || startsEscape(distance + 1)
  }

  private func startsNumber() -> Bool {
    let sign = peek(is: "+") || peek(is: "-") ? 1 : 0
    return Self.isDigit(peek(sign)) || peek(sign, is: ".") && Self.isDigit(peek(sign + 1))
  }

  private func startsEscape(_ distance: Int = 0) -> Bool {
    peek(distance, is: "\\") && offset + distance + 1 < end
      && !Self.isLineEnd(peek(distance + 1))
  }
}
