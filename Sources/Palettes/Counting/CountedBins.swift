/// The bins of a histogram as a list: all that palettes of films are made from, without the tables
/// that counting needs.
package struct CountedBins: Sendable {
  package private(set) var entries: [HistogramEntry] = []
  /// How many pixels were counted.
  package private(set) var pixels = 0

  /// The bins of no pixels.
  package init() {}

  /// The bins of a histogram; single colors if it has few.
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

  /// The bins that a filter admits, each judged by its mean color; all of them if there is none.
  ///
  /// - Complexity: O(bins).
  package func filtered(by filter: inout PixelFilter?) -> CountedBins {
    guard filter != nil else { return self }
    var filtered = CountedBins()
    for entry in entries where filter?.admits(entry.bytes) == true { filtered.append(entry) }
    return filtered
  }
}
