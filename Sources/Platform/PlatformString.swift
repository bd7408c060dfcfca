/// Names of files as text, whatever bytes they are.
///
/// To the system a name is bytes, and those of old archives are often no UTF-8. A byte that is no
/// part of UTF-8 is kept as a private character, U+10DC80…U+10DCFF for 0x80…0xFF, until the name
/// goes back to the system. A name that truly has one of these characters has its four bytes kept
/// so, one by one: every name comes back as it was.
///
/// - Source: the same idea as Python's `surrogateescape`, PEP 383; Swift's strings hold no
///   surrogates.
extension String {
  /// The name that these bytes are, up to the first zero.
  ///
  /// - Complexity: O(bytes).
  package init(platformString bytes: UnsafePointer<CChar>) {
    self.init(nameBytes: UnsafeRawBufferPointer(start: bytes, count: strlen(bytes)))
  }

  /// The name that these bytes are.
  ///
  /// - Complexity: O(bytes).
  package init(nameBytes bytes: some Collection<UInt8>) {
    if let plain = String(validating: bytes, as: UTF8.self), !plain.mayKeepBytes {
      self = plain
      return
    }
    var name = String.UnicodeScalarView()
    var rest = Array(bytes)[...]
    while let byte = rest.first {
      if let scalar = Self.scalar(rest), Self.keptByte(scalar) == nil {
        name.append(scalar)
        rest = rest.dropFirst(UTF8.width(scalar))
      } else {
        name.append(Self.keeping(byte))
        rest = rest.dropFirst()
      }
    }
    self.init(name)
  }

  /// This name as the system takes it, with a zero at its end.
  ///
  /// - Complexity: O(bytes).
  package var platformString: [CChar] {
    var bytes = nameBytes.map { CChar(bitPattern: $0) }
    bytes.append(0)
    return bytes
  }

  /// The bytes of this name.
  ///
  /// - Complexity: O(bytes).
  package var nameBytes: [UInt8] {
    guard mayKeepBytes else { return Array(utf8) }
    var bytes: [UInt8] = []
    for scalar in unicodeScalars {
      if let byte = Self.keptByte(scalar) {
        bytes.append(byte)
      } else {
        bytes += UTF8.encode(scalar)!
      }
    }
    return bytes
  }

  /// This name for people and for files of text: bytes that are no UTF-8 are U+FFFD.
  ///
  /// - Complexity: O(bytes).
  package var shown: String {
    mayKeepBytes ? String(decoding: nameBytes, as: UTF8.self) : self
  }

  /// Whether it is UTF-8 to the system too.
  package var isText: Bool { !unicodeScalars.contains { Self.keptByte($0) != nil } }

  /// Whether it has a character of the last two planes, as few texts do.
  private var mayKeepBytes: Bool { utf8.contains(0xF4) }

  /// The first character of bytes that begin with UTF-8.
  private static func scalar(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    for width in 1...4 where width <= bytes.count {
      guard let text = String(validating: bytes.prefix(width), as: UTF8.self) else { continue }
      return text.unicodeScalars.first
    }
    return nil
  }

  private static let first: UInt32 = 0x10_DC80

  private static func keeping(_ byte: UInt8) -> Unicode.Scalar {
    Unicode.Scalar(first - 0x80 + UInt32(byte))!
  }

  private static func keptByte(_ scalar: Unicode.Scalar) -> UInt8? {
    (first..<first + 0x80).contains(scalar.value) ? UInt8(scalar.value - first + 0x80) : nil
  }
}

extension String {
  /// A path's folder with the slash behind it, empty if it names none, and what follows.
  ///
  /// Slashes are bytes: to a string, one with a combining mark behind it is another character.
  package var folderAndName: (folder: String, name: String) {
    guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", self) }
    let next = utf8.index(after: slash)
    return (String(unicodeScalars[..<next]), String(unicodeScalars[next...]))
  }

  /// What stands behind a path's last slash, slashes at its end apart; the path itself if it has
  /// nothing but slashes.
  package var lastName: String {
    utf8.split(separator: UInt8(ascii: "/")).last.flatMap { String($0) } ?? self
  }
}
