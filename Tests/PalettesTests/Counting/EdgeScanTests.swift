import Testing

@testable import Palettes

@Suite("Scans from the edges") struct EdgeScanTests {
  private static func met(_ lit: [Bool], behind: Int) -> [Int] {
    var met: [Int] = []
    EdgeScan.run(lines: lit.count, behind: behind) { index in
      met.append(index)
      return lit[index]
    }
    return met
  }

  @Test("stop a little behind the first line that is mostly lit, on both sides")
  func brightPictures() {
    var lit = [Bool](repeating: true, count: 20)
    lit[0] = false
    #expect(Self.met(lit, behind: 2) == [0, 1, 2, 3, 19, 18, 17])
    #expect(Self.met([true, true, true], behind: 0) == [0, 2])
  }

  @Test("meet each line of a dark picture once, and none of no picture")
  func darkPictures() {
    #expect(Self.met([Bool](repeating: false, count: 5), behind: 2) == [0, 1, 2, 3, 4])
    #expect(Self.met([false, true, false, false], behind: 9) == [0, 1, 2, 3])
    #expect(Self.met([true], behind: 3) == [0])
    #expect(Self.met([], behind: 3) == [])
  }
}
