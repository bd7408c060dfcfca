import ColorScience
import Specimens
import Testing

@testable import PaletteFiles
@testable import Palettes

/// Readers must throw or give a whole palette, whatever the bytes. A trap ends the whole run.
@Suite("hostile palette files")
struct HostileFileTests {
  static let readable = PaletteFormat.all.filter { $0.read != nil }
  /// Bytes that mean something somewhere: ends, quotes, brackets, digits, signs, high bits.
  static let telling: [UInt8] = [
    0, 1, 2, 0x0A, 0x22, 0x23, 0x2D, 0x30, 0x3C, 0x5C, 0x7B, 0x80, 0xFF,
  ]

  /// Reads the bytes and checks what a palette promises; says whether there was one.
  @discardableResult
  static func survives(_ format: PaletteFormat, _ file: [UInt8]) -> Bool {
    _ = format.recognizes(file)
    guard let palette = try? format.reading(file) else { return false }
    let sum = palette.swatches.reduce(0) { $0 + $1.proportion }
    #expect(!palette.swatches.isEmpty)
    #expect(palette.swatches.allSatisfy { $0.group.map(palette.groups.indices.contains) ?? true })
    #expect(palette.swatches.allSatisfy { $0.color.isInSRGB })
    #expect(abs(sum - 1) < 1e-9)
    #expect(palette.swatches.allSatisfy { $0.proportion >= 0 && $0.population >= 0 })
    return true
  }

  @Test("a file cut anywhere is refused or read, never a crash", arguments: readable)
  func truncation(format: PaletteFormat) {
    let file = format.file(of: SamplePalettes.palette(count: 3))
    for count in 0..<file.count { Self.survives(format, Array(file.prefix(count))) }
    #expect(Self.survives(format, file))
  }

  @Test("binary files cut anywhere are refused", arguments: [PaletteFormat.ase, .kpl, .procreate])
  func binaryTruncation(format: PaletteFormat) {
    let file = format.file(of: SamplePalettes.palette(count: 2))
    for count in 0..<file.count {
      #expect(!Self.survives(format, Array(file.prefix(count))), "cut to \(count) bytes")
    }
  }

  @Test("every byte changed to every telling value never crashes", arguments: readable)
  func mutation(format: PaletteFormat) {
    let file = format.file(of: SamplePalettes.palette(count: 1))
    for place in file.indices {
      for value in Self.telling + [file[place] ^ 1, file[place] ^ 0x80, file[place] &+ 1] {
        var changed = file
        changed[place] = value
        Self.survives(format, changed)
      }
    }
  }

  @Test("random bytes behind a good start never crash", arguments: readable)
  func noise(format: PaletteFormat) {
    let file = format.file(of: SamplePalettes.palette(count: 2))
    var state: UInt64 = 42
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    for _ in 0..<300 {
      let start = Int(next()) % (file.count + 1)
      let tail = (0..<Int(next() % 200)).map { _ in UInt8(truncatingIfNeeded: next()) }
      Self.survives(format, file.prefix(start) + tail)
      var scattered = file
      for _ in 0..<4 { scattered[Int(next()) % file.count] = UInt8(truncatingIfNeeded: next()) }
      Self.survives(format, scattered)
    }
  }

  @Test("more colors than a palette can have are refused")
  func crowd() {
    let lines = (0...Palette.mostFileColors).map { number in
      let digits = String(number, radix: 16)
      return String(repeating: "0", count: 6 - digits.count) + digits
    }
    let file = Array(lines.joined(separator: "\n").utf8)
    #expect(throws: PaletteFileError.tooMany(limit: 65_535)) {
      try PaletteFormat.hex.reading(file)
    }
  }
}
