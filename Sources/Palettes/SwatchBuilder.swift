import ColorScience

/// Gives each group of pixels its share, its role, its name and the reason it is there.
struct SwatchBuilder {
  let groups: [SwatchGroup]
  let pixels: Int

  /// An accent stands for at most this share …
  private static let smallShare = 0.05
  /// … and is at least this far (CIEDE2000) from every other color of the palette.
  private static let distinct = 15.0

  /// The swatches, the greatest share first.
  func swatches() -> [Swatch] {
    let terms = groups.map { ColorTerm.nearest(to: $0.color) }
    let order = groups.indices.sorted { (groups[$0].count, $1) > (groups[$1].count, $0) }
    return order.enumerated().map { rank, index in
      let group = groups[index]
      let proportion = Double(group.count) / Double(pixels)
      let distance = distanceToNearest(index)
      let role = role(rank: rank, proportion: proportion, distance: distance)
      let onlyTerm = terms.filter { $0 == terms[index] }.count == 1 ? terms[index] : nil
      return Swatch(
        color: group.color, population: Int(group.count), proportion: proportion,
        position: group.place.position, name: ColorNames.nearest(to: group.color), role: role,
        reason: reason(
          role: role, proportion: proportion, distance: distance, onlyTerm: onlyTerm))
    }
  }

  private func role(rank: Int, proportion: Double, distance: Double) -> Swatch.Role {
    if rank == 0 { return .dominant }
    let isAccent = proportion <= Self.smallShare && distance >= Self.distinct
    return isAccent ? .accent : .supporting
  }

  /// What is true of the color and speaks for it: its share, how far it is from the others, and
  /// whether it is the only one of its word.
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
      share = "only \(share), but ΔE \(Int(distance.rounded())) from every other color here"
    }
    guard groups.count > 1, let only else { return share }
    return role == .accent ? "\(share) and \(only)" : "\(share); \(only) here"
  }

  /// The least CIEDE2000 difference to another group's color; infinite if there is no other.
  private func distanceToNearest(_ index: Int) -> Double {
    groups.indices.filter { $0 != index }
      .map { ColorDifference.ciede2000.between(groups[index].color, groups[$0].color) }
      .min() ?? .infinity
  }

  /// A share as people write it: whole percents, one decimal below 10 %.
  private static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    if tenths == 0 { return "under 0.1 %" }
    return tenths >= 100 ? "\(Int((share * 100).rounded())) %" : "\(tenths / 10).\(tenths % 10) %"
  }
}
