import Testing

@testable import ColorScience

@Suite struct DIN2000Tests {
  @Test("the way along the lightness axis is CIEDE2000's, added up in small steps")
  func lightness() {
    var way = 0.0
    var error = 0.0
    for step in 0..<1000 {
      let (from, to) = (SIMD3(Double(step) / 10, 0, 0), SIMD3(Double(step + 1) / 10, 0, 0))
      way += ColorDifference.ciede2000(from, to)
      let straight = Color(to, in: .lab).coordinates(in: .din2000).x
      error = max(error, abs(straight - way))
    }
    #expect(error < 0.6)
  }

  @Test("chroma is where DIN99o places it")
  func chroma() throws {
    for hex in ["#c81e28", "#203040", "#dff504", "#81a6ed", "#000000", "#ffffff"] {
      let color = try Color(hex: hex)
      let ours = color.coordinates(in: .din2000)
      let theirs = ColorSpace.din99o.place(color.coordinates(in: .din99o))
      #expect(abs(ours.y - theirs.y) < 1e-9 && abs(ours.z - theirs.z) < 1e-9)
    }
  }

  @Test("two darks and two lights are about as far apart as CIEDE2000 says")
  func darksAndLights() throws {
    for (one, two) in [("#0a0f14", "#222831"), ("#e4e4e4", "#f6f6f6"), ("#10120c", "#2c2f20")] {
      let (one, two) = (try Color(hex: one), try Color(hex: two))
      let offset = one.coordinates(in: .din2000) - two.coordinates(in: .din2000)
      let ratio = (offset * offset).sum().squareRoot() / ColorDifference.ciede2000.between(one, two)
      #expect(ratio > 0.8 && ratio < 1.25)
    }
  }
}
