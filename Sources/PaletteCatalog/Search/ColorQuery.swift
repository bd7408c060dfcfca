/// What is searched for by color. An empty query finds everything, at a distance of 0.
public struct ColorQuery: Sendable, Equatable {
  public var wanted: [WantedColor] = []
  public var without: [UnwantedColor] = []
  /// The palette to be like.
  public var like: PaletteSignature?

  /// The most wanted colors.
  public static let mostWanted = 16

  public init(
    wanted: [WantedColor] = [], without: [UnwantedColor] = [], like: PaletteSignature? = nil
  ) {
    self.wanted = wanted
    self.without = without
    self.like = like
  }

  /// Whether items differ in their distance.
  public var ranks: Bool { !wanted.isEmpty || like != nil }

  /// - Throws: `CatalogError.invalidQuery` if no picture can be like this.
  public func validate() throws(CatalogError) {
    guard wanted.count <= Self.mostWanted else {
      throw .invalidQuery("a search takes up to \(Self.mostWanted) colors, not \(wanted.count)")
    }
    let needed = wanted.compactMap(\.needed).reduce(0, +)
    guard needed <= 1 + 1e-9 else {
      let percent = Int((needed * 100).rounded())
      throw .invalidQuery("the percentages of the colors add up to \(percent), more than 100")
    }
  }
}
