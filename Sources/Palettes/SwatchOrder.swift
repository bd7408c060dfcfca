package import ColorScience

extension PaletteOptions.Order {
  /// Below this Oklch chroma, a color is sorted as a gray.
  private static let grayChroma = 0.02

  /// Sorts `swatches`, given by falling share, in this order; ties keep their given order.
  ///
  /// - Parameter locked: the locked colors, whose order `given` keeps.
  /// - Complexity: O(n²) for `chain`, O(n · locked) for `given`, O(n log n) for the others.
  package func sorted(_ swatches: [Swatch], locked: [Color] = []) -> [Swatch] {
    switch self {
    case .share:
      return swatches
    case .lightness:
      return swatches.sorted(byKey: { $0.color.coordinates(in: .oklch).x })
    case .hue:
      return swatches.sorted(byKey: { swatch in
        let oklch = swatch.color.coordinates(in: .oklch)
        return oklch.y < Self.grayChroma ? oklch.x - 2 : oklch.z
      })
    case .chain:
      return Self.chained(swatches)
    case .given:
      let bytes = locked.map(\.bytes)
      return swatches.sorted(byKey: { swatch in
        Double(bytes.firstIndex(of: swatch.color.bytes) ?? bytes.count)
      })
    }
  }

  /// Starts with the darkest swatch and always continues with the nearest remaining one (Oklab).
  private static func chained(_ swatches: [Swatch]) -> [Swatch] {
    var rest = PaletteOptions.Order.lightness.sorted(swatches)
    var chain = [rest.removeFirst()]
    while !rest.isEmpty {
      let last = chain[chain.count - 1].color
      let distances = rest.map { ColorDifference.ok.between(last, $0.color) }
      let nearest = distances.indices.min { distances[$0] < distances[$1] } ?? 0
      chain.append(rest.remove(at: nearest))
    }
    return chain
  }
}

extension Array {
  /// A stable sort by a key that is computed once for each element.
  fileprivate func sorted(byKey key: (Element) -> Double) -> [Element] {
    let keys = map(key)
    return indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { self[$0] }
  }
}
