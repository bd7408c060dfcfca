import Frames
import Media
import Palettes
import Testing

/// What one painted file must give back.
struct Painted: Sendable, CustomTestStringConvertible {
  var file: String
  var format: String
  var patches = Pictures.colors
  var channels = 3
  /// The greatest difference of a patch's mean from its paint: 0 for lossless files, 2 for JPEG
  /// and WebP at high quality, 3 or 4 where 8-bit numbers were rounded in a wider space as well.
  var tolerance = 0.0
  var profile = "sRGB (assumed)"
  var notes = 0

  var testDescription: String { file }
}

@Suite("every format gives the painted colors")
struct StillTests {
  static let painted: [Painted] = [
    Painted(file: "rgb.jpg", format: "jpeg", tolerance: 2),
    Painted(file: "rgb-420.jpg", format: "jpeg", tolerance: 2),
    Painted(file: "progressive.jpg", format: "jpeg", tolerance: 2),
    Painted(file: "gray.jpg", format: "jpeg", patches: Pictures.grays, tolerance: 2),
    Painted(file: "srgb.jpg", format: "jpeg", tolerance: 2, profile: "sRGB"),
    Painted(
      file: "adobe-rgb.jpg", format: "jpeg", tolerance: 4,
      profile: "Adobe RGB (1998) (embedded)"),
    Painted(
      file: "display-p3.jpg", format: "jpeg", tolerance: 3, profile: "Display P3 (embedded)"),
    Painted(file: "display-p3.png", format: "png", tolerance: 2, profile: "Display P3 (embedded)"),
    // 8-bit linear numbers are coarse in the dark: 10/255 is 0.8 steps from black.
    Painted(
      file: "srgb-linear.jpg", format: "jpeg", tolerance: 8, profile: "sRGB linear (embedded)"),
    Painted(file: "broken-profile.jpg", format: "jpeg", tolerance: 2, notes: 1),
    Painted(
      file: "gray-rgb-profile.jpg", format: "jpeg", patches: Pictures.grays, tolerance: 2,
      profile: "sRGB"),
    Painted(file: "rgb.png", format: "png"),
    Painted(file: "emoji 🎬 [page=1].png", format: "png"),
    Painted(file: "palette.png", format: "png"),
    Painted(file: "interlaced.png", format: "png"),
    Painted(file: "rgb16.png", format: "png"),
    Painted(file: "gray.png", format: "png", patches: Pictures.grays),
    Painted(file: "gray16.png", format: "png", patches: Pictures.grays),
    Painted(file: "one-bit.png", format: "png", patches: Pictures.bits),
    Painted(file: "rgba.png", format: "png", channels: 4),
    Painted(file: "gray-alpha.png", format: "png", patches: Pictures.grays, channels: 4),
    Painted(file: "lossless.webp", format: "webp"),
    Painted(file: "lossy.webp", format: "webp", tolerance: 3),
    Painted(file: "alpha.webp", format: "webp", channels: 4),
    Painted(file: "animated.webp", format: "webp", notes: 1),
    Painted(file: "rgb.tif", format: "tiff"),
    Painted(file: "rgb16.tif", format: "tiff"),
    Painted(file: "pages.tif", format: "tiff", notes: 1),
    Painted(
      file: "float.tif", format: "tiff", tolerance: 1, profile: "linear sRGB (assumed)",
      notes: 1),
    Painted(file: "rgb.gif", format: "gif"),
    Painted(file: "animated.gif", format: "gif", channels: 4, notes: 1),
    Painted(file: "rgb.avif", format: "avif", tolerance: 3, profile: "sRGB (nclx)"),
    Painted(file: "rgb.heic", format: "heif", tolerance: 4),
    Painted(file: "rgb.jxl", format: "jxl", profile: "sRGB (JPEG XL)"),
  ]

  @Test("colors, channels, format, profile and notes", arguments: painted)
  func reads(_ painted: Painted) throws {
    let source = try MediaReader.open(path: Pictures.folder + painted.file)
    let frame = try Pictures.whole(source)
    #expect(Pictures.error(frame, painted.patches) <= painted.tolerance)
    #expect(frame.channels == painted.channels)
    let provenance = source.provenance
    #expect(provenance.name == painted.file)
    #expect((provenance.width, provenance.height) == (64, 32))
    #expect(provenance.format == painted.format)
    #expect(provenance.profile == painted.profile)
    #expect(provenance.notes.count == painted.notes)
    #expect(provenance.sha256 == nil)
  }

  @Test("orientation is undone", arguments: 1...8)
  func orientation(_ orientation: Int) throws {
    let source = try MediaReader.open(path: Pictures.folder + "orientation-\(orientation).jpg")
    let frame = try Pictures.whole(source)
    #expect((source.provenance.width, source.provenance.height) == (64, 32))
    #expect(Pictures.error(frame, Pictures.colors) <= 2)
  }

  @Test("CMYK without a profile is converted and said to be", arguments: ["cmyk.jpg", "cmyk.tif"])
  func cmyk(_ name: String) throws {
    let source = try MediaReader.open(path: Pictures.folder + name)
    let frame = try Pictures.whole(source)
    // Pillow's CMYK is the plain complement and no press prints that: up to 73 off. Inverted or
    // swapped inks would be off by 190.
    #expect(Pictures.error(frame, Pictures.colors) < 80)
    #expect(source.provenance.profile == "CMYK (assumed)")
    #expect(source.provenance.notes.count == 1)
  }

  @Test("alpha stays straight and beside the colors", arguments: ["rgba.png", "alpha.webp"])
  func alpha(_ name: String) throws {
    let frame = try Pictures.whole(MediaReader.open(path: Pictures.folder + name))
    #expect(Pictures.patches(frame).map { $0[3] } == [255, 128, 0, 255, 255, 128, 0, 255])
  }

  @Test("a transparent GIF color is transparent")
  func transparentGIF() throws {
    let frame = try Pictures.whole(MediaReader.open(path: Pictures.folder + "transparent.gif"))
    #expect(Pictures.patches(frame).map { $0[3] } == [0, 255, 255, 255, 255, 255, 255, 255])
  }

  @Test("one pixel is enough")
  func onePixel() throws {
    let frame = try Pictures.whole(MediaReader.open(path: Pictures.folder + "one-pixel.png"))
    #expect(frame == Frame(width: 1, height: 1, bytes: [1, 2, 3]))
  }

  @Test("no painted file is left out of these tests")
  func complete() {
    let named = StillTests.painted.map(\.file) + (1...8).map { "orientation-\($0).jpg" }
    let others =
      ["cmyk.jpg", "cmyk.tif", "transparent.gif", "one-pixel.png", "huge-header.png"]
      + ["wide.jpg", "tall.jpg"]
    #expect(Set(Pictures.names) == Set(named + others))
  }
}
