import Testing

@testable import ColorScience

@Suite("primaries and their whites")
struct PrimariesTests {
  private func expect(_ matrix: Matrix3, _ printed: [SIMD3<Double>], within: Double) {
    for (row, expected) in zip(matrix.rows, printed) {
      let off = row - expected
      #expect(off.max() < within && off.min() > -within, "\(row) is not \(expected)")
    }
  }

  @Test("Adobe RGB gives the matrix that Adobe's own paper prints")
  func adobe() {
    let printed: [SIMD3<Double>] = [
      [0.57667, 0.18556, 0.18823], [0.29734, 0.62736, 0.07529], [0.02703, 0.07069, 0.99134],
    ]
    expect(Primaries.adobeRGB.toXYZ, printed, within: 2e-4)
  }

  @Test("DCI-P3 gives the matrix that SMPTE EG 432-1 prints")
  func cinema() {
    let printed: [SIMD3<Double>] = [
      [0.445170, 0.277134, 0.172283], [0.209492, 0.721595, 0.068913], [0, 0.047061, 0.907355],
    ]
    expect(Primaries.dciP3.toXYZ, printed, within: 1e-5)
  }

  @Test("XYZ are their own primaries, whose third lies on the line of no luminance")
  func xyz() throws {
    expect(Primaries.xyz.toXYZ, [[1, 0, 0], [0, 1, 0], [0, 0, 1]], within: 1e-12)
  }

  @Test("D50 to D65 is Bradford's matrix as CSS Color 4 prints it")
  func adaptation() throws {
    // XYZ with white at D50, as sums of themselves.
    let d50 = SIMD2(0.3457, 0.3585)
    let from = try #require(Primaries(red: [1, 0], green: [0, 1], blue: [0, 0], white: d50))
    let to = try #require(
      Primaries(red: [1, 0], green: [0, 1], blue: [0, 0], white: [0.3127, 0.3290]))
    let printed: [SIMD3<Double>] = [
      [0.955473421488075, -0.02309845494876471, 0.06325924320057072],
      [-0.0283697093338637, 1.0099953980813041, 0.021041441191917323],
      [0.012314014864481998, -0.020507649298898964, 1.330365926242124],
    ]
    // What one unit of each is depends on its white.
    let units = { (primaries: Primaries) in primaries.toXYZ * [1, 1, 1] }
    let (a, b) = (units(from), units(to))
    let rows = from.matrix(to: to).rows.map { $0 / a }
    expect(
      Matrix3(rows: rows[0] * b.x, rows[1] * b.y, rows[2] * b.z), printed, within: 1e-9)
  }

  @Test("white is white, whatever its own color", arguments: CodedPrimaries.all)
  func white(coded: CodedPrimaries) {
    let white = coded.primaries.matrix(to: .bt709) * [1, 1, 1]
    #expect((white - [1, 1, 1]).max() < 1e-9 && (white - [1, 1, 1]).min() > -1e-9)
  }

  @Test("primaries that mix no white are refused, not trapped on")
  func degenerate() {
    let (red, green, blue) = (SIMD2(0.64, 0.33), SIMD2(0.3, 0.6), SIMD2(0.15, 0.06))
    let white = SIMD2(0.3127, 0.3290)
    #expect(Primaries(red: red, green: green, blue: blue, white: white) == .bt709)
    #expect(Primaries(red: red, green: red, blue: blue, white: white) == nil)
    #expect(Primaries(red: [0, 0], green: [0, 0], blue: [0, 0], white: [0, 0]) == nil)
    #expect(Primaries(red: [0.1, 0.1], green: [0.2, 0.2], blue: [0.3, 0.3], white: white) == nil)
    #expect(Primaries(red: red, green: green, blue: blue, white: [0.3, 0]) == nil)
    #expect(Primaries(red: red, green: green, blue: blue, white: [0.7, 0.2]) == nil)
    #expect(Primaries(red: red, green: green, blue: blue, white: red) == nil)
    #expect(Primaries(red: [.nan, 0.33], green: green, blue: blue, white: white) == nil)
    #expect(Primaries(red: [42949, 0.33], green: green, blue: blue, white: white) == nil)
  }

  @Test("a code point has one meaning; reserved ones and what is not told have none")
  func codes() {
    #expect(CodedPrimaries(code: 12)?.primaries == .displayP3)
    #expect(CodedPrimaries(code: 4)?.primaries.white == [0.310, 0.316])
    for code in [-1, 0, 2, 3, 13, 21, 23, 255] { #expect(CodedPrimaries(code: code) == nil) }
    #expect(Set(CodedPrimaries.all.map(\.code)).count == CodedPrimaries.all.count)
  }
}
