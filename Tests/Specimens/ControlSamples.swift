/// Characters that terminals and editors obey, where ISO 6429 and Unicode Standard Annex #9 have them.
package enum ControlSamples {
  package static let all = [
    0...8, 11...12, 14...31, 127...159, 0x2028...0x202E, 0x2066...0x2069,
  ].joined().compactMap { Unicode.Scalar($0) }

  /// Those of them that a file has as they are.
  package static func found(in bytes: [UInt8]) -> Set<Unicode.Scalar> {
    Set(String(decoding: bytes, as: UTF8.self).unicodeScalars).intersection(all)
  }
}
