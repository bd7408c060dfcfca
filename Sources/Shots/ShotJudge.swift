public import Frames

/// What a shot's frames show besides their colors, while the shot goes on: where its bars are, and
/// whether it is a picture at all.
///
/// Every frame is asked whether it is black or of one color; about six a second are looked at for
/// bars, text and leaders. When in doubt it is a picture: a dark scene, a title over a picture, a
/// view of fog.
///
/// - Complexity: memory is that of a few small frames, however long the shot; time is O(pixels)
///   for one frame of four.
public struct ShotJudge: Sendable {
  /// Looks after which a bar without a twin is believed.
  static let longLooks = 7

  /// Every how many frames one is looked at closely, and one for text that rolls.
  private let step, rollStep: Int
  private var look: EdgeScan
  private var bars: ShotBars
  private var text = ShotText()
  private var rolling: RollingText
  private var leader = ShotLeader()
  /// What each frame was taken for when it came.
  private var kinds: [FrameKind] = []
  private var counts = [Int](repeating: 0, count: FrameKind.allCases.count)
  /// So few frames of a picture show no scene: a fade leaves them between black and itself.
  private let trifle: Int

  /// The judge of a film's first shot, or of the shot after one whose memory is given.
  ///
  /// - Parameters:
  ///   - width: of the small frames, about 160.
  ///   - height: of the small frames, about 90.
  ///   - framesPerSecond: how densely frames are given, above 0; decides how many are looked at
  ///     closely.
  ///   - barsMemory: of the judge of the shot before, whose bars a shot takes that is too dark to
  ///     tell; numbers that make no sense are as good as none.
  public init(
    width: Int, height: Int, framesPerSecond: Double, barsMemory: [Double] = []
  ) {
    step = max(1, Int((framesPerSecond / 6).rounded()))
    trifle = Int(framesPerSecond / 10)
    // Half a second, as far as there are frames that are looked at.
    rollStep = step > 1 ? 3 * step : max(1, Int((framesPerSecond / 2).rounded()))
    look = EdgeScan(width: width, height: height)
    rolling = RollingText(height: height)
    bars = ShotBars(
      width: width, height: height, longLooks: Self.longLooks,
      before: ShotBars.Margins(memory: barsMemory, width: width, height: height))
  }

  /// The bars of this shot as the next one takes them over, as numbers that can be kept in a file;
  /// empty if there are none.
  public var barsMemory: [Double] { bars.handedOn(isPicture: verdict == nil)?.memory ?? [] }

  /// Looks at the next frame of the shot and says why this frame alone is no picture: `black`,
  /// `uniform`, `blend` or `flash`; `nil` if it is one. Color bars, text and the like are known at
  /// the shot's end only.
  ///
  /// - Parameters:
  ///   - frame: a small frame of three channels and the size that was told.
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
      text.add(textLook(frame.frame))
      leader.add(frame.frame, inside: inside)
      if number % rollStep == 0 { rolling.add(TextRelief(frame.frame, inside: inside)) }
    } else if isTurn, kind == .blend {
      text.add(textLook(frame.frame), isBlend: true)
    }
    return kind.reason
  }

  /// What a frame shows of text, inside its bars or, if what was taken for bars is the black around
  /// large letters, in all of it.
  private func textLook(_ frame: Frame) -> TextScan {
    let look = TextScan(frame, inside: inside)
    guard !look.isText, inside != frame.area else { return look }
    let whole = TextScan(frame, inside: frame.area)
    return whole.isText ? whole : look
  }

  /// The picture inside the bars as far as is known now, in pixels of the small frame; the whole
  /// frame if there are none. Rows that a bar's edge crosses are left out.
  ///
  /// It is right from the first frame on that is bright enough, or for bars off the center after a
  /// second; from then on it only grows.
  public var inside: PixelArea { bars.inside }

  /// At the shot's end: the picture inside the bars, in pixels of a frame of this size; `nil` if
  /// there are none. To the pixel if `EdgeLight` was given.
  public func bars(filmWidth: Int, filmHeight: Int) -> PixelArea? {
    bars.final(isPicture: verdict == nil)?.area(width: filmWidth, height: filmHeight)
  }

  /// At the shot's end: why all of it is no picture; `nil` if it is one, or if there was no frame.
  ///
  /// A stretch of picture between blends, or beside black, makes the shot a picture.
  public var verdict: LeftOut.Reason? {
    guard !kinds.isEmpty else { return nil }
    if isPicture {
      if leader.isLeader { return .leader }
      return text.isCredits || rolling.isCredits ? .credits : nil
    }
    let black = count(.black) + count(.nearlyBlack)
    let uniform = count(.uniform) + count(.nearlyUniform)
    // What is called black is black, and what is called plain is plain, frame by frame.
    if 20 * black >= 19 * kinds.count { return .black }
    if 20 * (black + uniform) >= 19 * kinds.count { return .uniform }
    return count(.flash) > count(.blend) ? .flash : .blend
  }

  /// At the shot's end: frames that are left out for a reason of their own, which is not that of the
  /// whole shot, by number from its first.
  ///
  /// - Complexity: O(frames).
  public var leftOut: [(frame: Int, reason: LeftOut.Reason)] {
    let verdict = verdict
    // Titles and leaders are left out in one piece, with their fades.
    guard verdict != .credits, verdict != .leader else { return [] }
    return kinds.enumerated().compactMap { number, kind in
      let reason = verdict == nil ? kind.reason : kind.nearest
      return reason == verdict ? nil : reason.map { (number, $0) }
    }
  }

  private func count(_ kind: FrameKind) -> Int { counts[Int(kind.rawValue)] }

  /// Whether frames show something, and not only a few dusty ones of a plain shot, or the last that
  /// a fade leaves.
  private var isPicture: Bool {
    let nearly = count(.nearlyBlack) + count(.nearlyUniform)
    let pictures = count(.picture) + (20 * nearly <= kinds.count ? 0 : nearly)
    return pictures > trifle || 3 * pictures > kinds.count
  }
}
