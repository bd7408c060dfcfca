/// Goes through the rows or columns of a picture from both edges inward, as far as bars may reach.
package enum EdgeScan {
  /// Calls `isMostlyLit` for each line from the first on, up to `behind` lines after the first of
  /// which it is true; then, if lines are left, from the last on in the same way.
  ///
  /// - Complexity: O(lines), of which a bright picture has few.
  @inline(__always)
  package static func run(lines: Int, behind: Int, _ isMostlyLit: (Int) -> Bool) {
    var (index, end) = (0, lines)
    var hasMet = false
    while index < end {
      if isMostlyLit(index), !hasMet {
        hasMet = true
        end = min(lines, index + 1 + behind)
      }
      index += 1
    }
    let first = index
    var stop = first
    hasMet = false
    index = lines - 1
    while index >= stop {
      if isMostlyLit(index), !hasMet {
        hasMet = true
        stop = max(first, index - behind)
      }
      index -= 1
    }
  }
}
