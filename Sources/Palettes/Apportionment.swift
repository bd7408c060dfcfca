/// Whole parts that add up to a total: for shares that add up to 1, or widths that fill a strip.
package enum Apportionment {
  /// How many of `total` parts each share gets, by the method of the largest remainder.
  ///
  /// The parts add up to `total` exactly, and a larger share never gets fewer parts. A share that
  /// is due fewer than `minimum` parts gets `minimum`, and the other shares give up parts in
  /// proportion. If `total` is too small for that, the minimum is `total / shares.count`.
  ///
  /// - Input: shares of any sum; negative ones and NaN count as 0; if all are 0, they count as
  ///   equal.
  /// - Complexity: O(n log n).
  package static func parts(of total: Int, for shares: [Double], minimum: Int = 0) -> [Int] {
    guard !shares.isEmpty else { return [] }
    precondition(total >= 0 && minimum >= 0, "parts cannot be negative")
    let least = min(minimum, total / shares.count)
    var clean = shares.map { $0.isFinite && $0 > 0 ? $0 : 0 }
    if clean.allSatisfy({ $0 == 0 }) { clean = shares.map { _ in 1 } }
    let largest = clean.max() ?? 1
    clean = clean.map { $0 / largest }

    var parts = [Int](repeating: least, count: shares.count)
    let ascending = clean.indices.sorted { (clean[$0], $0) < (clean[$1], $1) }
    var left = total
    var weight = clean.reduce(0, +)
    var first = 0
    while first < ascending.count - 1,
      clean[ascending[first]] * Double(left) < Double(least) * weight
    {
      left -= least
      weight -= clean[ascending[first]]
      first += 1
    }
    let rest = ascending[first...]
    let dues = rest.map { clean[$0] / weight * Double(left) }
    for (index, due) in zip(rest, dues) { parts[index] = Int(due) }
    let missing = left - rest.reduce(0) { $0 + parts[$1] }
    let byRemainder = zip(rest, dues).sorted {
      ($1.1 - $1.1.rounded(.down), -$1.0) < ($0.1 - $0.1.rounded(.down), -$0.0)
    }
    for (index, _) in byRemainder.prefix(missing) { parts[index] += 1 }
    return parts
  }
}
