import Media
import PaletteFiles
import Palettes
import Platform
import Workers

/// Encodes a job for another process: texts with their lengths, then the still.
extension StillWork {
  var coded: [[UInt8]] {
    var head: [UInt8] = []
    func add(_ text: String) {
      let utf8 = Array(text.utf8)
      head += (0..<4).map { UInt8(truncatingIfNeeded: utf8.count >> (8 * $0)) } + utf8
    }
    add(name)
    add(digest)
    add(shape.name)
    add(extras.map(\.rawValue).joined(separator: ","))
    for number in [limits.pixels, limits.bytes, limits.memory] { add(String(number)) }
    for field in PaletteOptions.fields { add(field.text(options)) }
    return [head, bytes]
  }

  /// - Returns: `nil` if `coded` did not produce the bytes.
  init?(coded: [UInt8]) {
    var rest = coded[...]
    func text() -> String? {
      guard rest.count >= 4 else { return nil }
      let count = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
      rest = rest.dropFirst(4)
      guard count <= rest.count else { return nil }
      defer { rest = rest.dropFirst(count) }
      return String(validating: rest.prefix(count), as: UTF8.self)
    }
    guard let name = text(), let digest = text(), let shape = text().flatMap(Shape.init(named:)),
      let extras = text(), let pixels = text().flatMap({ Int($0) }),
      let most = text().flatMap({ Int($0) }), let memory = text().flatMap({ Int($0) })
    else { return nil }
    var limits = ReadLimits()
    (limits.pixels, limits.bytes, limits.memory) = (pixels, most, memory)
    var options = PaletteOptions()
    for field in PaletteOptions.fields {
      guard let value = text(), (try? field.set(value, in: &options)) != nil else { return nil }
    }
    self.init(
      bytes: Array(rest), name: name, options: options, shape: shape,
      extras: extras.split(separator: ",").compactMap {
        StillWork.Extra(rawValue: String($0))
      }, limits: limits, digest: digest)
  }

  /// The most files that a worker may have open: enough for libraries and their plug-ins, and fewer
  /// than the 1,024 that `select` supports, whatever the service's own limit.
  private static let mostFiles = 256

  /// Does jobs until the service at the other end of the connection ends.
  static func serve(on socket: CInt) -> Never {
    // The service itself ends its workers, after the time for their jobs.
    CurrentProcess.leaveSignalsToParent()
    CurrentProcess.closeDescriptors(from: 3)
    CurrentProcess.limitOpen(to: mostFiles)
    CurrentProcess.keepFreedBlocks(upTo: 4 << 20)
    var memory = Histogram()
    WorkerLoop.serve(on: socket) { bytes, share in
      guard let work = StillWork(coded: bytes) else {
        let refusal = WorkRefusal(status: 500, detail: "a job cannot be read")
        return .failure(WorkerFailure(bytes: refusal.coded))
      }
      do {
        return .success(try work.result(reusing: &memory, within: share))
      } catch {
        return .failure(WorkerFailure(bytes: WorkRefusal(error).coded))
      }
    }
  }
}

extension StillWork.Shape {
  fileprivate init?(named name: String) {
    switch name {
    case "clusters": self = .clusters
    case "link": self = .link
    default:
      guard let format = PaletteFormat.named(name) else { return nil }
      self = .format(format)
    }
  }
}
