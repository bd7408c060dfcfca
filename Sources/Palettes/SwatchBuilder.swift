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
    let order = groups.indices.sorted { (groups[$0].count, $1) > (groups[$1].count, $0) }
    return order.enumerated().map { rank, index in
      let group = groups[index]
      let proportion = Double(group.count) / Double(pixels)
      let distance = distanceToNearest(index)
      let role = role(rank: rank, proportion: proportion, distance: distance)
      return Swatch(
        color: group.color, population: Int(group.count), proportion: proportion,
        position: group.place.position, name: ColorNames.nearest(to: group.color), role: role,
        reason: reason(role: role, proportion: proportion, distance: distance))
    }
  }

  private func role(rank: Int, proportion: Double, distance: Double) -> Swatch.Role {
    if rank == 0 { return .dominant }
    let isAccent = proportion <= Self.smallShare && distance >= Self.distinct
    return isAccent ? .accent : .supporting
  }

  private func reason(role: Swatch.Role, proportion: Double, distance: Double) -> String {
    let share = "\(Self.percent(proportion)) of the counted pixels"
    switch role {
    case .dominant: return "the largest share: \(share)"
    case .supporting: return share
    case .accent:
      return "only \(share), but ΔE \(Int(distance.rounded())) from every other color here"
    }
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
