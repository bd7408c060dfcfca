import CMath

/// The evidence for a wipe: an edge crosses the picture, and the next shot shows where it has been.
///
/// Ahead of the edge, all frames match the last frame of the earlier shot. Behind it, they match
/// the first frame of the next shot. The main measure is how much closer each side is to the right
/// one of the two than to the wrong one. Both shots may move meanwhile. What else changes a picture
/// from one side to the other must be told from it:
///
/// - someone who passes close to the camera: the movement goes on after the picture is covered, or
///   the picture from before is back within 48 frames;
/// - a pan: it starts slowly or goes on, and its detail is found in both ends;
/// - a caption: it changes only a part of the picture;
/// - light: all of the picture gets brighter, and much of it white.
///
/// The weights come from a logistic regression over the wipes of generated films and over other
/// changes in all kinds of them (`Benchmarks/Shots`), divided by the weight of the main measure.
enum WipeEvidence {
  /// The least closeness (`WipeCandidate.closeness`).
  static let leastCloseness = 0.5
  /// The least share of detail that is missing between the ends, 0…1.
  private static let leastMismatch = 0.65
  /// How much the layout of each shot may change just outside the wipe, 0…1: this much, and more
  /// for each frame of half the length, because more frames are compared.
  private static let layoutChange = (least: 0.05, perFrame: 0.025, most: 0.4)
  /// The change just outside the wipe ÷ that between its ends is at most the square of half the
  /// length ÷ this. Fast movements that go on look like short wipes.
  private static let calmHalf = 11.0
  /// How much more the layouts of the ends must differ.
  private static let leastLayout = 0.25
  /// The most that `WipeCandidate.foundDetail` is expected to be.
  private static let mostDetail = 0.7
  /// Subtracted from the evidence for a slide, so that one threshold is enough.
  private static let slideOffset = 0.28
  /// How much darker the picture may become while it burns out, as a share of its bytes, and the
  /// least share of bytes that are white then.
  private static let darkerShare = 0.1
  private static let whiteShare = 0.5

  /// The evidence for a wipe. The result is −∞ as soon as it is known to be below
  /// `ShotSettings.wipe`.
  ///
  /// - Parameter closeness: see `WipeCandidate.closeness`.
  static func value(
    of wipe: WipeCandidate, closeness: Double, in window: inout ShotWindow,
    settings: ShotSettings
  ) -> Double {
    let (first, last) = (window[wipe.start].pyramid.far, window[wipe.end].pyramid.far)
    let difference = first.difference(from: last)
    guard let outside = neighbors(of: wipe, in: window, settings), !burnsOut(first, last),
      !burnsOut(last, first)
    else { return -.infinity }
    let change = max(
      window[outside.before].pyramid.far.difference(from: first),
      window[outside.after].pyramid.far.difference(from: last))
    let rest = min(1.5, change / difference)
    let calm = Double(wipe.half) / calmHalf
    guard rest <= calm * calm else { return -.infinity }
    let length = log2(Double(wipe.half))
    let prior =
      wipe.isSlide
      ? closeness - 0.85 * rest + 0.2 * length - slideOffset
      : closeness - 0.2 * rest + 0.1 * length - 0.1 * wipe.unevenness
    let weight = wipe.isSlide ? 0.4 : 0.6
    guard prior + weight * mostDetail >= settings.wipe,
      window.mismatch(wipe.start, wipe.end, least: leastMismatch) >= leastMismatch,
      isNewLayout(wipe, outside, in: window)
    else { return -.infinity }
    let detail = wipe.foundDetail(in: &window)
    let evidence = prior + weight * detail
    guard detail >= 0, evidence >= settings.wipe,
      !Continuation.returns(middle: wipe.middle, half: wipe.half, in: &window, settings: settings)
    else {
      return -.infinity
    }
    return evidence
  }

  /// Whether hardly anything gets darker from one picture to another, and much of that is white.
  private static func burnsOut(_ first: Plane, _ last: Plane) -> Bool {
    last.isBrighter(than: first, except: darkerShare)
      && Double(last.bytes.count { $0 >= 245 }) >= whiteShare * Double(last.bytes.count)
  }

  /// A frame some way before the wipe, and one after it, of the same shots as the ends; `nil` if one
  /// of the shots is too short.
  private static func neighbors(
    of wipe: WipeCandidate, in window: ShotWindow, _ settings: ShotSettings
  ) -> (before: Int, after: Int)? {
    let distance = min(max(2, wipe.half / 2), WipeSearch.reach - wipe.half)
    let (before, after) = (wipe.start - distance, wipe.end + distance)
    guard window.contains(before), window.contains(after),
      !(before + 1...wipe.start).contains(where: { window.hasCut($0, settings) }),
      !(wipe.end + 1...after).contains(where: { window.hasCut($0, settings) }),
      window[before].blank == nil, window[after].blank == nil
    else { return nil }
    return (before, after)
  }

  /// Whether the layouts of the ends differ much more than each shot's own layout changes outside.
  private static func isNewLayout(
    _ wipe: WipeCandidate, _ outside: (before: Int, after: Int), in window: ShotWindow
  ) -> Bool {
    let change = max(
      window.layoutDifference(outside.before, wipe.start),
      window.layoutDifference(wipe.end, outside.after))
    let limit = layoutChange.least + layoutChange.perFrame * Double(wipe.half)
    return change <= min(layoutChange.most, limit)
      && window.layoutDifference(wipe.start, wipe.end) - change >= leastLayout
  }
}

/// A wipe that has enough evidence.
struct Wipe: Sendable {
  /// The frame in which the edge is halfway; the next shot begins with it.
  let middle: Int
  /// The distance from it to the pure frames of the two shots.
  let half: Int
  /// How well the wipe explains the frames, in levels of 0…255 (`WipeCandidate.closeness`).
  let rank: Double

  /// The frames that show both shots.
  var mixed: Range<Int> { middle - half + 1..<middle + half }

  /// Whether this wipe is chosen over `other` if they are too close for both.
  func prevails(over other: Wipe) -> Bool { (rank, other.middle) > (other.rank, middle) }

  /// Whether the two wipes are too close for both to exist.
  func excludes(_ other: Wipe) -> Bool { abs(middle - other.middle) <= max(half, other.half) }

  /// Whether a dissolve is only what this wipe looks like from far away.
  func excludes(_ dissolve: Dissolve) -> Bool { abs(middle - dissolve.middle) <= half }
}
