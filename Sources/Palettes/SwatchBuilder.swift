import ColorScience

/// Computes the share, the role, the name and the reason of each group of pixels.
package struct SwatchBuilder {
  let groups: [SwatchGroup]
  let pixels: Int
  /// Whether colors have places in a frame; a locked color keeps the place that it was given.
  let hasPlaces: Bool

  package init(groups: [SwatchGroup], pixels: Int, hasPlaces: Bool = true) {
    (self.groups, self.pixels, self.hasPlaces) = (groups, pixels, hasPlaces)
  }

  /// The largest share of an accent.
  private static let smallShare = 0.05
  /// The least CIEDE2000 difference between an accent and every other color of the palette.
  private static let distinct = 15.0

  /// The swatches, the largest share first.
  package func swatches() -> [Swatch] {
    let names = ColorNames.names(of: groups.map(\.color))
    let shares = Apportionment.roundedShares(
      groups.map { (Double($0.count) / Double(pixels), $0.color.bytes) })
    let order = groups.indices.sorted { (groups[$0].count, $1) > (groups[$1].count, $0) }
    return order.enumerated().map { rank, index in
      let group = groups[index]
      let proportion = Double(group.count) / Double(pixels)
      let distance = distanceToNearest(index)
      let role = role(rank: rank, proportion: proportion, distance: distance)
      return Swatch(
        color: group.color, population: Int(group.count), proportion: proportion,
        position: position(of: group), name: names[index], role: role,
        reason: group.isLocked
          ? lockedReason(group, share: ShareText.text(shares[index]))
          : reason(
            role: role, share: shares[index], distance: distance,
            onlyTerm: onlyTerm(index, names)))
    }
  }

  /// The place where a locked color was picked, or else the place of a pixel of the group.
  private func position(of group: SwatchGroup) -> Swatch.Position? {
    if let picked = group.locked?.position { return picked }
    return hasPlaces && group.count > 0 ? group.place.position : nil
  }

  /// The basic color term in this color's name, if no other color of the palette has or fits that
  /// term.
  private func onlyTerm(_ index: Int, _ names: [String]) -> ColorTerm? {
    let term = ColorTerm.nearest(to: groups[index].color)
    func isCalled(_ other: Int) -> Bool {
      names[other].split(separator: " ").contains { $0 == term.rawValue }
    }
    let rivals = groups.indices.filter { other in
      other != index && (isCalled(other) || ColorTerm.nearest(to: groups[other].color) == term)
    }
    return isCalled(index) && rivals.isEmpty ? term : nil
  }

  private func role(rank: Int, proportion: Double, distance: Double) -> Swatch.Role {
    if rank == 0 { return .dominant }
    let isAccent = proportion <= Self.smallShare && distance >= Self.distinct
    return isAccent ? .accent : .supporting
  }

  /// The facts that explain why the color is in the palette: its share, its difference from the
  /// others, and whether it is the only one with its basic color term.
  private func reason(
    role: Swatch.Role, share: Double, distance: Double, onlyTerm: ColorTerm?
  ) -> String {
    var words = "\(ShareText.text(share)) of the counted pixels"
    let only = onlyTerm.map { "the only \($0.rawValue)" }
    switch role {
    case .dominant:
      words = "the largest share: \(words)"
    case .supporting:
      break
    case .accent:
      let least = Int(distance.rounded(.down))
      let few = ShareText.isBelowLeast(share) ? words : "only \(words)"
      words = "\(few), but at least ΔE \(least) from every other color here"
    }
    guard groups.count > 1, let only else { return words }
    return role == .accent ? "\(words) and \(only)" : "\(words); \(only) here"
  }

  /// The reason of a locked color: the options locked it.
  private func lockedReason(_ group: SwatchGroup, share: String) -> String {
    return "locked; \(group.count == 0 ? "none" : share) of the counted pixels"
  }

  /// The least CIEDE2000 difference from the color of another group; infinite if there is no other
  /// group.
  private func distanceToNearest(_ index: Int) -> Double {
    groups.indices.filter { $0 != index }
      .map { ColorDifference.ciede2000.between(groups[index].color, groups[$0].color) }
      .min() ?? .infinity
  }
}
