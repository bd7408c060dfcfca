public import Films
public import Palettes
import Platform
import Synchronization

extension Film {
  /// Everything about a film: its shots, scenes and colors.
  ///
  /// ```swift
  /// let film = try await Film(of: "movie.mp4", counts: "movie.counts")
  /// ```
  ///
  /// The film is read on a thread of its own. If the task is canceled, reading ends. The shots that
  /// were counted until then stay in a file named like `counts` with `.part` appended, and the next
  /// call resumes from there, unless `reading` asks for a sample or the film's timestamps jump.
  ///
  /// - Parameters:
  ///   - path: of a file that FFmpeg reads, or a pattern of numbered pictures: `frame%04d.png`.
  ///   - counts: the file where counts are kept, so that the film is decoded only once; `nil` for
  ///     none. Counts of another film or of other choices are replaced.
  ///   - options: how palettes are made.
  ///   - reading: which frames are read, and how their colors are interpreted.
  ///   - progress: called now and then, on the thread that reads.
  /// - Throws: `MediaError`; `InvalidOption` for values that options do not accept, or that
  ///   contradict each other; `ExtractionError` if filters leave no pixel; `CancellationError`.
  /// - Complexity: O(frames), as fast as FFmpeg decodes.
  public init(
    of path: String, counts: String? = nil, options: PaletteOptions = PaletteOptions(),
    reading: FilmOptions = FilmOptions(),
    progress: @escaping @Sendable (FilmProgress) -> Void = { _ in }
  ) async throws {
    try options.validate()
    try reading.validate()
    let flag = CancelFlag()
    self = try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        Thread.detach {
          continuation.resume(
            with: Result {
              let counts = try FilmReading(options: reading, palette: options).counts(
                of: FilmFile(path: path), cache: counts, flag: flag, progress: progress)
              do {
                return try counts.film(options)
              } catch let error as FilmError {
                throw MediaError(error)
              }
            })
        }
      }
    } onCancel: {
      flag.raise()
    }
  }

  /// The shots of a film as they end, each with a palette of its own.
  ///
  /// ```swift
  /// for try await shot in Film.shots(of: "movie.mp4") { print(shot.start, shot.palette ?? "") }
  /// ```
  ///
  /// If a shot is not a picture (black, a title, a countdown), its `palette` is `nil`, and
  /// `leftOut` says why. In `Film.init(of:)`, the shots of a scene share colors, which are known
  /// only at the film's end. `identities` are empty here.
  ///
  /// Reading begins at once, on a thread of its own, and ends when the iteration ends. It does not
  /// wait for the iteration: a shot takes only a few kilobytes. Until a shot ends, its counts are
  /// in memory too: some 10 KB for each 128 frames. If the task is canceled, the sequence ends
  /// without an error: check `Task.isCancelled` before you take the shots for all shots.
  ///
  /// - Parameters: as those of `init(of:)`.
  /// - Returns: a sequence that throws `MediaError` and `InvalidOption` as `init(of:)` does.
  public static func shots(
    of path: String, options: PaletteOptions = PaletteOptions(),
    reading: FilmOptions = FilmOptions(),
    progress: @escaping @Sendable (FilmProgress) -> Void = { _ in }
  ) -> AsyncThrowingStream<Shot, any Error> {
    AsyncThrowingStream { continuation in
      let flag = CancelFlag()
      continuation.onTermination = { _ in flag.raise() }
      Thread.detach {
        continuation.finish(
          throwing: Result<Void, any Error> {
            try options.validate()
            try reading.validate()
            _ = try FilmReading(options: reading, palette: options).counts(
              of: FilmFile(path: path), cache: nil, flag: flag, progress: progress
            ) { continuation.yield($0) }
          }.failure)
      }
    }
  }
}

/// Whether nobody wants a result any more.
private final class CancelFlag: Sendable {
  private let raised = Atomic(false)

  func raise() { raised.store(true, ordering: .relaxed) }
  var isRaised: Bool { raised.load(ordering: .relaxed) }
}

extension Result {
  fileprivate var failure: Failure? {
    if case .failure(let error) = self { error } else { nil }
  }
}

extension FilmReading {
  /// The counts, unless the flag is raised first.
  ///
  /// - Throws: `MediaError`, `CancellationError`.
  fileprivate func counts(
    of file: FilmFile, cache: String?, flag: CancelFlag,
    progress: (FilmProgress) -> Void, ended: ((Shot) -> Void)? = nil
  ) throws -> FilmCounts {
    var run = run(of: file)
    run.isCanceled = { flag.isRaised }
    run.ended = ended
    do throws(FilmError) {
      return try run.counts(
        // Without a cache, the hash of the film is not needed.
        sha256: { cache == nil ? "" : try sha256(of: file, unless: flag) }, cache: cache,
        isFresh: false, progress: progress)
    } catch {
      switch error {
      case .canceled, .source(is CancellationError): throw CancellationError()
      default: throw MediaError(error)
      }
    }
  }

  /// - Throws: `MediaError`, `CancellationError`.
  private func sha256(of file: FilmFile, unless flag: CancelFlag) throws -> String {
    guard let sha256 = try file.sha256(unless: { flag.isRaised }) else { throw CancellationError() }
    return sha256
  }
}
