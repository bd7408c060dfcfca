import CFFmpeg
import Films
import Palettes
import Platform

/// A film that FFmpeg decodes frame by frame. It is closed with the last reference.
final class OpenFilm {
  private let film: OpaquePointer
  private let memory: Int
  /// The film's header. It is complete only after a frame was decoded.
  var header: CFilmHeader { cfilm_header(film) }

  /// How a film is opened.
  struct Opening {
    var options: FilmOptions
    /// How many threads decode; 0 for one per core.
    var threads: Int
    var limits: ReadLimits
    /// Whether only the frames that `options.sampling` asks for are decoded.
    var isSampled = false
    /// Whether `times` will be called.
    var keepsPackets = false

    fileprivate var sampling: CFilmSampling {
      switch options.sampling {
      case .keyframes where isSampled: CFilmKeyFrames
      // Reference frames come at uneven intervals, which short steps would show.
      case .every(let seconds) where isSampled && seconds >= 0.2: CFilmReferenceFrames
      default: CFilmAll
      }
    }
  }

  /// - Throws: `MediaError`: `.libraryMissing`, `.unreadable`, `.notAFilm`, `.noMovingPicture`, `.unsupported`,
  ///   `.tooMuchMemory` or `.damaged`.
  init(_ file: FilmFile, _ opening: Opening) throws(MediaError) {
    try FFmpegLibraries.load()
    let memory = opening.limits.memory
    let pictures = file.isSequence ? NumberedPictures(file) : nil
    if let pictures {
      try pictures.check()
    } else {
      try SampleTables.check(path: file.path, memory: memory)
    }
    var problem = CFilmNone
    var bytes: Int64 = 0
    var opened: OpaquePointer?
    let words = FFmpegLibraries.text { words, size in
      file.pattern.platformString.withUnsafeBufferPointer { path in
        var request = CFilmRequest()
        request.path = path.baseAddress
        request.isSequence = file.isSequence ? 1 : 0
        request.firstNumber = CInt(clamping: pictures?.names.first ?? 0)
        request.rateNumerator = CInt(clamping: opening.options.rate.numerator)
        request.rateDenominator = CInt(clamping: opening.options.rate.denominator)
        request.threads = CInt(clamping: opening.threads)
        request.pixels = Int64(opening.limits.pixels)
        request.memory = Int64(memory)
        request.keepsPackets = opening.keepsPackets ? 1 : 0
        (request.lightCodes, request.lightCodeCount) = (
          FloatEncoding.table.baseAddress, FloatEncoding.table.count
        )
        request.sampling = opening.sampling
        request.isExact = opening.options.decoding == .exact ? 1 : 0
        opened = cfilm_open(&request, &problem, &bytes, words, size)
      }
    }
    guard let opened else {
      if problem == CFilmTooMuchMemory { throw .tooMuchMemory(bytes: Int(bytes), limit: memory) }
      throw Self.error(problem, words, file, opening.limits.pixels)
    }
    film = opened
    self.memory = memory
  }

  deinit { cfilm_close(film) }

  private static func error(
    _ problem: CFilmProblem, _ words: String, _ file: FilmFile, _ pixels: Int
  ) -> MediaError {
    switch problem {
    case CFilmNotAFilm where file.isSequence: .notFound
    case CFilmNotAFilm: file.looksLikeAFilm ? .damaged(words) : .notAFilm(looksLike: file.otherKind)
    case CFilmUnreadable: .unreadable(words.lowercased())
    case CFilmNoPicture: .noMovingPicture
    case CFilmUnsupported: .unsupported(words)
    case CFilmTooLarge:
      .unsupported("frames of \(words) pixels; the limit is \(pixels) pixels per frame")
    default: .damaged(words)
    }
  }

  /// The next frame, whose samples are valid until the next call; `nil` at the end.
  ///
  /// - Throws: `MediaError.damaged` if no more can be read, `.tooMuchMemory` above the limit.
  func next() throws(MediaError) -> CFilmFrame? {
    var frame = CFilmFrame()
    switch cfilm_next(film, &frame) {
    case 1: return frame
    case 0: return nil
    default:
      let bytes = Int(cfilm_asked_bytes(film))
      if bytes > 0 { throw .tooMuchMemory(bytes: bytes, limit: memory) }
      throw .damaged(FFmpegLibraries.text { cfilm_words(film, $0, $1) })
    }
  }

  /// The times of all frames, or of all up to a time of the container, from their packets. The film
  /// must have been opened with `keepsPackets`, and cannot be used afterward.
  ///
  /// - Complexity: O(bytes); nothing is decoded.
  func times(upTo time: Int64 = .max, _ clock: FilmClock) -> PacketTimes? {
    cfilm_survey(film, time)
    var count: Int64 = 0
    let packets = UnsafeBufferPointer(start: cfilm_packets(film, &count), count: Int(count))
    return PacketTimes(
      packets, origin: clock.origin, period: clock.period, longestGap: clock.longestGap)
  }

  /// At the end of a complete film, the duration in ticks that its container declares; otherwise
  /// `nil`.
  var wholeTicks: Int64? {
    let ticks = cfilm_whole_ticks(film)
    return ticks > 0 ? ticks : nil
  }

  /// How many frames the container declares, 0 if unknown, and how many of their packets were read.
  var promisedFrames: (told: Int, read: Int) {
    (Int(cfilm_told_packets(film)), Int(cfilm_read_packets(film)))
  }

  /// Skips packets of the video stream. After a decoded frame, the next must be that of a key frame.
  func skip(packets: Int) { cfilm_skip(film, Int64(packets)) }

  /// Whether a decoder met a feature that it does not support; the film may be intact.
  var isBeyondDecoder: Bool { cfilm_is_beyond_decoder(film) != 0 }

  /// Why not a single frame was decoded.
  func emptyReason(_ file: FilmFile) -> MediaError {
    if let kind = file.unreadKind { return .unsupported(kind) }
    guard isBeyondDecoder else { return .damaged("none of its frames can be decoded") }
    return .unsupported("FFmpeg cannot decode this kind of \(String(cString: header.codec))")
  }

  /// Whether streams other than the picture, such as sound, last until `seconds`, while the picture
  /// itself does not. No frames follow.
  ///
  /// - Parameter time: the container's time when the last frame was shown.
  func continues(from time: Int64, for seconds: Double) -> Bool {
    cfilm_goes_on(film, time, seconds) != 0
  }

  /// How many packets could not be decoded.
  var damagedPackets: Int { Int(cfilm_damaged_packets(film)) }

  /// The current frame at another size, a byte per sample, plane by plane; empty on failure.
  func planes(width: Int, height: Int, count: Int) -> [UInt8] {
    let (done, bytes) = planes(of: width * height, count: count) {
      cfilm_scale(film, CInt(width), CInt(height), $0)
    }
    return done == 0 ? [] : bytes
  }

  /// The current frame at another size with its own 9…16 bits, two bytes per sample, plane by plane;
  /// `nil` on failure.
  func deepPlanes(width: Int, height: Int, count: Int) -> (bits: Int, samples: [UInt16])? {
    let (bits, samples) = planes(of: width * height, count: count) {
      cfilm_scale_deep(film, CInt(width), CInt(height), $0)
    }
    return bits == 0 ? nil : (Int(bits), samples)
  }

  /// What `fill` returns and writes to three planes of `size` samples; of which the last ones are the
  /// same if `count` is less.
  private func planes<Sample: FixedWidthInteger>(
    of size: Int, count: Int, fill: ([UnsafeMutablePointer<Sample>?]) -> CInt
  ) -> (CInt, [Sample]) {
    var samples = [Sample](repeating: 0, count: count * size)
    let result = samples.withUnsafeMutableBufferPointer { buffer in
      let start = buffer.baseAddress
      return fill((0..<3).map { plane in start.map { $0 + min(plane, count - 1) * size } })
    }
    return (result, samples)
  }

  /// The film's chapters: times in seconds, and titles.
  var chapters: [(start: Double, end: Double, title: String)] {
    var chapters: [(start: Double, end: Double, title: String)] = []
    var (start, end): (Int64, Int64) = (0, 0)
    var title: UnsafePointer<CChar>?
    while cfilm_chapter(film, CInt(chapters.count), &start, &end, &title) != 0 {
      let words = title.map { String(cString: $0) } ?? ""
      chapters.append((Double(start) / 1000, Double(end) / 1000, words))
      if chapters.count == 10_000 { break }
    }
    return chapters
  }
}

/// Whether FFmpeg's libraries are available.
enum FFmpegLibraries {
  /// Loads the libraries at the first call, which takes a while. Later calls do nothing.
  ///
  /// - Throws: `MediaError.libraryMissing`, at each call, if they are not installed or do not fit.
  static func load() throws(MediaError) {
    if let reason = cffmpeg_load() { throw .libraryMissing(String(cString: reason)) }
  }

  /// A C string that `fill` writes, truncated to `size`.
  static func text(_ size: Int = 500, _ fill: (UnsafeMutablePointer<CChar>, Int) -> Void) -> String
  {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: size) { buffer in
      guard let start = buffer.baseAddress else { return "" }
      start.initialize(repeating: 0, count: size)
      fill(start, size)
      return String(cString: start)
    }
  }
}
