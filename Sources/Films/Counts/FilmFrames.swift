package import Frames
import Shots

/// The small frames of a film, in the order in which they are shown, and what is known of it.
///
/// This is all that counting sees of a decoder. `FilmSource` (room Media) reads files; tests paint
/// films in memory.
package protocol FilmFrames: AnyObject {
  /// Why a film cannot be read on.
  associatedtype Failure: Error

  /// What the film is and how its colors are read.
  var facts: FilmProvenance { get }
  /// Seconds in a tick of the frames' times.
  var tick: Rational { get }
  /// Frames a second.
  var frameRate: Rational { get }
  /// The chapters, with their titles as texts; a title may be empty.
  var chapters: [Cue] { get }

  /// The next frame, or `nil` after the last.
  func nextFrame() throws(Failure) -> FilmFrame?

  /// The frame that `nextFrame` gave last, at up to this many pixels a row; `nil` if it cannot be
  /// had. Calling what is returned makes the picture, which few of many frames need.
  func still(width limit: Int) -> (() -> Frame)?

  /// Goes on at the frame of this number and time, which was read before.
  ///
  /// - Returns: whether it can be found; if not, the film is to be opened again.
  func resume(atFrame number: Int, ticks: Int64) throws(Failure) -> Bool

  // Known once all frames are read:

  /// Ticks until the last frame goes.
  var endTicks: Int64 { get }
  /// The number of the last frame, 0 if there is none.
  var lastFrame: Int { get }
  /// Whether frames stay for different times, as far as that is known.
  var isVariable: Bool { get }

  /// Why there is more of the film than was read, in words; `nil` if all of it was read.
  ///
  /// - Parameter failure: what ended the reading, if it was not the film's end.
  func breakingOff(after failure: Failure?) -> String?

  /// Whether a failure is a limit of this program, not the film's: then what was read is not used.
  func isLimit(_ failure: Failure) -> Bool
}

extension FilmFrames {
  /// What finds its shots.
  var detector: ShotDetector { ShotDetector(framesPerSecond: max(1, frameRate.value)) }
}
