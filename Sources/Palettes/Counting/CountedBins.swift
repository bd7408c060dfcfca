/// The bins of a histogram as a list, without the tables that counting needs. Palettes of films are
/// made from this list.
package struct CountedBins: Sendable {
  package private(set) var entries: [HistogramEntry] = []
  /// How many pixels were counted.
  package private(set) var pixels = 0

  /// An empty list of bins.
  package init() {}

  /// The bins of a histogram; its exact colors if it has few colors.
  ///
  /// - Complexity: O(bins).
  package init(_ histogram: Histogram) {
    entries = histogram.entries()
    pixels = histogram.pixels
  }

  mutating func reserveCapacity(_ count: Int) { entries.reserveCapacity(count) }

  mutating func append(_ entry: HistogramEntry) {
    entries.append(entry)
    pixels += Int(entry.count)
  }

  /// The bins that a filter admits, judged by their mean color; all bins if there is no filter.
  ///
  /// - Complexity: O(bins).
  package func filtered(by filter: inout PixelFilter?) -> CountedBins {
    guard filter != nil else { return self }
    var filtered = CountedBins()
    for entry in entries where filter?.admits(entry.bytes) == true { filtered.append(entry) }
    return filtered
  }
}
