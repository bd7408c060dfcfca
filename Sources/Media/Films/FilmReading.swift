public import Films
public import Palettes

/// Gets the counts of a film: reads the film, continues an interrupted run, or takes the counts
/// from the file that an earlier run wrote.
public struct FilmReading: Sendable {
  /// Which frames are read, and how their colors are interpreted.
  public var options: FilmOptions
  /// Only the options that decide which pixels count matter here: region and bars.
  public var palette: PaletteOptions
  /// How many threads decode; 0 for one per core.
  public var threads = 0
  /// The most pixels that a frame may have.
  public var pixels = ReadLimits().pixels
  /// The most bytes that decoding may hold.
  public var memory = ReadLimits().memory

  public init(options: FilmOptions = FilmOptions(), palette: PaletteOptions = PaletteOptions()) {
    self.options = options
    self.palette = palette
  }

  /// The counts of a film.
  ///
  /// An interrupted run leaves a file named like `cache` with `.part` appended. The next run
  /// continues from that file, with the same result. A run that cannot write because the disk is
  /// full also leaves this file; a run that fails for another reason does not. Counts at `cache` of
  /// another film or with other options are replaced, so a sample and a part of a film need
  /// different paths.
  ///
  /// - Parameters:
  ///   - file: the film.
  ///   - cache: where the counts are kept; `nil` to keep none.
  ///   - isFresh: whether existing counts are ignored.
  ///   - progress: called now and then.
  /// - Throws: `MediaError`: what `FilmSource.init` throws; or `.unwritable`, before anything is
  ///   read, if there is a folder or a pipe at `cache`.
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
    case .pictureTooSmall: self = .unsupported(error.reason)
    case .noFrames(let end): self = .noFrames(end: end)
    case .countsUnreadable, .canceled, .source: self = .damaged(error.reason)
    }
  }
}
