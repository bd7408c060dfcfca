import Palettes
import Testing

@testable import Frames
@testable import Media

@Suite("large pictures are shrunk while they are decoded, and come in bands")
struct ReadLimitsTests {
  private func size(_ source: any FrameSource) -> [Int] {
    [source.frameSize.width, source.frameSize.height]
  }

  @Test("a JPEG of 2.4 megapixels is halved, unless all of it is wanted")
  func shrinksJPEG() throws {
    var limits = ReadLimits()
    let half = try MediaReader.open(path: Pictures.folder + "wide.jpg", limits: limits)
    #expect(size(half) == [1024, 576])
    #expect((half.provenance.width, half.provenance.height) == (2048, 1152))
    limits.full = true
    let full = try MediaReader.open(path: Pictures.folder + "wide.jpg", limits: limits)
    #expect(size(full) == [2048, 1152])
    #expect(try Pictures.whole(full).height == 1152)
  }

  @Test(
    "of a JPEG as many pixels are kept as a reading asks for, however the camera was held",
    arguments: [false, true])
  func shrinksJPEGFurther(isTurned: Bool) throws {
    let jpeg = Pictures.bytes("wide.jpg")
    let source = try Pictures.open(isTurned ? Pictures.upsideDown(jpeg) : jpeg)
    for (pixels, wanted) in [
      (100_000, [512, 288]), (500_000, [1024, 576]), (1 << 30, [2048, 1152]),
    ] {
      try source.rewind(keeping: pixels)
      #expect(size(source) == wanted)
      // Before and after something was read.
      for _ in 0..<2 {
        let frame = try Pictures.whole(source)
        #expect([frame.width, frame.height] == wanted)
        try source.rewind(keeping: pixels)
      }
    }
    let (width, height) = (source.provenance.width, source.provenance.height)
    #expect((width, height) == (2048, 1152))
  }

  @Test("how few pixels of a JPEG are enough says nothing about other formats")
  func keepsOthers() throws {
    let frame = StillWriterTests.gradient(width: 1280, height: 720, channels: 3)
    let source = try Pictures.open(StillWriter.png(frame))
    try source.rewind(keeping: 100_000)
    #expect(try Pictures.whole(source) == frame)
  }

  @Test("what a decoder averaged is said")
  func sampling() throws {
    let source = try MediaReader.open(path: Pictures.folder + "wide.jpg")
    #expect(
      source.provenance.sampling == "decoded at 1/2 size")
    try source.rewind(keeping: 1 << 30)
    #expect(source.provenance.sampling == nil)
  }

  @Test("bands join to the picture, again after a rewind", arguments: ["jpeg", "png"])
  func bands(_ kind: String) throws {
    var limits = ReadLimits()
    limits.full = true
    let jpeg = Pictures.bytes("tall.jpg")
    var bytes = jpeg
    if kind == "png" {
      bytes = try StillWriter.png(Pictures.whole(Pictures.open(jpeg, limits: limits)))
    }
    let source = try Pictures.open(bytes, limits: limits)
    var heights: [Int] = []
    while let frame = try source.next() { heights.append(frame.height) }
    #expect(heights == [Int](repeating: 16, count: 131) + [4])
    #expect(try source.next() == nil)
    try source.rewind(keeping: 1)
    let whole = try Pictures.whole(source)
    #expect(whole.height == 2100)
    for (row, gray) in [(0, 220), (1048, 220), (1054, 40), (2099, 40)] {
      let pixel = whole.bytes[(row * 2000 + 1000) * 3..<(row * 2000 + 1000) * 3 + 3]
      #expect(pixel.allSatisfy { abs(Int($0) - gray) <= 3 })
    }
  }

  @Test("files read at the same time give what they give alone")
  func parallel() async throws {
    let names = ["rgb.png", "rgb.gif", "display-p3.jpg", "orientation-6.jpg", "lossy.webp"]
    let alone = try names.map { try Pictures.whole(Pictures.open(Pictures.bytes($0))) }
    try await withThrowingTaskGroup(of: (Int, Frame).self) { group in
      for round in 0..<20 {
        let index = round % names.count
        group.addTask { (index, try Pictures.whole(Pictures.open(Pictures.bytes(names[index])))) }
      }
      for try await (index, frame) in group { #expect(frame == alone[index]) }
    }
  }
}
