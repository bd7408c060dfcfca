import Platform

/// The parts of a multipart form. Malicious bytes cause an error and nothing worse.
///
/// - Source: RFC 7578, RFC 2046 §5.1.1, RFC 9110 §5.6.
struct Multipart {
  /// A field or a file.
  struct Part: Equatable {
    let name: String
    /// The client's file name, without folders; `nil` for a field.
    let fileName: String?
    let bytes: ArraySlice<UInt8>
  }

  let parts: [Part]

  /// Limits that legitimate forms do not reach.
  static let most = (parts: 64, headBytes: 4096)

  /// - Parameters:
  ///   - bytes: the whole body, whose length was limited when it was read.
  ///   - boundary: from the body's content type.
  /// - Throws: `ServiceError.badRequest` with the reason.
  /// - Complexity: O(bytes).
  init(_ bytes: [UInt8], boundary: String) throws(ServiceError) {
    let delimiter = Array("\r\n--\(boundary)".utf8)
    var parts: [Part] = []
    guard var place = Self.firstPart(in: bytes, delimiter) else {
      throw .badRequest("the form does not begin with its boundary")
    }
    while true {
      if bytes[place...].starts(with: [0x2D, 0x2D]) { break }
      guard let lineEnd = Self.find([13, 10], in: bytes, from: place),
        bytes[place..<lineEnd].allSatisfy({ $0 == 32 || $0 == 9 })
      else { throw .badRequest("a boundary of the form does not end its line") }
      guard let end = Self.find(delimiter, in: bytes, from: lineEnd) else {
        throw .badRequest("the form has no end")
      }
      guard parts.count < Self.most.parts else { throw .badRequest("the form has too many parts") }
      parts.append(try Self.part(bytes[lineEnd..<end]))
      place = end + delimiter.count
    }
    self.parts = parts
  }

  /// The boundary of a multipart form, or `nil` for any other type.
  static func boundary(of contentType: String) -> String? {
    let parts = contentType.split(separator: ";").map { $0.drop { $0 == " " } }
    guard parts.first?.lowercased() == "multipart/form-data" else { return nil }
    for part in parts.dropFirst() where part.lowercased().hasPrefix("boundary=") {
      var value = part.dropFirst(9)
      if value.first == "\"", value.last == "\"", value.count > 1 {
        value = value.dropFirst().dropLast()
      }
      let fits = (1...70).contains(value.utf8.count)
      return fits && value.utf8.allSatisfy { (33...126).contains($0) || $0 == 32 }
        ? String(value) : nil
    }
    return nil
  }

  private static func firstPart(in bytes: [UInt8], _ delimiter: [UInt8]) -> Int? {
    if bytes.starts(with: delimiter.dropFirst(2)) { return delimiter.count - 2 }
    return find(delimiter, in: bytes, from: 0).map { $0 + delimiter.count }
  }

  /// Parses a part, from the line end before its head to its last byte.
  private static func part(_ slice: ArraySlice<UInt8>) throws(ServiceError) -> Part {
    let array = Array(slice.prefix(most.headBytes))
    guard let headEnd = find([13, 10, 13, 10], in: array, from: 0) else {
      throw .badRequest("the head of a part of the form does not end or is too long")
    }
    let head = String(decoding: array[..<headEnd], as: UTF8.self)
    for line in head.split(separator: "\r\n") {
      guard let colon = line.firstIndex(of: ":"),
        line[..<colon].lowercased() == "content-disposition"
      else { continue }
      let values = parameters(String(line[line.index(after: colon)...]))
      guard values.kind == "form-data", let name = values.named["name"] else { break }
      let file = values.named["filename"].map(FileName.plain)
      return Part(name: name, fileName: file, bytes: slice[(slice.startIndex + headEnd + 4)...])
    }
    throw .badRequest("a part of the form has no name")
  }

  /// Parses a field value such as `form-data; name="a"; filename="b \"c\".jpg"`.
  private static func parameters(_ text: String) -> (kind: String, named: [String: String]) {
    var pieces: [String] = [""]
    var (isQuoted, isEscaped) = (false, false)
    for character in text.unicodeScalars {
      if isEscaped {
        isEscaped = false
      } else if isQuoted, character == "\\" {
        isEscaped = true
        continue
      } else if character == "\"" {
        isQuoted.toggle()
        continue
      } else if !isQuoted, character == ";" {
        pieces.append("")
        continue
      } else if !isQuoted, character == " " || character == "\t" {
        continue
      }
      pieces[pieces.count - 1].unicodeScalars.append(character)
    }
    var named: [String: String] = [:]
    for piece in pieces.dropFirst() {
      let sides = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if sides.count == 2 { named[sides[0].lowercased()] = String(sides[1]) }
    }
    return (pieces[0].lowercased(), named)
  }

  /// The position of the first `pattern` at or after `start`.
  private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return nil }
      var place = start
      while place + pattern.count <= buffer.count {
        let rest = buffer.count - pattern.count + 1 - place
        guard let found = memchr(base + place, CInt(pattern[0]), rest) else { return nil }
        if memcmp(found, pattern, pattern.count) == 0 { return UnsafeRawPointer(found) - base }
        place = UnsafeRawPointer(found) - base + 1
      }
      return nil
    }
  }
}
