import Frames
import Palettes

/// The screen and the frames of a GIF.
///
/// A GIF that is cut short is not an error here: libvips reads what there is and reports the
/// damage.
///
/// - Source: GIF89a Specification, §17 to §27; the behavior of libnsgif.
enum GIFStructure {
  /// libnsgif reads no more frames than this, and ignores the rest.
  private static let mostFrames = 4097
  /// The most blocks that are visited; a frame of a film has some hundred.
  private static let mostBlocks = 1 << 20

  /// - Throws: `MediaError.damaged` if the file ends within its header.
  /// - Complexity: O(blocks), of 255 bytes each in most files.
  static func header(of bytes: UnsafeRawBufferPointer) throws(MediaError) -> PictureHeader {
    guard let screenWidth = bytes.integer(at: 6, count: 2, little: true),
      let screenHeight = bytes.integer(at: 8, count: 2, little: true),
      let flags = bytes.integer(at: 10, count: 1)
    else { throw .damaged("its header is cut short") }
    var walk = BlockWalk(bytes, at: 13 + colors(flags))
    walk.run(frames: mostFrames, blocks: mostBlocks)
    var (width, height) = (screenWidth, screenHeight)
    // These are sizes of the screen on which the GIF was made: the first frame's size is more
    // reliable.
    if isScreen(width, height) { (width, height) = (1, 1) }
    width = max(width, walk.right)
    height = max(height, walk.bottom)
    // Red, green, blue and alpha.
    let picture = DecoderMemory.product(width, height, 4)
    // One more picture if the decoder must restore what was there before the first frame. A small
    // picture's memory is not given back between two readings.
    let before = walk.isRestored ? DecoderMemory.sum(picture, min(picture, 16 << 20)) : 0
    let channels = walk.hasTransparency ? 4 : 3
    let rows = DecoderMemory.rows(
      width: width, height: height, channels: channels, sampleBytes: 1)
    return PictureHeader(
      width: width, height: height, channels: channels, sampleBytes: 1,
      memory: DecoderMemory.sum(picture, before, rows, 1 << 20),
      covered: walk.covered(of: width, height))
  }

  /// The bytes of a color table, from the flags of the screen or of a frame.
  fileprivate static func colors(_ flags: Int) -> Int { flags >= 0x80 ? 6 << (flags & 7) : 0 }

  /// Whether libnsgif ignores this screen size.
  private static func isScreen(_ width: Int, _ height: Int) -> Bool {
    let known = [(640, 480), (640, 512), (800, 600), (1024, 768), (1280, 1024), (1600, 1200)]
    return known.contains { $0 == (width, height) } || width == 0 || height == 0 || width > 2048
      || height > 2048
  }
}

/// Goes from block to block.
private struct BlockWalk {
  private let bytes: UnsafeRawBufferPointer
  private var place: Int
  private var frames = 0
  private var blocks = 0
  /// The area of the first frame.
  private var first = PixelArea(x: 0, y: 0, width: 0, height: 0)
  /// Whether the decoder restores what was there before the first frame.
  private(set) var isRestored = false
  /// Whether a frame has a transparent color. Also true if the frames were not all visited.
  private(set) var hasTransparency = false

  init(_ bytes: UnsafeRawBufferPointer, at place: Int) {
    self.bytes = bytes
    self.place = place
  }

  /// The right and bottom edges of the first frame.
  var right: Int { first.x + first.width }
  var bottom: Int { first.y + first.height }

  /// The area of the first frame, if it does not cover the whole canvas.
  func covered(of width: Int, _ height: Int) -> PixelArea? {
    first == PixelArea(x: 0, y: 0, width: width, height: height) || frames == 0 ? nil : first
  }

  mutating func run(frames mostFrames: Int, blocks mostBlocks: Int) {
    while frames < mostFrames {
      guard blocks < mostBlocks else {
        hasTransparency = true
        return
      }
      switch bytes.integer(at: place, count: 1) {
      case 0x21: look(atExtension: place)
      case 0x2C: look(atFrame: place)
      default: return
      }
      skip(most: mostBlocks)
    }
  }

  private mutating func look(atExtension start: Int) {
    if bytes.integer(at: start + 1, count: 1) == 0xF9,
      let flags = bytes.integer(at: start + 3, count: 1)
    {
      if flags & 1 == 1 { hasTransparency = true }
      // The specification says 3; some programs write 4.
      if frames == 0, [3, 4].contains(flags >> 2 & 7) { isRestored = true }
    }
    place = start + 2
  }

  private mutating func look(atFrame start: Int) {
    func number(_ offset: Int) -> Int {
      bytes.integer(at: start + offset, count: 2, little: true) ?? 0
    }
    if frames == 0 {
      first = PixelArea(x: number(1), y: number(3), width: number(5), height: number(7))
    }
    frames += 1
    let flags = bytes.integer(at: start + 9, count: 1) ?? 0
    // Skips the frame's color table and the size of its codes.
    place = start + 11 + GIFStructure.colors(flags)
  }

  /// Skips blocks up to and including the empty one that ends them.
  private mutating func skip(most: Int) {
    while let size = bytes.integer(at: place, count: 1), blocks < most {
      blocks += 1
      place += 1 + size
      if size == 0 { return }
    }
  }
}
