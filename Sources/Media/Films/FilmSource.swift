import CFFmpeg
public import Films
public import Frames
import Palettes
import Shots

/// The small frames of a film in display order, pulled one by one.
///
/// FFmpeg's threads decode ahead by at most one frame per thread, so memory does not depend on the
/// film's length. Where frames are so large that this would exceed the limit, fewer threads decode.
public final class FilmSource: FrameSource, FilmFrames {
  let file: FilmFile
  let opening: OpenFilm.Opening
  /// The properties of the film, and how its colors are interpreted.
  public private(set) var filmProvenance: FilmProvenance
  /// The duration of a tick, in seconds.
  public let tick: Rational
  /// Frames per second.
  public let frameRate: Rational
  public let options: FilmOptions

  var film: OpenFilm
  private var shrinker: FrameShrinker
  private var conversion: PixelConversion
  private(set) var tags: ColorTags
  private let firstTags: ColorTags
  /// The meaning of the last frame's color tags.
  private(set) var colors: VideoColors
  /// Packets that could not be decoded, up to the last frame.
  var lost = 0
  var clock: FilmClock
  /// A frame that was decoded when the film was opened or entered, and not yet returned.
  var waiting: CFilmFrame?
  /// The film opened for sampled reading, used from the second frame on.
  var following: OpenFilm?
  /// Whether a frame was requested since the film was opened.
  var hasBegun = false
  private(set) var depth: Int

  /// Opens a film and decodes its first frame.
  ///
  /// - Parameters:
  ///   - file: the film.
  ///   - options: which frames are read, and how their colors are interpreted.
  ///   - threads: how many threads decode; 0 for one per core. Results depend on this only where a
  ///     film is damaged.
  ///   - pixels: the most pixels that a frame may have.
  ///   - memory: the most bytes that decoding may hold.
  /// - Throws: `MediaError`: `.libraryMissing`, `.notAFilm`, `.noMovingPicture`, `.unsupported`,
  ///   `.tooMuchMemory` or `.damaged`.
  public init(
    _ file: FilmFile, options: FilmOptions = FilmOptions(), threads: Int = 0,
    pixels: Int = ReadLimits().pixels, memory: Int = ReadLimits().memory
  ) throws(MediaError) {
    var limits = ReadLimits()
    (limits.pixels, limits.memory) = (pixels, memory)
    opening = OpenFilm.Opening(options: options, threads: threads, limits: limits)
    film = try OpenFilm(file, opening)
    (self.file, self.options) = (file, options)
    guard let first = try film.next() else { throw film.emptyReason(file) }
    let header = film.header
    tick = Rational(Int(header.tickNumerator), max(1, Int(header.tickDenominator)))
    let hasRate = header.rateNumerator > 0 && header.rateDenominator > 0
    frameRate =
      hasRate ? Rational(Int(header.rateNumerator), Int(header.rateDenominator)) : Rational(24, 1)
    clock = FilmClock(
      first: first, tick: tick, frameRate: frameRate, options: options,
      mayJump: header.mayJump != 0, isNumbered: file.isSequence)
    waiting = first
    tags = ColorTags(first)
    firstTags = tags
    depth = Int(first.depth)
    colors = VideoColors(
      tags: tags, width: Int(first.width), height: Int(first.height), asked: options.matrix)
    conversion = PixelConversion(colors: colors, depth: depth, isGray: first.planeCount == 1)
    let aspect = Double(header.aspectNumerator) / Double(header.aspectDenominator)
    shrinker = FrameShrinker(
      width: Int(first.width), height: Int(first.height), aspect: aspect)
    filmProvenance = FilmProvenance(file: file, header: header, first: first, colors: colors)
    filmProvenance.sampling = options.sampling
    (filmProvenance.countedWidth, filmProvenance.countedHeight) =
      filmProvenance.orientation.size(shrinker.width, shrinker.height)
    if !hasRate {
      filmProvenance.notes.append("the film does not declare its frame rate: 24 was assumed")
    }
    try begin()
  }

  /// The film's chapters with their titles, which may be empty.
  public var chapters: [Cue] {
    film.chapters.map { Cue(start: $0.start, end: $0.end, text: $0.title) }
  }

  /// The next frame, or `nil` after the last.
  ///
  /// - Throws: `MediaError.damaged` if the rest cannot be read, `.tooMuchMemory` if it takes more
  ///   than the limit. The frames returned before are valid.
  public func nextFrame() throws(MediaError) -> FilmFrame? {
    hasBegun = true
    while true {
      guard let decoded = try nextDecoded() else {
        clock.finish(whole: film.wholeTicks)
        ignoreSoundDuration()
        return nil
      }
      guard let time = clock.time(of: decoded) else { continue }
      if time.isPastEnd {
        ignoreSoundDuration()
        return nil
      }
      return small(decoded, time)
    }
  }

  /// The reason, in words, if the film has more than was read; `nil` if all of it was read.
  ///
  /// - Parameter failure: the error that ended the reading, if any.
  package func stopReason(after failure: MediaError?) -> String? {
    if file.isSequence, let reason = NumberedPictures(file).stopReason {
      return "\(reason); the pictures after it were not read"
    }
    return failure.map { "reading stopped: \($0)" } ?? missingFrames
  }

  /// A message if fewer frames were read than the container declares.
  private var missingFrames: String? {
    let (told, read) = film.promisedFrames
    let limit = max(0.5, Double(told) / frameRate.value / 200)
    guard options.end == nil, Double(told - read) / frameRate.value > limit else { return nil }
    return "its header declares \(told) frames, but only \(read) could be read"
  }

  /// Whether frames have different durations, as far as is known.
  package var isVariable: Bool { clock.isVariable }
  /// The end of the last wanted frame, in ticks.
  package var endTicks: Int64 { clock.end }
  /// The number of the last frame before `endTicks`, 0 if there is none.
  package var lastFrame: Int { clock.lastFrame }

  /// Whether a failure is due to a limit: too little memory is not a fault of the film.
  package func isLimit(_ failure: MediaError) -> Bool {
    if case .tooMuchMemory = failure { true } else { false }
  }

  /// Forgets the declared duration if only the film's sound lasts that long, once all frames are
  /// read.
  private func ignoreSoundDuration() {
    guard let promised = filmProvenance.promisedSeconds,
      min(promised, options.end ?? promised) - Double(endTicks) * tick.value > 0.5,
      film.continues(from: clock.origin + endTicks, for: promised)
    else { return }
    filmProvenance.promisedSeconds = nil
  }

  private func small(_ decoded: CFilmFrame, _ time: FilmClock.Time) -> FilmFrame {
    adopt(ColorTags(decoded), decoded)
    shrinker.shrink(decoded)
    let bytes = conversion.pixels(shrinker.sums, counts: shrinker.counts)
    let frame = Frame(width: shrinker.width, height: shrinker.height, bytes: bytes)
    let edges = time.number % 8 == 0 ? EdgeLight(decoded, isFullRange: colors.isFullRange) : nil
    return FilmFrame(
      frame: frame.upright(filmProvenance.orientation), number: time.number, ticks: time.ticks,
      duration: decoded.duration, isDamaged: decoded.isDamaged != 0,
      isSpliced: clock.isSpliced, isInterlaced: decoded.isInterlaced != 0,
      hasOtherTags: tags != firstTags, hasLost: hasLost(),
      edges: edges?.upright(filmProvenance.orientation))
  }

  /// Whether packets could not be decoded since the previous frame.
  private func hasLost() -> Bool {
    defer { lost = film.damagedPackets }
    return film.damagedPackets > lost
  }

  /// Adopts the color tags of a frame. They may change within a film, as with a logo before it, or
  /// two parts joined.
  func adopt(_ tags: ColorTags, _ frame: CFilmFrame) {
    guard tags != self.tags || Int(frame.depth) != depth else { return }
    self.tags = tags
    depth = Int(frame.depth)
    colors = VideoColors(
      tags: tags, width: Int(frame.width), height: Int(frame.height), asked: options.matrix)
    conversion = PixelConversion(colors: colors, depth: depth, isGray: frame.planeCount == 1)
  }
}

extension FilmSource {
  /// The provenance that palettes of the whole film carry.
  public var provenance: Provenance {
    Provenance(
      name: filmProvenance.name, width: filmProvenance.width, height: filmProvenance.height,
      format: "film",
      profile: filmProvenance.matrix, notes: filmProvenance.notes)
  }

  /// The size of the small frames.
  public var frameSize: (width: Int, height: Int) {
    (filmProvenance.countedWidth, filmProvenance.countedHeight)
  }

  /// The next small frame, as a `Frame`.
  ///
  /// - Throws: `MediaError.damaged` if the rest cannot be read.
  public func next() throws -> Frame? { try nextFrame()?.frame }

  /// Opens the film again if a frame was read. The frames are already small, so their size does not
  /// depend on `pixels`.
  ///
  /// - Throws: what `init` throws.
  public func rewind(keeping pixels: Int) throws {
    guard hasBegun else { return }
    let again = try FilmSource(
      file, options: options, threads: opening.threads, pixels: opening.limits.pixels,
      memory: opening.limits.memory)
    (film, clock, waiting) = (again.film, again.clock, again.waiting)
    following = again.following
    (tags, colors) = (again.tags, again.colors)
    (depth, conversion) = (again.depth, again.conversion)
    (shrinker, lost, hasBegun) = (again.shrinker, 0, false)
  }
}

extension FilmSource {
  /// The frame that `nextFrame` returned last, at most `limit` pixels wide; `nil` if it is not
  /// available.
  package func still(width limit: Int) -> (() -> Frame)? {
    let (width, height) = filmProvenance.orientation.size(
      filmProvenance.width, filmProvenance.height)
    let scale = min(1, Double(limit) / Double(max(filmProvenance.width, 1)))
    let size = (
      width: max(1, Int((Double(width) * scale).rounded())),
      height: max(1, Int((Double(height) * scale).rounded()))
    )
    let count = tags.isGray ? 1 : 3
    let planes = film.planes(width: size.width, height: size.height, count: count)
    guard !planes.isEmpty else { return nil }
    let (colors, isGray, turn) = (colors, tags.isGray, filmProvenance.orientation)
    return {
      let pixels = size.width * size.height
      let sums = (0..<count).map { plane in
        planes[plane * pixels..<(plane + 1) * pixels].map(UInt32.init)
      }
      let bytes = PixelConversion(colors: colors, depth: 8, isGray: isGray)
        .pixels(sums, counts: [1, 1, 1])
      return Frame(width: size.width, height: size.height, bytes: bytes).upright(turn)
    }
  }
}
