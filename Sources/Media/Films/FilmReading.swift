public import Films
public import Palettes

/// From a film's file to its counts: read afresh, gone on with where an earlier run was
/// interrupted, or taken from the file that an earlier run left.
public struct FilmReading: Sendable {
  /// What is read, and as what colors.
  public var options: FilmOptions
  /// Of these only what decides which pixels count matters: region and bars.
  public var palette: PaletteOptions
  /// How many threads decode; 0 for one a core.
  public var threads = 0
  /// The most pixels of a frame.
  public var pixels = ReadLimits().pixels
  /// The most bytes that decoding may hold.
  public var memory = ReadLimits().memory

  public init(options: FilmOptions = FilmOptions(), palette: PaletteOptions = PaletteOptions()) {
    self.options = options
    self.palette = palette
  }

  /// The film's counts.
  ///
  /// A run that is interrupted leaves `cache` with `.part` behind it, and the next goes on from
  /// there with the same result. So does one that cannot write on, since the disk is full; a run
  /// that fails otherwise leaves nothing. Counts of another film or other choices at `cache` are
  /// replaced: a sample and a part of the film need places of their own.
  ///
  /// - Parameters:
  ///   - file: the film.
  ///   - cache: where the counts are kept; with `nil` nowhere.
  ///   - isFresh: whether what is there is not looked at.
  ///   - progress: called now and then.
  /// - Throws: `MediaError`: what `FilmSource.init` throws, or `.unwritable`, before anything is read
  ///   if a folder or a pipe is at `cache`.
  public func counts(
    of file: FilmFile, cache: String?, isFresh: Bool = false,
    progress: (FilmProgress) -> Void = { _ in }
  ) throws(MediaError) -> FilmCounts {
    do throws(FilmError) {
      return try run(of: file).counts(
        sha256: { try file.sha256() }, cache: cache, isFresh: isFresh, progress: progress)
    } catch {
      throw MediaError(error)
    }
  }

  func run(of file: FilmFile) -> CountingRun<FilmSource> {
    CountingRun(
      of: file.name, options: options, palette: palette,
      open: {
        try FilmSource(file, options: options, threads: threads, pixels: pixels, memory: memory)
      },
      encodingStills: { try StillWriter.jpeg($0, quality: 82) })
  }
}

extension MediaError {
  init(_ error: FilmError) {
    switch error {
    case .source(let error as MediaError): self = error
    case .unwritable(let path, let reason): self = .unwritable(path: path, reason: reason)
    case .pictureTooSmall: self = .unsupported("its picture has less than 16 × 16 pixels")
    case .noFrames:
      self = .unsupported("no frame of it lies between the times that were asked for")
    case .countsUnreadable, .canceled, .source: self = .damaged("\(error)")
    }
  }
}
