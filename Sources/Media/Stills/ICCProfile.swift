import Platform

/// Reads an embedded ICC profile without trusting any of its bytes.
struct ICCProfile {
  private let bytes: UnsafeRawBufferPointer

  /// `bytes` must outlive the profile.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The name for people, such as `Display P3`; `nil` if there is no readable name.
  ///
  /// - Source: ICC.1:2022 §9.2.41 and §10.15 (`mluc`); ICC.1:2001-04 §6.5.17 (`desc`).
  var name: String? {
    guard let tag = tag("desc"), let type = tag.integer(at: 0, count: 4) else { return nil }
    var text: String?
    if type == ICCProfile.code("desc"), let count = tag.integer(at: 8, count: 4) {
      text = tag.part(at: 12, count: count).map {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
    } else if type == ICCProfile.code("mluc"), let count = tag.integer(at: 20, count: 4),
      let place = tag.integer(at: 24, count: 4), let part = tag.part(at: place, count: count)
    {
      let units = stride(from: 0, to: part.count - 1, by: 2).map {
        UInt16(part[$0]) << 8 | UInt16(part[$0 + 1])
      }
      text = String(decoding: units.prefix { $0 != 0 }, as: UTF16.self)
    }
    guard let text, !text.isEmpty else { return nil }
    return String(text.unicodeScalars.filter { $0.properties.generalCategory != .control })
  }

  /// The tag table of the profile.
  var tags: ICCTags { ICCTags(bytes) }

  /// Whether converting with this profile would change nothing: RGB with sRGB's colorants and
  /// curve.
  ///
  /// The name is not enough: there are profiles named sRGB with a linear curve, and many that match
  /// sRGB have other names.
  ///
  /// - Source: colorants of IEC 61966-2-1 adapted to D50, as in the ICC's own `sRGB2014.icc`.
  var isSRGB: Bool {
    guard bytes.integer(at: 16, count: 4) == ICCProfile.code("RGB "), tag("A2B0") == nil
    else { return false }
    let colorants: [(String, [Double])] = [
      ("rXYZ", [0.4360, 0.2225, 0.0139]), ("gXYZ", [0.3851, 0.7169, 0.0971]),
      ("bXYZ", [0.1431, 0.0606, 0.7141]),
    ]
    let agree = colorants.allSatisfy { name, wanted in
      guard let tag = tag(name) else { return false }
      return wanted.indices.allSatisfy {
        abs((fixed(tag, at: 8 + 4 * $0) ?? 9) - wanted[$0]) < 0.001
      }
    }
    return agree
      && ["rTRC", "gTRC", "bTRC"].allSatisfy { name in tag(name).map(isSRGBCurve) ?? false }
  }

  /// Whether a tone curve is sRGB's, as a table or in parametric form with five numbers.
  private func isSRGBCurve(_ tag: UnsafeRawBufferPointer) -> Bool {
    switch tag.integer(at: 0, count: 4) {
    case ICCProfile.code("curv"):
      guard let count = tag.integer(at: 8, count: 4), count >= 256 else { return false }
      return [0.02, 0.1, 0.25, 0.5, 0.75].allSatisfy { level in
        let index = Int((level * Double(count - 1)).rounded())
        guard let entry = tag.integer(at: 12 + 2 * index, count: 2) else { return false }
        let exact = Double(index) / Double(count - 1)
        let linear =
          exact <= 0.04045 ? exact / 12.92 : pow((exact + 0.055) / 1.055, 2.4)
        return abs(Double(entry) / 65535 - linear) < 0.001
      }
    case ICCProfile.code("para"):
      let wanted = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]
      return tag.integer(at: 8, count: 2) == 3
        && wanted.indices.allSatisfy {
          abs((fixed(tag, at: 12 + 4 * $0) ?? 9) - wanted[$0]) < 0.001
        }
    default:
      return false
    }
  }

  /// An s15Fixed16 number.
  private func fixed(_ tag: UnsafeRawBufferPointer, at place: Int) -> Double? {
    tag.integer(at: place, count: 4).map { Double(Int32(truncatingIfNeeded: $0)) / 65536 }
  }

  private func tag(_ name: String) -> UnsafeRawBufferPointer? {
    guard let count = bytes.integer(at: 128, count: 4) else { return nil }
    for index in 0..<min(count, 100) {
      let place = 132 + 12 * index
      guard let code = bytes.integer(at: place, count: 4) else { return nil }
      guard code == ICCProfile.code(name) else { continue }
      guard let offset = bytes.integer(at: place + 4, count: 4),
        let size = bytes.integer(at: place + 8, count: 4)
      else { return nil }
      return bytes.part(at: offset, count: size)
    }
    return nil
  }

  private static func code(_ name: String) -> Int {
    name.utf8.reduce(0) { $0 << 8 | Int($1) }
  }
}
