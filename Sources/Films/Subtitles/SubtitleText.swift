import PaletteFiles

/// Decodes the text of a subtitle file, whatever its encoding and tags.
enum SubtitleText {
  /// The lines, without blanks at their starts and ends.
  ///
  /// - Complexity: O(count of bytes).
  static func lines(of bytes: [UInt8]) -> [String] {
    let text = decoded(bytes)
    return text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }
      .map { line in
        let isBlank = { (scalar: Unicode.Scalar) in
          scalar == " " || scalar == "\t" || scalar == "\u{FEFF}"
        }
        let start = line.drop(while: isBlank)
        let end = start.lastIndex { !isBlank($0) }
        return end.map { String(start[...$0]) } ?? ""
      }
  }

  /// Decodes UTF-8 or UTF-16 by the byte order mark; without one UTF-8 if it is valid, otherwise
  /// Windows-1252. Line ends become `\n`.
  private static func decoded(_ bytes: [UInt8]) -> String {
    let text: String =
      if bytes.starts(with: [0xFF, 0xFE]) {
        String(decoding: units(bytes.dropFirst(2)) { UInt16($1) << 8 | UInt16($0) }, as: UTF16.self)
      } else if bytes.starts(with: [0xFE, 0xFF]) {
        String(decoding: units(bytes.dropFirst(2)) { UInt16($0) << 8 | UInt16($1) }, as: UTF16.self)
      } else {
        String(validating: bytes, as: UTF8.self) ?? windows(bytes)
      }
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      // CR LF is one line end, and CR alone is one too.
      if scalar != "\n" || previous != "\r" { scalars.append(scalar == "\r" ? "\n" : scalar) }
      previous = scalar
    }
    return String(scalars)
  }

  private static func units(
    _ bytes: ArraySlice<UInt8>, _ join: (UInt8, UInt8) -> UInt16
  ) -> [UInt16] {
    stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map {
      join(bytes[$0], bytes[$0 + 1])
    }
  }

  private static func windows(_ bytes: [UInt8]) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      let isMark = (0x80...0x9F).contains(byte)
      scalars.append(isMark ? windowsMarks[Int(byte) - 0x80] : Unicode.Scalar(byte))
    }
    return String(scalars)
  }

  /// The characters of Windows-1252 in 0x80…0x9F, where Latin-1 has control characters.
  ///
  /// - Source: WHATWG Encoding, index windows-1252.
  private static let windowsMarks = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)

  /// `text` on one line without tags (`<i>`, `<v Ann>`, `<00:01.000>`, `{\an8}`) and with
  /// WebVTT's character references resolved.
  ///
  /// - Complexity: O(length of the text).
  static func plain(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    // An opening mark without a closing one after it is text. Find the last closing marks once, not
    // for each opening mark.
    let lastClosing = (scalars.lastIndex(of: ">") ?? -1, scalars.lastIndex(of: "}") ?? -1)
    var index = 0
    while index < scalars.count {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      if scalars[index] == "<", opensTag(next), index < lastClosing.0 {
        while scalars[index] != ">" { index += 1 }
      } else if scalars[index] == "{", next == "\\", index < lastClosing.1 {
        while scalars[index] != "}" { index += 1 }
      } else if scalars[index] == "&", let known = reference(scalars[index...].prefix(7)) {
        result.append(known.scalar)
        index += known.length - 1
      } else {
        result.append(scalars[index])
      }
      index += 1
    }
    return String(result).onOneLine
  }

  private static func opensTag(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "/" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
  }

  private static func reference(
    _ scalars: ArraySlice<Unicode.Scalar>
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    let known: [(String, Unicode.Scalar)] = [
      ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", "\u{A0}"),
      ("&lrm;", "\u{200E}"), ("&rlm;", "\u{200F}"),
    ]
    return known.first { scalars.starts(with: $0.0.unicodeScalars) }.map {
      ($0.1, $0.0.unicodeScalars.count)
    }
  }
}
