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
    var taken: Set<SIMD3<UInt8>> = []
    for index in groups.indices where !taken.insert(groups[index].color.bytes).inserted {
      let members = entries { clusterOfPoint[$0] == index }
      groups[index] = groups[index].moved(to: members, avoiding: taken)
      taken.insert(groups[index].color.bytes)
    }
    return groups
  }

  /// The entries whose point is among these.
  private func entries(where isIncluded: (_ point: Int) -> Bool) -> [HistogramEntry] {
    var members: [HistogramEntry] = []
    forEachEntry { entry, point in
      if isIncluded(point) { members.append(entry) }
    }
    return members
  }
}

extension SwatchGroup {
  /// This group shown as the nearest color of its members that no other group has; unchanged if
  /// there is none.
  fileprivate func moved(
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
