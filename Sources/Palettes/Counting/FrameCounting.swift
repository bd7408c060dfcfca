public import Frames

/// A picture whose pixels have been counted. A palette is made from it.
public struct CountedPicture: Sendable {
  /// The counted pixels: those inside the bars and the region that pass the filters.
  public var histogram: Histogram
  /// The source of the pixels, with the bars that were found.
  public var source: Provenance

  public init(histogram: Histogram, source: Provenance) {
    self.histogram = histogram
    self.source = source
  }
}

extension FrameSource {
  /// Counts the pixels that `options` let through: bars, region, brightness and chroma filters.
  ///
  /// A picture is counted band by band as it is decoded. If its top is dark, all of it is collected
  /// first to find its bars, unless it is huge. Other pictures are read a second time if they turn
  /// out to have bars, or so few colors that each can be counted exactly.
  ///
  /// This function and `count` are the only way from a source to counted pixels, so the same
  /// options count the same pixels for every caller. The options alone decide how many pixels are
  /// needed (`PaletteOptions.pixelsNeeded`) and whether the downsampled picture is counted too.
  ///
  /// - Throws: `ExtractionError` if no pixel is left; the errors of the source.
  /// - Complexity: O(pixels).
  public func histogram(_ options: PaletteOptions = PaletteOptions()) throws -> CountedPicture {
    var histogram = Histogram()
    let source = try count(options, into: &histogram)
    return CountedPicture(histogram: histogram, source: source)
  }

  /// Does the same, but counts into an existing histogram. Its counts are removed and its memory is
  /// reused.
  ///
  /// - Parameters:
  ///   - options: which pixels count.
  ///   - histogram: receives the counts.
  /// - Returns: the provenance of the pixels, with the bars that were found.
  /// - Throws: `ExtractionError` if no pixel is left; the errors of the source.
  public func count(
    _ options: PaletteOptions, into histogram: inout Histogram
  ) throws -> Provenance {
    histogram.usesDownsampled = options.usesDownsampled
    try rewind(keeping: options.pixelsNeeded)
    var counting = FrameCounting(options: options, size: frameSize)
    try counting.run(self, into: &histogram)
    var source = provenance
    source.bars = counting.inside.map { inside in
      scaled(inside, to: (source.width, source.height))
    }
    guard histogram.pixels > 0 else { throw options.emptyReason(counting.filter) }
    return source
  }

  /// Converts an area of the frame to pixels of the picture, which may be larger.
  private func scaled(_ area: PixelArea, to size: (width: Int, height: Int)) -> PixelArea {
    let (width, height) = frameSize
    let left = (area.x * size.width + width / 2) / width
    let top = (area.y * size.height + height / 2) / height
    let right = ((area.x + area.width) * size.width + width / 2) / width
    let bottom = ((area.y + area.height) * size.height + height / 2) / height
    return PixelArea(x: left, y: top, width: right - left, height: bottom - top)
  }
}

/// The counting of one picture, from its frames to its histogram.
private struct FrameCounting {
  let options: PaletteOptions
  let size: (width: Int, height: Int)
  /// The picture inside its bars, after they are found.
  private(set) var inside: PixelArea?
  private(set) var filter: PixelFilter?

  /// The largest picture, in pixels, that is kept in memory to find its bars: 12 MB.
  private static let collectable = 4_000_000

  init(options: PaletteOptions, size: (width: Int, height: Int)) {
    self.options = options
    self.size = size
    filter = PixelFilter(options)
  }

  mutating func run(_ source: any FrameSource, into histogram: inout Histogram) throws {
    histogram.removeAll()
    guard let first = try source.next() else { return }
    let suspicion = options.bars == .detect ? EdgeProfile.suspicion(from: first) : .none
    var frames = [first]
    if suspicion == .letterbox, size.width * size.height <= Self.collectable {
      try collect(&frames, from: source)
      if frames.isEmpty { return try countFilm(source, into: &histogram) }
      findBars(in: frames)
      for frame in frames { count(frame, into: &histogram) }
    } else {
      try stream(first, source, looksForBars: suspicion != .none, into: &histogram)
      frames = []
    }
    try countExactColors(frames, source, in: &histogram)
  }

  /// Adds the other bands of the first picture. If a second picture follows, the source is a film,
  /// and `frames` is emptied.
  private func collect(_ frames: inout [Frame], from source: any FrameSource) throws {
    while let frame = try source.next() {
      guard frame.top > 0 else {
        frames = []
        return
      }
      frames.append(frame)
    }
  }

  /// Counts a film whose first picture is dark at its edges, starting again from its beginning.
  private mutating func countFilm(
    _ source: any FrameSource, into histogram: inout Histogram
  ) throws {
    try source.rewind(keeping: options.pixelsNeeded)
    guard let first = try source.next() else { return }
    try stream(first, source, looksForBars: true, into: &histogram)
  }

  /// Counts bands as they come. If bars are found at the end, counts again inside the bars.
  private mutating func stream(
    _ first: Frame, _ source: any FrameSource, looksForBars: Bool, into histogram: inout Histogram
  ) throws {
    var profile = EdgeProfile(width: size.width, height: size.height)
    var band: Frame? = first
    var looksForBars = looksForBars
    while let frame = band {
      if looksForBars {
        profile.add(frame)
        looksForBars = profile.mayHaveBars
      }
      count(frame, into: &histogram)
      band = try source.next()
    }
    guard looksForBars, let found = profile.inside() else { return }
    inside = found
    histogram.removeAll()
    filter = PixelFilter(options)
    try source.rewind(keeping: options.pixelsNeeded)
    while let frame = try source.next() { count(frame, into: &histogram) }
  }

  private mutating func findBars(in frames: [Frame]) {
    var profile = EdgeProfile(width: size.width, height: size.height)
    for frame in frames { profile.add(frame) }
    inside = profile.inside()
  }

  /// The part of the frame that is counted; its size is 0 if the region lies in the bars.
  private var area: PixelArea {
    let whole = PixelArea(x: 0, y: 0, width: size.width, height: size.height)
    let region = options.region.pixels(in: whole)
    return inside.map(region.intersection) ?? region
  }

  private mutating func count(_ frame: Frame, into histogram: inout Histogram) {
    histogram.add(frame, area: area, pictureHeight: size.height, filter: &filter)
  }

  /// Counts the exact colors of a picture with few colors, from its frames, or by reading it again
  /// if they were not kept.
  private func countExactColors(
    _ frames: [Frame], _ source: any FrameSource, in histogram: inout Histogram
  ) throws {
    guard histogram.isSparse, histogram.pixels > 0 else { return }
    var colors = ExactColors()
    var filter = PixelFilter(options)
    func add(_ frame: Frame) -> Bool {
      histogram.addExactly(
        frame, area: area, pictureHeight: size.height, filter: &filter, into: &colors)
    }
    if frames.isEmpty {
      try source.rewind(keeping: options.pixelsNeeded)
      while let frame = try source.next() { guard add(frame) else { return } }
    } else {
      guard frames.allSatisfy(add) else { return }
    }
    histogram.adopt(colors)
  }
}
