/// A source that keeps a sample of the pixels that are read from it, so that nothing needs to be
/// read once more to know where colors are.
final class SampledSource: FrameSource {
  private let source: any FrameSource
  private var isFirstReading = true
  /// The pixels of the whole frame, once it is read.
  private(set) var sample: StillSample

  /// - Parameters:
  ///   - source: at its first band.
  ///   - longest: so many places has the longer side of the sample.
  init(_ source: any FrameSource, longest: Int) {
    self.source = source
    sample = StillSample(frameSize: source.frameSize, longest: longest)
  }

  var provenance: Provenance { source.provenance }
  var frameSize: (width: Int, height: Int) { source.frameSize }

  func next() throws -> Frame? {
    let frame = try source.next()
    if isFirstReading, let frame { sample.add(frame) }
    return frame
  }

  func rewind() throws {
    isFirstReading = false
    try source.rewind()
  }
}
