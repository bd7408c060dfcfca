import Frames
import Media
import Palettes

/// A picture and what the verbs make of it, one from the other.
struct Scene {
  let input: MediaInput
  /// Every frame, as the reader gives it by default.
  let frames: [Frame]
  let size: (width: Int, height: Int)
  let provenance: Provenance
  let counted: CountedPicture
  let palette: Palette

  /// Pixels of the frames: fewer than the file's if it was shrunk while it was decoded.
  var pixels: Int { size.width * size.height }
  /// The file's name and the size that was read.
  var title: String { "\(input.name), \(size.width) × \(size.height) read" }

  /// - Throws: `MediaError` or `ExtractionError`: the picture cannot be read.
  init(path: String) throws {
    input = try MediaInput(path: path)
    let source = try MediaReader.open(input)
    size = source.frameSize
    provenance = source.provenance
    var frames: [Frame] = []
    while let frame = try source.next() { frames.append(frame) }
    self.frames = frames
    let memory = MemorySource(frames: frames, size: size, provenance: provenance)
    counted = try memory.histogram()
    palette = counted.palette()
  }
}

/// Frames that are decoded already, so that counting is timed alone.
final class MemorySource: FrameSource {
  let provenance: Provenance
  let frameSize: (width: Int, height: Int)
  private let frames: [Frame]
  private var index = 0

  init(frames: [Frame], size: (width: Int, height: Int), provenance: Provenance) {
    self.frames = frames
    self.provenance = provenance
    frameSize = size
  }

  func next() throws -> Frame? {
    guard index < frames.count else { return nil }
    defer { index += 1 }
    return frames[index]
  }

  func rewind(keeping pixels: Int) throws { index = 0 }
}
