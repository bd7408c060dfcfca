/// Names of files as text, whatever bytes they contain.
///
/// To the system a name is bytes, and names in old archives are often not UTF-8. A byte that is not
/// valid UTF-8 is represented by a private character, U+10DC80…U+10DCFF for 0x80…0xFF, until the
/// name is passed back to the system. If a name really contains one of these characters, its four
/// bytes are represented in this way one by one. So every name is restored exactly.
///
/// - Source: the same idea as Python's `surrogateescape`, PEP 383; Swift's strings hold no
///   surrogates.
extension String {
  /// The name in these bytes, up to the first zero.
  ///
  /// - Complexity: O(bytes).
  package init(platformString bytes: UnsafePointer<CChar>) {
    self.init(nameBytes: UnsafeRawBufferPointer(start: bytes, count: strlen(bytes)))
  }

  /// The name in these bytes.
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

  /// This name for system calls, ending with a zero.
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

  /// This name for display and for text files, with U+FFFD for bytes that are not UTF-8.
  ///
  /// - Complexity: O(bytes).
  package var shown: String {
    mayKeepBytes ? String(decoding: nameBytes, as: UTF8.self) : self
  }

  /// Whether the name's bytes are valid UTF-8.
  package var isText: Bool { !unicodeScalars.contains { Self.keptByte($0) != nil } }

  /// Whether it has a character of the last plane, U+100000 and above, which few texts have.
  private var mayKeepBytes: Bool { utf8.contains(0xF4) }

  /// The first character, if the bytes begin with valid UTF-8.
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
  /// A path's folder with its final slash, empty if there is none, and the rest.
  ///
  /// Slashes are compared as bytes: in a `String`, a slash with a combining mark is another
  /// character.
  package var folderAndName: (folder: String, name: String) {
    guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", self) }
    let next = utf8.index(after: slash)
    return (String(unicodeScalars[..<next]), String(unicodeScalars[next...]))
  }

  /// The last component of a path, ignoring slashes at its end; the path itself if it has only
  /// slashes.
  package var lastName: String {
    utf8.split(separator: UInt8(ascii: "/")).last.flatMap { String($0) } ?? self
  }
}
