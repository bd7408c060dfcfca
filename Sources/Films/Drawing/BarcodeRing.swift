import CMath
import Frames
import PaletteFiles

/// A barcode bent into a ring on neutral gray: the film begins at the top and runs clockwise.
struct BarcodeRing {
  private let slices: [SIMD3<Float>]
  private let side: Int

  /// The radius of the hole, as a fraction of the ring's radius.
  private static let hole = 0.5
  /// The width of the gray margin, as a fraction of the side.
  private static let margin = 0.03

  init(_ film: Film, _ options: BarcodeOptions) {
    side = options.width
    // As many slices as there are pixels on the outer edge.
    let count = max(1, Int(Double.pi * Double(side)))
    var slices = film.meanColors(slices: count)
    if options.isSmooth { slices.blend(reach: Barcode.reach(of: count)) }
    self.slices = slices
  }

  /// The picture, a square. Pixels at the edges of the ring are blended by the part that the ring
  /// covers.
  func frame(on ground: Ground) -> Frame {
    let gray = SIMD3<Float>(repeating: LightBytes.light[Int(ground.color.x)])
    let middle = Double(side) / 2
    let outer = middle * (1 - 2 * Self.margin)
    let inner = outer * Self.hole
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * side * side)
    for y in 0..<side {
      for x in 0..<side {
        let right = Double(x) + 0.5 - middle
        let down = Double(y) + 0.5 - middle
        let radius = (right * right + down * down).squareRoot()
        let cover = min(max(0, outer - radius + 0.5), 1) * min(max(0, radius - inner + 0.5), 1)
        guard cover > 0 else {
          LightBytes.append(gray, to: &bytes)
          continue
        }
        let turn = atan2(right, -down) / (2 * .pi)
        let slice = Int((turn < 0 ? turn + 1 : turn) * Double(slices.count))
        let color = slices[min(slice, slices.count - 1)]
        LightBytes.append(gray + (color - gray) * Float(cover), to: &bytes)
      }
    }
    return Frame(width: side, height: side, bytes: bytes)
  }
}
