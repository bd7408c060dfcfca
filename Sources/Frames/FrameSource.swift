/// Pixels that are pulled, band by band: a slow reader holds the decoder back.
///
/// A source is used by one thread at a time. Its state (a decoder, a position) hides behind this.
public protocol FrameSource: AnyObject {
  /// What the pixels come from and what was assumed while reading them.
  var provenance: Provenance { get }
  /// The size of the pictures that `next` delivers, which shrinking may make smaller than
  /// `provenance` says; it may change when the source starts again.
  var frameSize: (width: Int, height: Int) { get }
  /// The next band, top to bottom, or `nil` after the last. A film gives picture after picture,
  /// each from its top.
  ///
  /// - Throws: `MediaError` if the rest cannot be decoded; never for a clean end.
  func next() throws -> Frame?
  /// Starts at the first band, whether or not something was read already.
  ///
  /// - Parameter pixels: how many of the picture's pixels are enough for the reading that follows.
  ///   A reader whose decoder averages as it shrinks delivers no fewer, and as few as it can; the
  ///   others leave the picture as it is.
  /// - Throws: what opening the input again throws.
  func rewind(keeping pixels: Int) throws
}
