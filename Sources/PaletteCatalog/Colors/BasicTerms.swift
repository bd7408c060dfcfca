import ColorScience

/// The basic color terms of a signature's colors, packed in 32 bits: four for each lane, the first
/// in the lowest, as places in `ColorTerm.allCases`. Unused lanes have 15.
struct BasicTerms {
  let packed: UInt32
  private static let none: UInt32 = 15

  init(packed: UInt32) { self.packed = packed }

  init(_ signature: PaletteSignature) {
    let lanes = SignatureLanes(signature)
    var packed: UInt32 = 0
    for lane in 0..<PaletteSignature.mostColors {
      let term =
        signature.shares[lane] > 0
        ? Self.code(ColorTerm.nearest(to: lanes.color(lane))) : Self.none
      packed |= term << UInt32(4 * lane)
    }
    self.packed = packed
  }

  /// Whether a color with this term has a share of at least so many units.
  func contains(_ term: ColorTerm, in lanes: SignatureLanes, atLeast share: Float) -> Bool {
    let code = Self.code(term)
    return (0..<PaletteSignature.mostColors).contains { lane in
      packed >> UInt32(4 * lane) & 15 == code && lanes.shares[lane] >= share
    }
  }

  private static func code(_ term: ColorTerm) -> UInt32 {
    UInt32(ColorTerm.allCases.firstIndex(of: term)!)
  }
}
