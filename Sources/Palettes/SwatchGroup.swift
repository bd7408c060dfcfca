package import Clustering
package import ColorScience

/// The pixels that one swatch stands for, before it has a role and a name.
package struct SwatchGroup {
  /// The cluster's center as a color, or one of its own pixels' if another group has that color; a
  /// locked one is what was asked for.
  var color: Color
  /// Whether the color was asked for; it may then stand for no pixel.
  var isLocked: Bool
  /// How many pixels.
  var count: UInt64
  /// Where a pixel near `color` is; nowhere if there is no pixel.
  var place: FramePlace
}

extension HistogramPoints {
  /// One group for each cluster, in the clusters' order; no two with the same 8-bit color.
  ///
  /// - Parameters:
  ///   - clusters: of the points, those around the locked colors first.
  ///   - space: where the points are placed.
  ///   - locked: the colors of the first clusters.
  /// - Complexity: O(points), and O(points × log points) more for a color that is taken.
  package func groups(of clusters: [Cluster], in space: ColorSpace, locked: [Color] = [])
    -> [SwatchGroup]
  {
    let groups = clusters.enumerated().map { index, cluster in
      let isLocked = index < locked.count
      return SwatchGroup(
        color: isLocked ? locked[index] : Color(space.unplace(cluster.center), in: space),
        isLocked: isLocked, entries: cluster.members.lazy.map { entries[$0] })
    }
    guard Set(groups.map(\.color.bytes)).count < groups.count else { return groups }
    return SwatchGroup.apart(
      groups, members: clusters.map { $0.members.map { entries[$0] } })
  }
}

extension SwatchGroup {
  /// All these pixels, and the place of the nearest to the color.
  fileprivate init(color: Color, isLocked: Bool, entries: some Sequence<HistogramEntry>) {
    self.init(color: color, isLocked: isLocked, count: 0, place: FramePlace(rawValue: 0))
    let target = color.coordinates(in: .rgb)
    var least = Double.infinity
    for entry in entries {
      let offset = entry.mean - target
      let distance = (offset * offset).sum()
      count += entry.count
      if distance < least { (least, place) = (distance, entry.place) }
    }
  }
}

extension SwatchGroup {
  /// The groups, each that is not locked shown as one of its own pixels' colors, since means can
  /// round to the same.
  fileprivate static func apart(
    _ groups: [SwatchGroup], members: [[HistogramEntry]]
  ) -> [SwatchGroup] {
    var taken = Set(groups.filter(\.isLocked).map(\.color.bytes))
    return zip(groups, members).map { group, members in
      if group.isLocked { return group }
      let moved = group.moved(to: members, avoiding: taken)
      taken.insert(moved.color.bytes)
      return moved
    }
  }

  /// This group shown as the nearest color of its members that no other group has; unchanged if
  /// there is none.
  private func moved(
    to members: [HistogramEntry], avoiding taken: Set<SIMD3<UInt8>>
  ) -> SwatchGroup {
    let target = color.coordinates(in: .rgb)
    func distance(_ entry: HistogramEntry) -> Double {
      let offset = entry.mean - target
      return (offset * offset).sum()
    }
    var group = self
    for member in members.sorted(by: { distance($0) < distance($1) }) {
      let color = Color(member.mean, in: .rgb)
      guard !taken.contains(color.bytes) else { continue }
      group.color = color
      group.place = member.place
      break
    }
    return group
  }
}
