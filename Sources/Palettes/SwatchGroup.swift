import Clustering
import ColorScience

/// The pixels that one swatch stands for, before it has a role and a name.
struct SwatchGroup {
  /// The cluster's center as a color, or one of its own pixels' if another group has that color.
  var color: Color
  /// How many pixels.
  var count: UInt64
  /// Where a pixel near `color` is.
  var place: FramePlace
}

extension HistogramPoints {
  /// One group for each cluster, in the clusters' order; no two with the same 8-bit color.
  ///
  /// - Complexity: O(entries), and O(entries × log entries) more for a color that is taken.
  func groups(of clusters: [Cluster], in space: ColorSpace) -> [SwatchGroup] {
    var clusterOfPoint = [Int](repeating: 0, count: points.count)
    for (index, cluster) in clusters.enumerated() {
      for member in cluster.members { clusterOfPoint[member] = index }
    }
    let colors = clusters.map { Color(space.unplace($0.center), in: space) }
    let targets = colors.map { $0.coordinates(in: .rgb) }
    let nowhere = FramePlace(rawValue: .max)
    var groups = colors.map { SwatchGroup(color: $0, count: 0, place: nowhere) }
    var nearest = [Double](repeating: .infinity, count: clusters.count)
    forEachEntry { entry, point in
      let cluster = clusterOfPoint[point]
      let offset = entry.mean - targets[cluster]
      let distance = (offset * offset).sum()
      groups[cluster].count += entry.count
      guard distance < nearest[cluster] else { return }
      nearest[cluster] = distance
      groups[cluster].place = entry.place
    }
    guard Set(groups.map(\.color.bytes)).count < groups.count else { return groups }
    var members = [[HistogramEntry]](repeating: [], count: groups.count)
    forEachEntry { entry, point in members[clusterOfPoint[point]].append(entry) }
    return SwatchGroup.apart(groups, members: members)
  }
}

extension SwatchGroup {
  /// The groups, each shown as one of its own pixels' colors, since means can round to the same.
  fileprivate static func apart(
    _ groups: [SwatchGroup], members: [[HistogramEntry]]
  ) -> [SwatchGroup] {
    var taken: Set<SIMD3<UInt8>> = []
    return zip(groups, members).map { group, members in
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
