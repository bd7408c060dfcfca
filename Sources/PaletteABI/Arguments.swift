import CPaletteABI
import Frames
import Media
import Palettes
import PercentEncoding
import Platform

/// A text from C.
func text(_ pointer: UnsafePointer<CChar>?, called name: String) throws(CallError) -> String {
  guard let pointer else { throw .missing(name) }
  guard let text = String(validatingCString: pointer) else {
    throw .invalid("\(name) is not UTF-8")
  }
  return text
}

/// Bytes from C; `nil` of them are none.
///
/// - Throws: `MediaError.tooLong` before anything is copied.
func bytes(_ pointer: UnsafeRawPointer?, _ size: Int) throws -> [UInt8] {
  // C's sizes above `Int.max` arrive below 0.
  let limit = ReadLimits.ofCalls.bytes
  guard (0...limit).contains(size) else { throw MediaError.tooLong(limit: limit) }
  guard let pointer else {
    if size == 0 { return [] }
    throw CallError.missing("bytes")
  }
  return [UInt8](UnsafeRawBufferPointer(start: pointer, count: size))
}

/// Gives bytes to the caller, with a zero byte after them.
func give(
  _ bytes: [UInt8], to result: UnsafeMutablePointer<fp_bytes>
) throws(CallError) {
  guard let memory = malloc(bytes.count + 1) else { throw .noMemory }
  let data = memory.assumingMemoryBound(to: UInt8.self)
  bytes.withUnsafeBufferPointer { bytes in
    if let start = bytes.baseAddress { data.update(from: start, count: bytes.count) }
  }
  data[bytes.count] = 0
  result.pointee = fp_bytes(data: data, size: bytes.count)
}

extension UnsafeMutablePointer {
  /// The place of a result, which must be given.
  static func place(_ pointer: Self?, called name: String) throws(CallError) -> Self {
    guard let pointer else { throw .missing(name) }
    return pointer
  }
}

extension PaletteOptions {
  /// The options of a query string.
  ///
  /// - Throws: `InvalidOption` for a value outside its domain or a contradiction; `CallError.invalid`
  ///   for a name that no option has, or a text that is no query string.
  init(query pointer: UnsafePointer<CChar>?) throws {
    self.init()
    guard let pointer else { return }
    let query = try PaletteABI.text(pointer, called: "options")
    for part in query.split(separator: "&") {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(sides[0])
      guard let field = Self.field(named: name) else {
        let near = Suggestion.nearest(to: name, among: Self.fields.map(\.name))
        let hint = near.map { "; did you mean '\($0)'?" } ?? ""
        throw CallError.invalid("no option is called '\(name)'\(hint)")
      }
      guard sides.count == 2, let value = sides[1].utf8.percentDecoded(),
        let value = String(validating: value, as: UTF8.self)
      else { throw CallError.invalid("the option \(name) has no readable value") }
      try field.set(value, in: &self)
    }
    try validate()
  }
}

extension ReadLimits {
  /// The limits of the command, with the hash that its JSON contains.
  static let ofCalls = {
    var limits = ReadLimits()
    limits.hashes = true
    return limits
  }()
}

/// A source that ends when its caller wants it to.
final class CancellableSource: FrameSource {
  private let source: any FrameSource
  private let cancel: CancelHandle

  init(_ source: any FrameSource, _ cancel: CancelHandle) {
    (self.source, self.cancel) = (source, cancel)
  }

  var provenance: Provenance { source.provenance }
  var frameSize: (width: Int, height: Int) { source.frameSize }

  func next() throws -> Frame? {
    try cancel.check()
    return try source.next()
  }

  func rewind(keeping pixels: Int) throws {
    try cancel.check()
    try source.rewind(keeping: pixels)
  }
}
