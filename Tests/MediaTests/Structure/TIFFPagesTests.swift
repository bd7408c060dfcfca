import Testing

@testable import Media

@Suite("pictures and refusals of a TIFF")
struct TIFFPagesTests {
  typealias Still = PaintedTIFF.Still
  typealias Entry = PaintedTIFF.Entry

  private func gray(_ value: UInt8, _ others: [Entry] = []) -> Still {
    Still(data: [[value, value]], others: others)
  }

  private func refusal(_ still: Still) -> MediaError? {
    do {
      let decoder = try TIFFDecoder(bytes: still.bytes)
      _ = try decoder.rows(decoder.height, from: 0)
      return nil
    } catch { return error as? MediaError }
  }

  private func bytes(_ stills: [Still]) -> [UInt8] {
    var tiff = PaintedTIFF()
    for still in stills {
      let entries = still.entries(in: &tiff)
      tiff.directory(entries)
    }
    return tiff.bytes
  }

  @Test("small versions and masks are passed over, and the full pictures counted")
  func pages() throws {
    func kind(_ value: Int) -> [Entry] { [Entry(tag: 254, value: value)] }
    let small = gray(1, kind(1))
    let old = gray(2, [Entry(tag: 255, type: 3, value: 2)])
    let mask = gray(3, kind(4))
    let decoder = try TIFFDecoder(bytes: bytes([small, old, mask, gray(4), gray(5, kind(2))]))
    #expect(try decoder.samples(UInt8.self) == [4, 4])
    #expect(decoder.pages == 2)
    // A file of nothing else is read all the same.
    let only = try TIFFDecoder(bytes: bytes([mask, small, old]))
    #expect(try only.samples(UInt8.self) == [1, 1])
    #expect(only.pages == 1)
  }

  @Test("the full picture behind a small one in a subdirectory is the one that is read")
  func subdirectory() throws {
    for photometric in [1, 32803] {
      var full = PaintedTIFF()
      let still = Still(photometric: photometric, data: [[77, 78]])
      let entries = still.entries(in: &full)
      full.directory(entries)
      let place = full.bytes[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
      // A second directory, which the header is then made to name as the first.
      let small = gray(9, [Entry(tag: 254, value: 1), Entry(tag: 330, value: place)])
      let parts = small.entries(in: &full)
      full.directory(parts)
      let chain = place + 2 + 12 * entries.count
      var bytes = full.bytes
      bytes.replaceSubrange(4..<8, with: bytes[chain..<chain + 4])
      bytes.replaceSubrange(chain..<chain + 4, with: [0, 0, 0, 0])
      if photometric == 1 {
        #expect(try TIFFDecoder(bytes: bytes).samples(UInt8.self) == [77, 78])
      } else {
        #expect(throws: MediaError.unsupported("a camera's raw picture")) {
          try TIFFDecoder(bytes: bytes)
        }
      }
    }
  }

  @Test("an orientation is read of any whole number's type", arguments: [1, 3, 4], [true, false])
  func orientation(type: Int, little: Bool) throws {
    var still = gray(0, [Entry(tag: 274, type: type, value: 6)])
    still.little = little
    #expect(try DoorBytes.header(still.bytes).orientation == 6)
    #expect(
      try DoorBytes.header(gray(0, [Entry(tag: 274, type: 3, value: 9)]).bytes).orientation == 1)
  }

  @Test("a profile is handed over")
  func profile() throws {
    let entry = Entry(tag: 34675, type: 7, values: [1, 2, 3, 4, 5])
    #expect(try TIFFDecoder(bytes: gray(0, [entry]).bytes).profile == [1, 2, 3, 4, 5])
    #expect(try TIFFDecoder(bytes: gray(0).bytes).profile == nil)
  }

  @Test("what is sound but not read is told by its name")
  func refusals() {
    func says(_ tag: Int, _ value: Int, _ words: String) {
      let wanted = MediaError.unsupported(words)
      #expect(refusal(gray(0, [Entry(tag: tag, type: 3, value: value)])) == wanted)
    }
    says(259, 34712, "its compression (JPEG 2000)")
    says(259, 50002, "its compression (JPEG XL)")
    says(259, 60000, "its compression (number 60000)")
    says(339, 2, "signed samples")
    says(339, 5, "samples that are complex numbers")
    says(262, 2, "RGB with 1 channel")
    says(262, 4, "a transparency mask")
    says(262, 10, "ITU L*a*b* colors")
    says(262, 32803, "a camera's raw picture")
    says(262, 34892, "a camera's raw picture")
    var inks = Still(samples: 4, photometric: 5, data: [[UInt8](repeating: 0, count: 8)])
    #expect(refusal(inks) == nil)
    inks.others = [Entry(tag: 332, type: 3, value: 2)]
    let wanted = MediaError.unsupported("inks other than cyan, magenta, yellow and black")
    #expect(refusal(inks) == wanted)
    var uneven = Still(samples: 3, photometric: 2, data: [[0, 0, 0, 0]])
    uneven.others = [Entry(tag: 258, type: 3, values: [5, 6, 5])]
    #expect(refusal(uneven) == .unsupported("its channels have different numbers of bits"))
  }

  @Test("a strip that ends early is damage, in libtiff's words and no others")
  func short() {
    // PackBits: four equal bytes, where ten are needed.
    let packed = Still(
      width: 10, data: [[0xFD, 7]], others: [Entry(tag: 259, type: 3, value: 32773)])
    guard case .damaged(let words) = refusal(packed) else {
      Issue.record("read, or refused otherwise")
      return
    }
    #expect(words.hasPrefix("Not enough data"))
    var outside = gray(0)
    outside.others = [Entry(tag: 273, value: 1 << 20)]
    guard case .damaged = refusal(outside) else {
      Issue.record("read beyond the end of the file")
      return
    }
  }

  @Test("libtiff's words tell what is damaged, unknown or too large")
  func words() {
    #expect(TIFFReader.failure("Bad code\n word") == .damaged("Bad code word"))
    #expect(
      TIFFReader.failure("Unsupported JPEG process") == .unsupported("Unsupported JPEG process"))
    #expect(TIFFReader.failure("No space for data buffer") == .outOfMemory)
    #expect(TIFFReader.failure("") == .damaged("some of its samples are missing"))
  }

  @Test("no bytes lead it astray")
  func hostile() {
    let chroma = Still(
      width: 5, height: 5, samples: 3, photometric: 6, data: [[UInt8](repeating: 90, count: 54)])
    let tiles = Still(
      width: 20, height: 20, bits: 4, photometric: 3,
      data: [[UInt8]](repeating: [UInt8](repeating: 0x5A, count: 128), count: 4),
      others: [Entry(tag: 320, type: 3, values: Array(0..<48))], tile: 16)
    for still in [gray(7), chroma, tiles] {
      Hostile.check(still.bytes) { bytes in
        let header = try TIFFStructure.header(of: bytes)
        guard header.memory < 64 << 20 else { return header }
        let decoder = try TIFFDecoder(bytes: Array(bytes))
        _ = try decoder.rows(min(decoder.height, 64), from: 0)
        return header
      }
    }
  }
}
