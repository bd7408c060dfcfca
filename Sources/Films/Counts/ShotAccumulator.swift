import Frames
import Palettes
import Shots

/// A shot that has not ended yet.
struct ShotAccumulator {
  private(set) var judge: ShotJudge
  var shot: ShotRecord
  /// The pixels that palettes count, and those that no palette counts.
  var histograms: Histograms
  /// The shot's columns of the slit-scan.
  private(set) var columns: [UInt8] = []
  private let choices: CountingChoices

  /// Both are empty at the beginning of a shot; their memory is reused for the next one.
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

  /// The area of a frame that is counted, as far as the shot's bars are known now.
  func area(of frame: Frame) -> PixelArea {
    let region = choices.region.pixels(in: frame.area)
    guard !choices.keepsBars else { return region }
    let area = region.intersection(judge.inside)
    // If the region lies in the bars of this shot, count the region anyway.
    return area.width == 0 || area.height == 0 ? region : area
  }

  /// Counts the next frame, whose mean color was computed when it was read.
  ///
  /// - Returns: whether the frame is a picture of this shot that is not left out.
  mutating func add(
    _ small: FilmFrame, _ decided: ShotFrame, mean: LinearMean, column: ArraySlice<UInt8>?
  ) -> Bool {
    let isPicture = judge.add(decided, edges: small.edges) == nil
    let frame = small.frame
    let area = area(of: frame)
    switch (choices.countsColors, isPicture) {
    case (true, true): histograms.picture.add(frame, in: area)
    case (true, false): histograms.excluded.add(frame, in: area)
    case (false, _): break
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

  /// Returns the counts of a long shot so far and starts again: a color that is visible for a few
  /// seconds is kept separately, although it would be too small in the whole shot. `nil` if the
  /// shot is not long enough yet.
  mutating func takePart() -> [UInt8]? {
    guard histograms.picture.frames == 128 else { return nil }
    return histograms.picture.take()
  }

  /// Extends the display of the last frame to this time.
  mutating func stretch(to end: Int64) { shot.end = max(shot.end, end) }

  /// Fills in what is known only at the end.
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
