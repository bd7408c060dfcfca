/// The nearest hits of a search so far: a heap with the farthest of them on top.
struct NearestHits {
  /// The most hits that are kept.
  let count: Int
  private var heap: [ColorSearch.Hit] = []

  init(count: Int) {
    self.count = count
  }

  /// The distance that a hit must not exceed to be kept.
  var limit: Float { heap.count < count ? .infinity : heap.first?.distance ?? -1 }

  /// The hits, nearest first; of equals, the lower row.
  var sorted: [ColorSearch.Hit] { heap.sorted { !Self.isFarther($0, $1) } }

  /// Keeps a hit if it is among the nearest.
  ///
  /// - Complexity: O(log count).
  mutating func offer(_ hit: ColorSearch.Hit) {
    if heap.count < count {
      heap.append(hit)
      rise(heap.count - 1)
    } else if let top = heap.first, Self.isFarther(top, hit) {
      heap[0] = hit
      sink()
    }
  }

  private static func isFarther(_ one: ColorSearch.Hit, _ other: ColorSearch.Hit) -> Bool {
    (one.distance, one.row) > (other.distance, other.row)
  }

  private mutating func rise(_ place: Int) {
    var place = place
    while place > 0, Self.isFarther(heap[place], heap[(place - 1) / 2]) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func sink() {
    var place = 0
    while true {
      var child = 2 * place + 1
      guard child < heap.count else { return }
      if child + 1 < heap.count, Self.isFarther(heap[child + 1], heap[child]) { child += 1 }
      guard Self.isFarther(heap[child], heap[place]) else { return }
      heap.swapAt(place, child)
      place = child
    }
  }
}

/// The rows of a file in groups of about equal bounds, lowest first.
struct BoundOrder: Sequence {
  /// Groups for each unit of distance.
  private static let groupsPerUnit: Float = 64
  private static let groups = 64 * 64

  private var starts: [Int]
  private var rows: [Int32]

  /// - Parameter bounds: a bound for each row; rows with an infinite one are left out.
  /// - Complexity: O(rows).
  init(_ bounds: [Float]) {
    var counts = [Int](repeating: 0, count: Self.groups + 1)
    for bound in bounds where bound < .infinity { counts[Self.group(of: bound) + 1] += 1 }
    for group in 0..<Self.groups { counts[group + 1] += counts[group] }
    starts = counts
    rows = [Int32](repeating: 0, count: counts[Self.groups])
    for (row, bound) in bounds.enumerated() where bound < .infinity {
      let group = Self.group(of: bound)
      rows[counts[group]] = Int32(row)
      counts[group] += 1
    }
  }

  /// The least bound and the rows of each group that has rows.
  func makeIterator() -> AnyIterator<(bound: Float, rows: [Int])> {
    var group = 0
    return AnyIterator {
      while group < Self.groups, starts[group] == starts[group + 1] { group += 1 }
      guard group < Self.groups else { return nil }
      defer { group += 1 }
      return (
        Float(group) / Self.groupsPerUnit, rows[starts[group]..<starts[group + 1]].map(Int.init)
      )
    }
  }

  private static func group(of bound: Float) -> Int {
    Swift.min(groups - 1, Swift.max(0, Int(bound * groupsPerUnit)))
  }
}
