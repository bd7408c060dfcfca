public import Frames

/// Judges a shot while it goes on: where its bars are, and whether it is a picture at all.
///
/// Each frame is tested for black and for one color; about six frames a second are examined for
/// bars, text and leaders. In doubt, the shot is a picture: a dark scene, a title over a picture, a
/// view of fog.
///
/// - Complexity: the memory of a few small frames and a byte for each frame; time is O(pixels) for
///   one frame in four at 24 frames a second.
public struct ShotJudge: Sendable {
  /// How many samples are needed to accept a bar without a matching one.
  static let longLooks = 7

  /// One frame in `step` is examined closely; one in `rollStep` is examined for rolling text.
  private let step, rollStep: Int
  private var look: EdgeScan
  private var bars: ShotBars
  private var text = ShotText()
  private var rolling: RollingText
  private var leader = ShotLeader()
  /// How each frame was classified when it arrived.
  private var kinds: [FrameKind] = []
  private var counts = [Int](repeating: 0, count: FrameKind.allCases.count)
  /// The largest number of picture frames that do not make the shot a picture: a fade leaves such
  /// frames next to black.
  private let trifle: Int

  /// Creates the judge of a shot.
  ///
  /// - Parameters:
  ///   - width: of the small frames, about 160.
  ///   - height: of the small frames, about 90.
  ///   - framesPerSecond: the rate of the frames that are given, above 0; it decides how many are
  ///     examined closely.
  ///   - barsMemory: the `barsMemory` of the previous shot's judge; empty for the first shot of a
  ///     film. A shot that is too dark for a decision takes those bars. Invalid numbers count as
  ///     none.
  public init(
    width: Int, height: Int, framesPerSecond: Double, barsMemory: [Double] = []
  ) {
    step = max(1, Int((framesPerSecond / 6).rounded()))
    trifle = Int(framesPerSecond / 10)
    // Half a second, as far as the rate of the examined frames allows.
    rollStep = step > 1 ? 3 * step : max(1, Int((framesPerSecond / 2).rounded()))
    look = EdgeScan(width: width, height: height)
    rolling = RollingText(height: height)
    bars = ShotBars(
      width: width, height: height, longLooks: Self.longLooks,
      before: ShotBars.Margins(memory: barsMemory, width: width, height: height))
  }

  /// The bars that the next shot may inherit, as numbers that a file can store; empty if there are
  /// none.
  public var barsMemory: [Double] { bars.inheritable(isPicture: verdict == nil)?.memory ?? [] }

  /// Adds the next frame of the shot and returns why this frame alone is not a picture: `black`,
  /// `uniform`, `blend` or `flash`; `nil` if it is one. Color bars, text and the like are known
  /// only at the end of the shot.
  ///
  /// - Parameters:
  ///   - frame: a small frame with three channels and the size given at the start.
  ///   - edges: the light in the rows and columns of the full-size frame, if it was measured.
  public mutating func add(_ frame: ShotFrame, edges: EdgeLight? = nil) -> LeftOut.Reason? {
    let number = kinds.count
    let isMixed = frame.isBlend || frame.isFlash
    let isTurn = number % step == 0
    let isLooked = isTurn && !isMixed
    if isLooked {
      look.read(frame.frame)
      bars.add(look)
    }
    if let edges, !isMixed { bars.add(edges) }
    let kind = FrameKind(frame, inside: inside)
    kinds.append(kind)
    counts[Int(kind.rawValue)] += 1
    if isLooked, kind.reason == nil {
      text.add(textScan(frame.frame))
      leader.add(frame.frame, inside: inside)
      if number % rollStep == 0 { rolling.add(TextRelief(frame.frame, inside: inside)) }
    } else if isTurn, kind == .blend {
      text.add(textScan(frame.frame), isBlend: true)
    }
    return kind.reason
  }

  /// The text that a frame shows inside its bars, or in the whole frame if the apparent bars are
  /// the black around large letters.
  private func textScan(_ frame: Frame) -> TextScan {
    let look = TextScan(frame, inside: inside)
    guard !look.isText, inside != frame.area else { return look }
    let whole = TextScan(frame, inside: frame.area)
    return whole.isText ? whole : look
  }

  /// The picture inside the bars as far as is known now, in pixels of the small frame; the whole
  /// frame if there are no bars. Rows and columns that a bar partly covers are left out.
  ///
  /// The area is correct after the first frame that is bright enough; for bars off the center, it
  /// is correct after a second. From then on it only grows.
  public var inside: PixelArea { bars.inside }

  /// The picture inside the bars, in pixels of a frame of this size; `nil` if there are no bars.
  /// Call it at the end of the shot. The result is accurate to the pixel if `EdgeLight` was given.
  public func bars(filmWidth: Int, filmHeight: Int) -> PixelArea? {
    bars.final(isPicture: verdict == nil)?.area(width: filmWidth, height: filmHeight)
  }

  /// Why the whole shot is not a picture; `nil` if it is one, or if it has no frames. Read it at
  /// the end of the shot.
  ///
  /// Picture frames between blends, or next to black, make the shot a picture.
  public var verdict: LeftOut.Reason? {
    guard !kinds.isEmpty else { return nil }
    if isPicture {
      if leader.isLeader { return .leader }
      return text.isCredits || rolling.isCredits ? .credits : nil
    }
    let black = count(.black) + count(.nearlyBlack)
    let uniform = count(.uniform) + count(.nearlyUniform)
    // At least 19 of 20 frames must be black for `black`, or black or uniform for `uniform`.
    if 20 * black >= 19 * kinds.count { return .black }
    if 20 * (black + uniform) >= 19 * kinds.count { return .uniform }
    return count(.flash) > count(.blend) ? .flash : .blend
  }

  /// The frames that are left out for another reason than the whole shot, numbered from the shot's
  /// first frame. Read it at the end of the shot.
  ///
  /// - Complexity: O(frames).
  public var leftOut: [(frame: Int, reason: LeftOut.Reason)] {
    let verdict = verdict
    // Credits and leaders are left out as a whole, with their fades.
    guard verdict != .credits, verdict != .leader else { return [] }
    return kinds.enumerated().compactMap { number, kind in
      let reason = verdict == nil ? kind.reason : kind.nearest
      return reason == verdict ? nil : reason.map { (number, $0) }
    }
  }

  private func count(_ kind: FrameKind) -> Int { counts[Int(kind.rawValue)] }

  /// Whether enough frames show something: more than a few dusty frames of a plain shot, or the
  /// last frames of a fade.
  private var isPicture: Bool {
    let nearly = count(.nearlyBlack) + count(.nearlyUniform)
    let pictures = count(.picture) + (20 * nearly <= kinds.count ? 0 : nearly)
    return pictures > trifle || 3 * pictures > kinds.count
  }
}

/// How a frame is classified when it arrives.
enum FrameKind: UInt8, Sendable, CaseIterable {
  case picture
  /// Black or of one color, except for more specks than a plain frame may have. Such a frame is not
  /// a picture if the rest of its shot is plain.
  case nearlyBlack, nearlyUniform
  case black, uniform
  /// Decided by the shot detector.
  case blend, flash

  /// - Parameter inside: the picture inside the bars.
  /// - Complexity: O(1) for almost every picture, O(pixels) for a plain frame.
  init(_ frame: ShotFrame, inside: PixelArea) {
    switch PlainFrame.reason(frame.frame, inside: inside) {
    case .black: self = .black
    case .uniform: self = .uniform
    default: self = frame.isBlend ? .blend : frame.isFlash ? .flash : .picture
    }
    guard self == .picture else { return }
    switch PlainFrame.reason(frame.frame, inside: inside, exceptions: PlainFrame.dusty) {
    case .black: self = .nearlyBlack
    case .uniform: self = .nearlyUniform
    default: break
    }
  }

  /// Why such a frame alone is not a picture; `nil` if it is one.
  var reason: LeftOut.Reason? {
    switch self {
    case .picture, .nearlyBlack, .nearlyUniform: nil
    case .black: .black
    case .uniform: .uniform
    case .blend: .blend
    case .flash: .flash
    }
  }

  /// The reason under which such a frame is left out with a shot that is not a picture. A frame of
  /// such a shot that is not plain counts as a blend, because it leads to a picture or away from
  /// one.
  var nearest: LeftOut.Reason {
    switch self {
    case .nearlyBlack: .black
    case .nearlyUniform: .uniform
    default: reason ?? .blend
    }
  }
}
