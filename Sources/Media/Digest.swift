import CNettle

/// SHA-256, which identifies the input that a result was made from.
package enum Digest {
  /// Lower-case hexadecimal SHA-256 of the bytes.
  ///
  /// - Complexity: O(bytes), about 1 ms per megabyte.
  package static func hex(_ bytes: some Sequence<UInt8>) -> String {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    let done: Void? = bytes.withContiguousStorageIfAvailable { buffer in
      cnettle_sha256(buffer.baseAddress, buffer.count, &digest)
    }
    if done == nil {
      let copy = Array(bytes)
      cnettle_sha256(copy, copy.count, &digest)
    }
    return text(of: digest)
  }

  /// Bytes as lower-case hexadecimal digits.
  static func text(of digest: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: 2 * digest.count) { text in
      for (index, byte) in digest.enumerated() {
        text[2 * index] = digits[Int(byte >> 4)]
        text[2 * index + 1] = digits[Int(byte & 15)]
      }
      return 2 * digest.count
    }
  }
}
