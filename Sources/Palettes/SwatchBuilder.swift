import ColorScience

/// Gives each group of pixels its share, its role, its name and the reason it is there.
struct SwatchBuilder {
  let groups: [SwatchGroup]
  let pixels: Int

  /// An accent stands for at most this share …
  private static let smallShare = 0.05
  /// … and is at least this far (CIEDE2000) from every other color of the palette.
  private static let distinct = 15.0
  /// Shares under this are not told exactly: a tenth of a percent.
  private static let tenth = 0.001

  /// The swatches, the greatest share first.
  func swatches() -> [Swatch] {
    let names = groups.map { ColorNames.nearest(to: $0.color) }
    let order = groups.indices.sorted { (groups[$0].count, $1) > (groups[$1].count, $0) }
    return order.enumerated().map { rank, index in
      let group = groups[index]
      let proportion = Double(group.count) / Double(pixels)
      let distance = distanceToNearest(index)
      let role = role(rank: rank, proportion: proportion, distance: distance)
      return Swatch(
        color: group.color, population: Int(group.count), proportion: proportion,
        position: group.count > 0 ? group.place.position : nil, name: names[index], role: role,
        reason: group.isLocked
          ? lockedReason(group)
          : reason(
            role: role, proportion: proportion, distance: distance,
            onlyTerm: onlyTerm(index, names)))
    }
  }

  /// The plain word that this color's name has, and that no other color here goes by.
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

  /// What is true of the color and speaks for it: its share, how far it is from the others, and
  /// whether it is the only one of its plain word.
  private func reason(
    role: Swatch.Role, proportion: Double, distance: Double, onlyTerm: ColorTerm?
  ) -> String {
    var share = "\(Self.percent(proportion)) of the counted pixels"
    let only = onlyTerm.map { "the only \($0.rawValue)" }
    switch role {
    case .dominant:
      share = "the largest share: \(share)"
    case .supporting:
      break
    case .accent:
      let least = Int(distance.rounded(.down))
      let only = proportion < Self.tenth ? share : "only \(share)"
      share = "\(only), but at least ΔE \(least) from every other color here"
    }
    guard groups.count > 1, let only else { return share }
    return role == .accent ? "\(share) and \(only)" : "\(share); \(only) here"
  }

  /// A locked color is there because it was asked for.
  private func lockedReason(_ group: SwatchGroup) -> String {
    let share = Self.percent(Double(group.count) / Double(pixels))
    return "locked; \(group.count == 0 ? "none" : share) of the counted pixels"
  }

  /// The least CIEDE2000 difference to another group's color; infinite if there is no other.
  private func distanceToNearest(_ index: Int) -> Double {
    groups.indices.filter { $0 != index }
      .map { ColorDifference.ciede2000.between(groups[index].color, groups[$0].color) }
      .min() ?? .infinity
  }

  /// A share as people write it: whole percents, one decimal below 10 %.
  private static func percent(_ share: Double) -> String {
    if share < tenth { return "under 0.1 %" }
    if share < 1, share > 0.995 { return "over 99 %" }
    let tenths = Int((share * 1000).rounded())
    return tenths >= 100 ? "\(Int((share * 100).rounded())) %" : "\(tenths / 10).\(tenths % 10) %"
  }
}
