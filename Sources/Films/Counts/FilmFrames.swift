package import Frames
import Shots

/// The small frames of a film, in the order in which they are shown, and what is known
/// of the film.
///
/// This protocol is all that counting knows of a decoder. `FilmSource` (module Media) reads files;
/// tests make films in memory.
package protocol FilmFrames: AnyObject {
  /// Why reading the film cannot continue.
  associatedtype Failure: Error

  /// What the film is, and how its colors are read.
  var filmProvenance: FilmProvenance { get }
  /// Seconds in a tick of the frames' times.
  var tick: Rational { get }
  /// Frames a second.
  var frameRate: Rational { get }
  /// The chapters, with their titles as texts; a title may be empty.
  var chapters: [Cue] { get }

  /// The next frame, or `nil` after the last one.
  func nextFrame() throws(Failure) -> FilmFrame?

  /// A picture of the frame that `nextFrame` returned last, with at most this many pixels in a row;
  /// `nil` if it is not available. The returned closure makes the picture, because few frames need
  /// one.
  func still(width limit: Int) -> (() -> Frame)?

  /// Continues at the frame with this number and time, which an earlier run read.
  ///
  /// - Returns: whether the frame was found; if not, the film must be opened again.
  func resume(atFrame number: Int, ticks: Int64) throws(Failure) -> Bool

  // Valid after all frames are read:

  /// The time in ticks at which the last frame ends.
  var endTicks: Int64 { get }
  /// The number of the last frame; 0 if there is none.
  var lastFrame: Int { get }
  /// Whether frames are shown for different times, as far as that is known.
  var isVariable: Bool { get }

  /// Why the film was not read to its end, in words; `nil` if it was.
  ///
  /// - Parameter failure: the error that stopped the reading, if one did.
  func stopReason(after failure: Failure?) -> String?

  /// Whether a failure is a limit of this program and not a fault of the film. In that case, the
  /// frames that were read must not be used.
  func isLimit(_ failure: Failure) -> Bool
}

extension FilmFrames {
  /// The detector that finds the film's shots.
  var detector: ShotDetector { ShotDetector(framesPerSecond: max(1, frameRate.value)) }
}
