import CFFmpeg
import Films
import Palettes
import Platform

/// A film that FFmpeg decodes, frame by frame; closed when nobody holds it any more.
final class OpenFilm {
  private let film: OpaquePointer
  private let memory: Int
  /// What the header says; all of it once a frame is decoded.
  var facts: CFilmHeader { cfilm_header(film) }

  /// How a film is opened.
  struct Opening {
    var options: FilmOptions
    /// How many decode; 0 for one a core.
    var threads: Int
    var limits: ReadLimits
    /// Whether only such frames are decoded as the options' sampling asks for.
    var isSampled = false
    /// Whether `times` will be asked for.
    var keepsPackets = false

    fileprivate var sampling: CFilmSampling {
      switch options.sampling {
      case .keyframes where isSampled: CFilmKeyFrames
      // What others need comes unevenly, which short steps would show.
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
          LightCodes.table.baseAddress, LightCodes.table.count
        )
        request.sampling = opening.sampling
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
    case CFilmNotAFilm: file.looksLikeAFilm ? .damaged(words) : .notAFilm(looksLike: file.stranger)
    case CFilmUnreadable: .unreadable(words.lowercased())
    case CFilmNoPicture: .noMovingPicture
    case CFilmUnsupported: .unsupported(words)
    case CFilmTooLarge: .unsupported("\(words) pixels a frame, and the limit is \(pixels) in all")
    default: .damaged(words)
    }
  }

  /// The next frame, whose samples live until the next call; `nil` at the end.
  ///
  /// - Throws: `MediaError.damaged` if no more can be read, `.tooMuchMemory` beyond the limit.
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

  /// The times of all frames, or of all up to this time of the container, as packets tell them: of
  /// a film that was opened to keep them, and is of no use afterwards.
  ///
  /// - Complexity: O(bytes), none of which is decoded.
  func times(upTo time: Int64 = .max, _ clock: FilmClock) -> PacketTimes? {
    cfilm_survey(film, time)
    var count: Int64 = 0
    let packets = UnsafeBufferPointer(start: cfilm_packets(film, &count), count: Int(count))
    return PacketTimes(
      packets, origin: clock.origin, period: clock.period, longestGap: clock.longestGap)
  }

  /// At the end of a film that is whole, how many ticks it lasts as its container says; else `nil`.
  var wholeTicks: Int64? {
    let ticks = cfilm_whole_ticks(film)
    return ticks > 0 ? ticks : nil
  }

  /// How many frames the container tells of, 0 if it does not, and how many packets of them were read.
  var promisedFrames: (told: Int, read: Int) {
    (Int(cfilm_told_packets(film)), Int(cfilm_read_packets(film)))
  }

  /// Passes over the first packets of the picture.
  func skip(packets: Int) { cfilm_skip(film, Int64(packets)) }

  /// Whether a decoder met what it does not know, sound as it may be.
  var isBeyondDecoder: Bool { cfilm_is_beyond_decoder(film) != 0 }

  /// Why not one frame of it was decoded.
  func reasonForNothing(_ file: FilmFile) -> MediaError {
    if let kind = file.unreadKind { return .unsupported(kind) }
    guard isBeyondDecoder else { return .damaged("no frame of it can be decoded") }
    return .unsupported("a kind of \(String(cString: facts.codec)) that FFmpeg does not decode")
  }

  /// Whether the container has anything but its picture, such as sound, at the end of so many
  /// seconds, which are not those of its picture alone; its last frame was shown at `time` of the
  /// container. No frames come after it.
  func goesOn(from time: Int64, for seconds: Double) -> Bool {
    cfilm_goes_on(film, time, seconds) != 0
  }

  /// Packets that could not be decoded.
  var damagedPackets: Int { Int(cfilm_damaged_packets(film)) }

  /// The current frame's samples at another size, a byte each, plane by plane; empty on failure.
  func planes(width: Int, height: Int, count: Int) -> [UInt8] {
    let size = width * height
    var bytes = [UInt8](repeating: 0, count: count * size)
    let done = bytes.withUnsafeMutableBufferPointer { buffer in
      let start = buffer.baseAddress
      let planes: [UnsafeMutablePointer<UInt8>?] = (0..<3).map { plane in
        start.map { $0 + min(plane, count - 1) * size }
      }
      return cfilm_scale(film, CInt(width), CInt(height), planes)
    }
    return done == 0 ? [] : bytes
  }

  /// The film's chapters: their times in seconds and their titles.
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
