import Clustering
import ColorScience

/// The pixels that one swatch stands for, before it has a role and a name.
struct SwatchGroup {
  /// The cluster's center as a color, moved to one of its own pixels' if another group has it.
  var color: Color
  /// How many pixels.
  var count: UInt64
  /// Where a pixel near `color` is.
  var place: FramePlace
}

extension HistogramPoints {
  /// One group for each cluster, in the clusters' order; no two with the same 8-bit color.
  ///
  /// - Complexity: O(entries), and O(entries × log entries) for a group whose color is taken.
  func groups(of clusters: [Cluster], in space: ColorSpace) -> [SwatchGroup] {
    var clusterOfPoint = [Int](repeating: 0, count: points.count)
    for (index, cluster) in clusters.enumerated() {
      for member in cluster.members { clusterOfPoint[member] = index }
    }
    var members = [[Int]](repeating: [], count: clusters.count)
    for entry in entries.indices {
      members[clusterOfPoint[pointOfEntry[entry]]].append(entry)
    }
    var taken: Set<SIMD3<UInt8>> = []
    return clusters.indices.map { index in
      let center = Color(space.unplace(clusters[index].center), in: space)
      let group = group(of: members[index], around: center, avoiding: taken)
      taken.insert(group.color.bytes)
      return group
    }
  }

  /// The pixels of `members`, shown as `center`, or as the nearest color among them if that
  /// 8-bit color is taken.
  private func group(
    of members: [Int], around center: Color, avoiding taken: Set<SIMD3<UInt8>>
  ) -> SwatchGroup {
    var color = center
    if taken.contains(center.bytes) {
      let nearest = members.sorted { distance($0, center) < distance($1, center) }
      let free = nearest.lazy.map { Color(entries[$0].mean, in: .rgb) }
        .first { !taken.contains($0.bytes) }
      color = free ?? center
    }
    let target = color.coordinates(in: .rgb)
    var nearest = members[0]
    var least = Double.infinity
    for member in members {
      let offset = entries[member].mean - target
      let squared = (offset * offset).sum()
      if squared < least { (nearest, least) = (member, squared) }
    }
    return SwatchGroup(
      color: color, count: members.reduce(0) { $0 + entries[$1].count },
      place: entries[nearest].place)
  }

  private func distance(_ entry: Int, _ color: Color) -> Double {
    let offset = entries[entry].mean - color.coordinates(in: .rgb)
    return (offset * offset).sum()
  }
}
