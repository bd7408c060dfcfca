public import ColorScience
import PaletteFiles
import Palettes

/// A color that a picture should have, and how much of it.
public struct WantedColor: Sendable, Equatable {
  /// How the share of a color is meant.
  public enum Amount: Sendable, Equatable {
    /// However much there is of it.
    case any
    /// As much as this: less and more are farther away.
    case about(Double)
    case atLeast(Double)
    case atMost(Double)
  }

  public var color: Color
  /// The share of the picture, above 0 and up to 1.
  public var amount: Amount

  public init(_ color: Color, _ amount: Amount = .any) {
    self.color = color
    self.amount = amount
  }

  /// What a user types.
  public static let domain =
    "a color as HEX, with its percentage as HEX:30 (about), HEX:30+ (at least) or HEX:30- (at most)"

  /// The color and amount of a typed text, such as `c0392b:30+`; names of CSS colors work too.
  ///
  /// - Throws: `CatalogError.invalidQuery`.
  public init(typed text: String) throws(CatalogError) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2, let color = Self.color(typed: parts[0]) else {
      throw .invalidQuery("'\(text.onOneLine)' is not \(Self.domain)")
    }
    self.init(color)
    guard parts.count == 2 else { return }
    var number = parts[1][...]
    let bound = number.last == "+" || number.last == "-" ? number.removeLast() : nil
    guard let percent = Double(number), percent > 0, percent <= 100 else {
      throw .invalidQuery(
        "'\(text.onOneLine)': the percentage of a color is above 0 and at most 100")
    }
    amount =
      switch bound {
      case "+": .atLeast(percent / 100)
      case "-": .atMost(percent / 100)
      default: .about(percent / 100)
      }
  }

  /// A color from its hexadecimal digits or its name in CSS.
  static func color(typed text: String) -> Color? {
    (try? Color(hex: text)) ?? (try? CSSColor(text))?.color
  }

  /// The share that a picture must have; `nil` if it need not have any.
  var needed: Double? {
    switch amount {
    case .about(let share), .atLeast(let share): share
    case .any, .atMost: nil
    }
  }

  /// The share that a picture should not exceed.
  var allowed: Double? {
    switch amount {
    case .about(let share), .atMost(let share): share
    case .any, .atLeast: nil
    }
  }
}

/// A color that a picture must not have.
public enum UnwantedColor: Sendable, Equatable {
  /// Any color that people call by this word.
  case term(ColorTerm)
  /// Colors near this one.
  case near(Color)

  /// The color of a typed text: one of the thirteen basic words, else HEX or a name of CSS.
  ///
  /// - Throws: `CatalogError.invalidQuery`.
  public init(typed text: String) throws(CatalogError) {
    if let term = ColorTerm(rawValue: text.lowercased()) {
      self = .term(term)
    } else if let color = WantedColor.color(typed: text) {
      self = .near(color)
    } else {
      let words = ColorTerm.allCases.map(\.rawValue).joined(separator: " ")
      throw .invalidQuery("'\(text.onOneLine)' is neither HEX nor a color's name, such as \(words)")
    }
  }
}
