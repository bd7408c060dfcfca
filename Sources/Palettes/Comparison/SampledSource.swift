import Frames

/// A source that keeps a sample of the pixels that are read from it, so that the positions of
/// colors are known without a second reading.
final class SampledSource: FrameSource {
  private let source: any FrameSource
  private let longest: Int
  /// Whether the source was read to its end at its present size.
  private var isSampled = false
  private var frameSample: StillSample

  /// - Parameters:
  ///   - source: the source to read.
  ///   - longest: how many places the longer side of the sample has.
  init(_ source: any FrameSource, longest: Int) {
    self.source = source
    self.longest = longest
    frameSample = StillSample(frameSize: source.frameSize, longest: longest)
  }

  var provenance: Provenance { source.provenance }
  var frameSize: (width: Int, height: Int) { source.frameSize }

  func next() throws -> Frame? {
    let frame = try source.next()
    guard let frame else {
      isSampled = true
      return nil
    }
    if !isSampled { frameSample.add(frame) }
    return frame
  }

  func rewind(keeping pixels: Int) throws {
    let before = source.frameSize
    try source.rewind(keeping: pixels)
    guard source.frameSize != before else { return }
    isSampled = false
    frameSample = StillSample(frameSize: source.frameSize, longest: longest)
  }

  /// The sampled pixels inside the region and the bars, after the source was read.
  ///
  /// - Parameter bars: the picture inside its bars, from `Provenance`.
  /// - Complexity: O(places).
  func sample(inside bars: PixelArea?, region: Region) -> StillSample {
    var sample = frameSample
    sample.crop(to: source.area(inside: bars, region: region))
    return sample
  }
}
