import Frames
import Palettes
import Shots

/// A shot that goes on.
struct ShotAccumulator {
  private(set) var judge: ShotJudge
  var shot: ShotRecord
  /// What palettes count, and what none does.
  var histograms: Histograms
  /// Its columns of the slit-scan.
  private(set) var columns: [UInt8] = []
  private let choices: CountingChoices

  /// Empty at a shot's beginning; their memory is used again for the next.
  struct Histograms {
    var picture = BatchedHistogram(), excluded = BatchedHistogram()
  }

  init(
    firstIndex: Int, transition: ShotTransition, choices: CountingChoices, judge: ShotJudge,
    histograms: consuming Histograms
  ) {
    shot = ShotRecord(firstIndex: firstIndex, transition: transition)
    self.choices = choices
    self.judge = judge
    self.histograms = histograms
  }

  /// What is counted of a frame, as far as the shot's bars are known now.
  func area(of frame: Frame) -> PixelArea {
    let region = choices.region.pixels(in: frame.area)
    guard !choices.keepsBars else { return region }
    let area = region.intersection(judge.inside)
    // A region that lies in the bars of one shot is not empty in all.
    return area.width == 0 || area.height == 0 ? region : area
  }

  /// Counts the next frame, whose mean color was taken when it was read.
  ///
  /// - Returns: whether it is a picture of this shot, not left out.
  mutating func add(
    _ small: FilmFrame, _ decided: ShotFrame, mean: LinearMean, column: ArraySlice<UInt8>?
  ) -> Bool {
    let isPicture = judge.add(decided, edges: small.edges) == nil
    let frame = small.frame
    let area = area(of: frame)
    if isPicture {
      histograms.picture.add(frame, in: area)
    } else {
      histograms.excluded.add(frame, in: area)
    }
    shot.means.append(mean.area == area ? mean.light : LinearMean(of: frame, in: area).light)
    shot.numbers.append(small.number)
    shot.ticks.append(small.ticks)
    shot.end = small.ticks + max(1, small.duration)
    if small.isDamaged { shot.damaged += 1 }
    shot.traits.formUnion(small.traits)
    if let column { columns += column }
    return isPicture
  }

  /// What was counted of a long shot so far, which then begins anew: colors of a few seconds stay
  /// apart that would be too few in the whole.
  mutating func takePart() -> [UInt8]? {
    guard histograms.picture.frames == 128 else { return nil }
    return histograms.picture.take()
  }

  /// Says that the last frame stays until then.
  mutating func stretch(to end: Int64) { shot.end = max(shot.end, end) }

  /// Says what is known at the end only.
  mutating func finish(filmWidth: Int, filmHeight: Int) {
    shot.bars =
      choices.keepsBars
      ? nil : judge.bars(filmWidth: filmWidth, filmHeight: filmHeight)
    shot.leftOut = judge.verdict
    shot.leftOutFrames = judge.leftOut
    shot.stillIndex = shot.count / 2
  }
}

extension FilmFrame {
  fileprivate var traits: ShotRecord.Traits {
    var traits: ShotRecord.Traits = []
    if isSpliced { traits.insert(.spliced) }
    if isInterlaced { traits.insert(.interlaced) }
    if hasOtherTags { traits.insert(.otherTags) }
    if hasLost { traits.insert(.lost) }
    return traits
  }
}
