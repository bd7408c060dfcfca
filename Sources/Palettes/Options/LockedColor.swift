public import ColorScience

/// A color that a palette must contain, perhaps with the place in the picture where it was picked.
///
/// The place changes no color. It is given back as the swatch's `position`, so that a color that
/// was picked at one of several such pixels keeps its place.
public struct LockedColor: Sendable, Equatable {
  public var color: Color
  /// Where the color was picked, each coordinate 0…1; `nil` if nobody said.
  public var position: Swatch.Position?

  public init(_ color: Color, at position: Swatch.Position? = nil) {
    self.color = color
    self.position = position
  }
}

extension LockedColor {
  /// The values of a list of locked colors, in words that complete "takes …".
  static let domain =
    "up to 64 different hex colors, like 760000,d8b47a, or with places, like 760000@0.4,0.12"

  /// The colors of a list like `760000,d8b47a@0.4,0.12`, or `nil` if it contains anything else, a
  /// color twice, or more than 64 colors.
  ///
  /// A place is fractions of the frame, from the left and from the top.
  static func list(_ text: String) -> [LockedColor]? {
    guard !text.isEmpty else { return [] }
    var words = text.split(separator: ",", omittingEmptySubsequences: false)[...]
    var locked: [LockedColor] = []
    while let word = words.popFirst() {
      let parts = word.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
      guard let color = try? Color(hex: String(parts[0])) else { return nil }
      guard parts.count == 2 else {
        locked.append(LockedColor(color))
        continue
      }
      guard let x = fraction(parts[1]), let y = words.popFirst().flatMap(fraction) else {
        return nil
      }
      locked.append(LockedColor(color, at: Swatch.Position(x: x, y: y)))
    }
    return locked.count <= 64 && Set(locked.map(\.color)).count == locked.count ? locked : nil
  }

  /// The list as a user would type it.
  static func text(_ list: [LockedColor]) -> String {
    list.map { locked in
      let place = locked.position.map { "@\($0.x.asTyped),\($0.y.asTyped)" } ?? ""
      return locked.color.hex.dropFirst() + place
    }
    .joined(separator: ",")
  }

  private static func fraction(_ text: Substring) -> Double? {
    guard let value = Double(text), (0...1).contains(value) else { return nil }
    return value
  }
}
