/// A picture whose pixels have been counted: all that a palette is made from.
public struct CountedPicture: Sendable {
  /// The pixels that count: inside the bars and the region, past the filters.
  public var histogram: Histogram
  /// What was read, with the bars that were found.
  public var source: Provenance

  public init(histogram: Histogram, source: Provenance) {
    self.histogram = histogram
    self.source = source
  }
}

extension FrameSource {
  /// Counts the pixels that `options` let count: bars, region, brightness and chroma filters.
  ///
  /// A picture that comes in one frame is read once. One that comes in bands is read again if it
  /// turns out to have bars or few colors.
  ///
  /// - Parameter memory: a histogram whose memory may be used again; its counts are forgotten.
  /// - Throws: `ExtractionError` if no pixel is left; what the source throws.
  /// - Complexity: O(pixels).
  public func histogram(
    _ options: PaletteOptions = PaletteOptions(), reusing memory: consuming Histogram = Histogram()
  ) throws -> CountedPicture {
    var counting = FrameCounting(options: options, size: frameSize, histogram: memory)
    try counting.run(self)
    var source = provenance
    source.bars = counting.inside.map { inside in
      scaled(inside, to: (source.width, source.height))
    }
    guard counting.histogram.pixels > 0 else { throw counting.reasonForNothing }
    return CountedPicture(histogram: counting.histogram, source: source)
  }

  /// An area of the frame in pixels of the picture, which may be larger.
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
  var histogram: Histogram
  /// The picture inside its bars, once they are found.
  var inside: PixelArea?
  private var filter: PixelFilter?

  init(options: PaletteOptions, size: (width: Int, height: Int), histogram: consuming Histogram) {
    self.options = options
    self.size = size
    self.histogram = histogram
    self.histogram.removeAll()
    filter = PixelFilter(options)
  }

  mutating func run(_ source: any FrameSource) throws {
    guard let first = try source.next() else { return }
    if first.height == size.height {
      if options.bars == .detect { inside = Self.inside([first], size) }
      count(first)
      try refine { body in _ = body(first) }
      return
    }
    var profile = EdgeProfile(width: size.width, height: size.height)
    var band: Frame? = first
    while let frame = band {
      if options.bars == .detect { profile.add(frame) }
      count(frame)
      band = try source.next()
    }
    inside = options.bars == .detect ? profile.inside() : nil
    if inside != nil {
      histogram.removeAll()
      filter = PixelFilter(options)
      try source.rewind()
      while let frame = try source.next() { count(frame) }
    }
    try refine { body in
      try source.rewind()
      while let frame = try source.next(), body(frame) {}
    }
  }

  /// Why no pixel was left.
  var reasonForNothing: ExtractionError {
    if let area, area.width <= 0 || area.height <= 0 { return .filtered(by: "region") }
    guard let filter, filter.asked > 0 else { return .transparent }
    return .filtered(by: filter.culprit)
  }

  /// The part of the frame that counts; its size is 0 if the region lies in the bars.
  private var area: PixelArea? {
    let whole = PixelArea(x: 0, y: 0, width: size.width, height: size.height)
    let region = options.region.pixels(in: whole)
    guard let inside else { return region }
    return region.intersection(inside)
  }

  private mutating func count(_ frame: Frame) {
    guard let area else { return }
    histogram.add(frame, area: area, pictureHeight: size.height, filter: &filter)
  }

  /// Counts the exact colors of a picture that has few.
  private mutating func refine(
    _ forEachFrame: ((Frame) -> Bool) throws -> Void
  ) throws {
    guard histogram.isSparse, histogram.pixels > 0, let area else { return }
    var table = ExactColors()
    var fits = true
    var filter = PixelFilter(options)
    try forEachFrame { frame in
      fits = histogram.addExactly(
        frame, area: area, pictureHeight: size.height, filter: &filter, into: &table)
      return fits
    }
    if fits { histogram.adopt(table) }
  }

  private static func inside(
    _ frames: [Frame], _ size: (width: Int, height: Int)
  ) -> PixelArea? {
    var profile = EdgeProfile(width: size.width, height: size.height)
    for frame in frames { profile.add(frame) }
    return profile.inside()
  }
}
