import Frames
import Media
import Palettes
import Testing

@Suite("damaged and hostile bytes are refused, never a crash")
struct DamageTests {
  @Test("a JPEG cut anywhere fails in libjpeg's words", arguments: 1...20)
  func cutJPEG(_ part: Int) throws {
    for name in ["rgb.jpg", "progressive.jpg", "gray.jpg"] {
      let bytes = Pictures.bytes(name)
      let cut = Array(bytes[..<(bytes.count * part / 21)])
      let error = #expect(throws: MediaError.self) {
        _ = try Pictures.whole(Pictures.open(cut))
      }
      let expected =
        cut.count < 4 ? "is not a picture" : "is damaged: Premature end of"
      #expect(error?.description.hasPrefix(expected) == true, "\(name), \(cut.count) bytes")
    }
  }

  /// libjxl 0.7 tells standard error about every damaged byte: JPEG XL has its own short test.
  /// The tall picture is like the others, only slow.
  static let quiet = Pictures.names.filter { $0 != "rgb.jxl" && $0 != "tall.jpg" }

  @Test("a cut JPEG XL file is refused", arguments: [20, 60])
  func cutJXL(_ count: Int) {
    #expect(throws: MediaError.self) {
      try Pictures.whole(Pictures.open(Array(Pictures.bytes("rgb.jxl").prefix(count))))
    }
  }

  @Test("a cut file of any format fails or gives all its pixels", arguments: quiet)
  func cut(_ name: String) throws {
    let bytes = Pictures.bytes(name)
    let all = try? Pictures.whole(Pictures.open(bytes))
    for part in 1...20 {
      let cut = Array(bytes[..<max(1, bytes.count * part / 21)])
      do {
        let frame = try Pictures.whole(Pictures.open(cut))
        // A cut animation may lose its later pictures, and with them the need for alpha.
        let isWhole = all.map(Pictures.opaque) == Pictures.opaque(frame)
        #expect(isWhole, "\(cut.count) of \(bytes.count) bytes")
      } catch {
        #expect(error is MediaError)
      }
    }
  }

  @Test("flipped bytes give pixels or a reason", arguments: quiet)
  func flipped(_ name: String) throws {
    var limits = ReadLimits()
    limits.pixels = 1_000_000
    let bytes = Pictures.bytes(name)
    var state = UInt64(truncatingIfNeeded: bytes.count)
    for _ in 0..<40 {
      var broken = bytes
      for _ in 0..<3 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        broken[Int(state >> 33) % broken.count] = UInt8(truncatingIfNeeded: state >> 25)
      }
      do {
        let frame = try Pictures.whole(Pictures.open(broken, limits: limits))
        #expect(frame.width * frame.height <= limits.pixels)
      } catch {
        let words = try #require(error as? MediaError).description
        #expect(!words.isEmpty && !words.contains("\n"))
      }
    }
  }

  @Test("a header that declares too much is refused before decoding")
  func tooLarge() {
    #expect(throws: MediaError.tooLarge(width: 100_000, height: 100_000, limit: 100_000_000)) {
      try MediaReader.open(path: Pictures.folder + "huge-header.png")
    }
    var limits = ReadLimits()
    limits.pixels = 64 * 32 - 1
    for name in ["rgb.jpg", "orientation-6.jpg", "lossy.webp", "rgb.gif"] {
      #expect(throws: MediaError.self, "\(name)") {
        try Pictures.open(Pictures.bytes(name), limits: limits)
      }
    }
    limits.pixels += 1
    #expect(throws: Never.self) { try Pictures.open(Pictures.bytes("rgb.jpg"), limits: limits) }
  }

  @Test("a progressive JPEG of too many scans is stopped")
  func scans() throws {
    let bytes = Pictures.bytes("progressive.jpg")
    // The first scan again and again, said to be at full precision so that repeats are legal.
    let marks = bytes.indices.dropLast().filter { bytes[$0] == 0xFF && bytes[$0 + 1] > 0xD7 }
    let places =
      marks + bytes.indices.dropLast().filter { bytes[$0...].starts(with: [0xFF, 0xC4]) }
    let start = try #require(marks.first { bytes[$0 + 1] == 0xDA })
    let end = try #require(places.filter { $0 > start }.min())
    var scan = Array(bytes[start..<end])
    scan[1 + (Int(scan[2]) << 8 | Int(scan[3]))] = 0
    var bomb = Array(bytes[..<start])
    for _ in 0..<600 { bomb += scan }
    #expect(throws: MediaError.damaged("more than 500 scans")) {
      _ = try Pictures.whole(Pictures.open(bomb + [0xFF, 0xD9]))
    }
  }

  @Test(
    "what is no picture is named",
    arguments: [
      ("hello, this is no picture\n", "text"), ("%PDF-1.7\n", "a PDF document"),
      ("\0\0\0\u{18}ftypisom\0\0\0\0isomavc1", "a film (MP4 or QuickTime)"),
      ("<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG drawing"),
      ("RIFF\0\0\0\0AVI LIST", "a film (AVI)"), ("PK\u{3}\u{4}rest", "a ZIP archive"),
    ])
  func strangers(_ text: String, _ kind: String) {
    #expect(throws: MediaError.notAPicture(looksLike: kind)) {
      try Pictures.open(text.unicodeScalars.map { UInt8($0.value) })
    }
  }

  @Test("bytes without any mark are no picture")
  func noise() {
    #expect(throws: MediaError.notAPicture(looksLike: nil)) {
      try Pictures.open([0, 1, 2, 3, 250, 251, 252])
    }
  }
}
