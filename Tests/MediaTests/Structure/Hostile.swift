import Testing

@testable import Media

/// Bytes that were cut, overwritten or set to the largest number there is.
enum Hostile {
  /// Expects a header or a reason for each of some hundred variants of a file.
  static func check(
    _ bytes: [UInt8], _ header: (UnsafeRawBufferPointer) throws -> PictureHeader
  ) {
    var state = UInt64(truncatingIfNeeded: bytes.count)
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, limit)
    }
    for round in 0..<300 {
      var broken = bytes
      switch round % 3 {
      case 0: broken = Array(bytes[..<next(bytes.count)])
      case 1: for _ in 0..<4 { broken[next(broken.count)] = UInt8(next(256)) }
      default:
        let place = next(broken.count)
        for index in place..<min(place + 8, broken.count) { broken[index] = 0xFF }
      }
      do {
        let header = try broken.withUnsafeBytes { try header($0) }
        #expect(header.memory >= 0 && header.width >= 0 && header.height >= 0)
      } catch {
        #expect(error is MediaError)
      }
    }
  }
}
