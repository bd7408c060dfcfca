/// Names of files, to and from clients.
enum FileName {
  /// A client's name for its file, without folders and control characters, at most 120 characters.
  static func plain(_ name: String) -> String {
    let last = name.split { $0 == "/" || $0 == "\\" }.last ?? ""
    let visible = last.unicodeScalars.filter { scalar in
      let category = scalar.properties.generalCategory
      return category != .control && category != .format && category != .surrogate
    }
    let text = String(String.UnicodeScalarView(visible.prefix(120)))
    return text.isEmpty || text == "." || text == ".." ? "still" : text
  }

  /// An `attachment` disposition with a file name for a still's palette, in ASCII and in full.
  ///
  /// - Source: RFC 6266; RFC 8187 for names that are not ASCII.
  static func disposition(still: String, ending: String) -> String {
    let name = plain(still)
    let stem = name.lastIndex(of: ".").flatMap { $0 > name.startIndex ? name[..<$0] : nil }
    let full = "\(stem ?? Substring(name)).\(ending)"
    let safe = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._".utf8)
    let ascii = full.utf8.map { safe.contains($0) ? $0 : UInt8(ascii: "_") }
    let escaped = full.utf8.map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return safe.contains(byte)
        ? String(decoding: [byte], as: UTF8.self) : "%" + (byte < 16 ? "0" : "") + digits
    }.joined()
    let plain = String(decoding: ascii, as: UTF8.self)
    return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(escaped)"
  }
}
