/// Pixels that the caller pulls band by band, so that the decoder never runs far ahead of a slow
/// caller.
///
/// Only one thread at a time may use a source. The protocol hides the source's state (a decoder, a
/// position).
public protocol FrameSource: AnyObject {
  /// The origin of the pixels, and what was assumed while reading them.
  var provenance: Provenance { get }
  /// The size of the pictures that `next` delivers. Shrinking may make it smaller than the size in
  /// `provenance`; it may change when the source starts again.
  var frameSize: (width: Int, height: Int) { get }
  /// The next band, top to bottom, or `nil` after the last one. A film delivers picture after
  /// picture, each from its top.
  ///
  /// - Throws: `MediaError` if the rest cannot be decoded; never for a clean end.
  func next() throws -> Frame?
  /// Starts again at the first band, whether or not something was read before.
  ///
  /// - Parameter pixels: how many of the picture's pixels are enough for the next reading. A reader
  ///   whose decoder averages while it shrinks delivers no fewer than this, and as few as it can;
  ///   the other readers leave the picture as it is.
  /// - Throws: the errors of opening the input again.
  func rewind(keeping pixels: Int) throws
}
