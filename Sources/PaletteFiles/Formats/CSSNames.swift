import Palettes

extension PaletteFormat {
  /// Custom properties that are called as their colors: `--dark-red`.
  public static let cssNames = PaletteFormat(
    name: "css-names", summary: "CSS custom properties with the colors' names",
    fileExtensions: ["names.css"],
    writer: { palette in
      StyleSheet.css(of: palette, names: PropertyNames.names(of: palette.swatches.map(\.name)))
    })
}

/// Names of custom properties from the names of colors.
enum PropertyNames {
  /// The longest name, in characters.
  private static let longest = 60

  /// A different name for each of these, in lower case: letters and digits of any script, joined by
  /// hyphens. The second of two equal ones gets `-2`. A name without letters and digits becomes
  /// `color`.
  ///
  /// - Source: CSS Syntax 3 §4.2: an identifier may have any character beyond ASCII.
  static func names(of names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.map { name in
      let plain = plain(name)
      var unique = plain
      var number = 1
      while !taken.insert(unique).inserted {
        number += 1
        unique = "\(plain)-\(number)"
      }
      return unique
    }
  }

  private static func plain(_ name: String) -> String {
    let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
    let text = String(words.joined(separator: "-").prefix(longest))
    return text.isEmpty ? "color" : text
  }
}
