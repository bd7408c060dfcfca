package import Clustering
package import ColorScience

/// The pixels that one swatch represents, before it has a role and a name.
package struct SwatchGroup {
  /// The cluster's center as a color, or the color of one of its pixels if another group has the
  /// center's color; for a locked color, the requested color.
  var color: Color
  /// The color as the options locked it; `nil` if they did not. It may then represent no pixel.
  var locked: LockedColor?
  /// The number of pixels.
  var count: UInt64
  /// The place of a pixel close to `color`; "nowhere" if there is no pixel.
  var place: FramePlace

  /// Whether the options locked the color.
  var isLocked: Bool { locked != nil }
}

extension HistogramPoints {
  /// One group for each cluster, in the clusters' order; no two with the same 8-bit color.
  ///
  /// - Parameters:
  ///   - clusters: clusters of the points; those around the locked colors come first.
  ///   - space: the space in which the points are placed.
  ///   - locked: the colors of the first clusters.
  /// - Complexity: O(points), and O(points × log points) more if two groups have the same color.
  package func groups(of clusters: [Cluster], in space: ColorSpace, locked: [LockedColor] = [])
    -> [SwatchGroup]
  {
    let groups = clusters.enumerated().map { index, cluster in
      let locked = index < locked.count ? locked[index] : nil
      return SwatchGroup(
        color: locked?.color ?? Color(space.unplace(cluster.center), in: space),
        locked: locked, entries: cluster.members.lazy.map { entries[$0] })
    }
    guard Set(groups.map(\.color.bytes)).count < groups.count else { return groups }
    return SwatchGroup.apart(
      groups, members: clusters.map { $0.members.map { entries[$0] } })
  }
}

extension SwatchGroup {
  /// The group of all these pixels, with the place of the one nearest to the color.
  fileprivate init(color: Color, locked: LockedColor?, entries: some Sequence<HistogramEntry>) {
    self.init(color: color, locked: locked, count: 0, place: .nowhere)
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
  /// The groups, where each one that is not locked is shown as the color of one of its own pixels,
  /// because means can round to the same color.
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

  /// This group with the nearest color of its members that no other group has; unchanged if there
  /// is none.
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
