public import ColorScience
import Foundation
public import Palettes

/// A palette as search sees it: up to eight colors in CIELAB with their shares, in 64 bytes.
///
/// The four vectors have a lane for each color. Unused lanes repeat the first color with a share
/// of 0, so that distances need no test for them.
///
/// - Source: "signature" as in Rubner, Tomasi & Guibas 2000, doi:10.1023/A:1026543900054.
public struct PaletteSignature: Equatable, Sendable {
  /// L*, a* and b*, in steps of `1 / scale`.
  package var lightness, a, b: SIMD8<Int16>
  /// Shares in units of `1 / whole`; the lanes add up to `whole`.
  public var shares: SIMD8<Int16>

  /// The most colors of a signature. Further colors of a palette are left out.
  public static let mostColors = 8
  /// Steps of a coordinate for each unit of CIELAB.
  package static let scale = 128.0
  /// The sum of the shares.
  package static let whole = 1 << 14
  /// The size in a file, in bytes: 8 lanes × 4 vectors × 2.
  package static let size = 64

  /// The signature of colors with their shares, most important first.
  ///
  /// - Parameters:
  ///   - colors: one or more; those after the eighth are left out, and the shares of the others
  ///     then add up to 1.
  /// - Complexity: O(1).
  public init(_ colors: [(color: Color, share: Double)]) {
    precondition(!colors.isEmpty, "a signature has at least one color")
    let kept = colors.prefix(Self.mostColors)
    let parts = Apportionment.parts(of: Self.whole, for: kept.map(\.share), minimum: 1)
    (lightness, a, b, shares) = (.zero, .zero, .zero, .zero)
    for lane in 0..<Self.mostColors {
      let lab = kept[lane < kept.count ? lane : 0].color.coordinates(in: .lab)
      lightness[lane] = Self.steps(lab.x)
      a[lane] = Self.steps(lab.y)
      b[lane] = Self.steps(lab.z)
      shares[lane] = lane < kept.count ? Int16(parts[lane]) : 0
    }
  }

  /// The signature of a palette.
  public init(_ palette: Palette) {
    self.init(palette.swatches.map { ($0.eightBit, $0.proportion) })
  }

  private init(lanes: (SIMD8<Int16>, SIMD8<Int16>, SIMD8<Int16>, SIMD8<Int16>)) {
    (lightness, a, b, shares) = lanes
  }

  /// Reads a signature from a file; the bytes are least significant first.
  package init(bytes: UnsafeRawBufferPointer) {
    func lanes(_ vector: Int) -> SIMD8<Int16> {
      SIMD8(littleEndian: bytes.loadUnaligned(fromByteOffset: 16 * vector, as: SIMD8<Int16>.self))
    }
    self.init(lanes: (lanes(0), lanes(1), lanes(2), lanes(3)))
  }

  /// The signature as it is in a file.
  package var bytes: [UInt8] {
    [lightness, a, b, shares].flatMap { vector in
      (0..<8).flatMap { lane in
        let value = UInt16(bitPattern: vector[lane])
        return [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
      }
    }
  }

  /// The same as a blob of the database.
  var data: Data { Data(bytes) }

  /// Whether the shares are those of a signature: none negative, with the sum `whole`.
  package var isValid: Bool {
    (0..<8).allSatisfy { shares[$0] >= 0 } && shares[0] > 0
      && (0..<8).reduce(0) { $0 + Int(shares[$1]) } == Self.whole
  }

  /// How many colors it has, 1…8.
  public var count: Int { (0..<8).count { shares[$0] > 0 } }

  private static func steps(_ value: Double) -> Int16 {
    Int16(max(-32_767, min(32_767, (value * scale).rounded())))
  }
}

extension SIMD8<Int16> {
  /// Lanes whose bytes were read least significant first.
  @inline(__always)
  init(littleEndian raw: SIMD8<Int16>) {
    #if _endian(big)
      self = .zero
      for lane in 0..<8 { self[lane] = Int16(littleEndian: raw[lane]) }
    #else
      self = raw
    #endif
  }
}
