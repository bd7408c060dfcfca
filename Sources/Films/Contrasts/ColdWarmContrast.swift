extension IttenContrast {
  /// Cold against warm: blue-green and red-orange are its poles.
  public static let coldWarm = IttenContrast(
    name: "cold-warm", title: "Cold–warm",
    meaning: "Cold against warm; blue-green is the cold pole, red-orange the warm one.",
    definition: "Each color’s warmth is that of the curves: 0.02 C^1.07 cos(h − 50°) of its CIELAB "
      + "chroma and hue, from −1 to 1 (Ou, Luo, Woodcock and Wright 2004). W and K are the sums of "
      + "share × warmth over the warm and over the cold colors: 2 √(W K). 1 is half fully warm, half "
      + "fully cold.",
    measure: { colors in
      let parts = colors.map { $0.share * $0.warmth }
      let warm = parts.reduce(0) { $0 + max(0, $1) }
      let cold = parts.reduce(0) { $0 + max(0, -$1) }
      // A smaller sum rounds to 0 in shares with three decimals, so that side is not visible.
      let nothing = 0.0005
      guard warm > nothing, cold > nothing else {
        let side = warm > nothing ? "warm" : cold > nothing ? "cold" : "neutral"
        return Measure(strength: 0, words: "All of it is \(side).")
      }
      let order = parts.indices.sorted { (parts[$1], $0) < (parts[$0], $1) }
      let (warmest, coldest) = (order[0], order[order.count - 1])
      return Measure(
        strength: 2 * (warm * cold).squareRoot(), swatches: [warmest, coldest],
        words: "\(colors[warmest].name) against \(colors[coldest].name).")
    })
}
