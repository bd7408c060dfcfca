import Foundation
import Specimens
import Testing

@testable import Frames
@testable import PaletteFiles
@testable import Palettes

/// Every writer against a file that was looked at once. `RECORD=1` rewrites them and still fails.
@Suite("golden files of palette formats")
struct GoldenFileTests {
  @Test("the file is the one that was looked at", arguments: PaletteFormat.all)
  func golden(format: PaletteFormat) throws {
    let (ending, bytes): (String, [UInt8]) =
      switch format.writer {
      case .bytes(let write): ("", write(SamplePalettes.complete))
      case .picture(let draw):
        ("-digest", Self.digest(of: draw(SamplePalettes.complete, PictureChoices())))
      }
    let file = ReferenceData.folder("formats").appendingPathComponent(
      "golden.\(format.name)\(ending)")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(bytes).write(to: file)
      Issue.record("recorded \(file.lastPathComponent); look at it, then run without RECORD")
    }
    #expect([UInt8](try Data(contentsOf: file)) == bytes)
  }

  /// A picture's size and FNV-1a 64 of its bytes: a whole picture would fill the repository.
  private static func digest(of frame: Frame) -> [UInt8] {
    let hash = frame.bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return Array("\(frame.width) × \(frame.height) \(String(hash, radix: 16))\n".utf8)
  }
}
