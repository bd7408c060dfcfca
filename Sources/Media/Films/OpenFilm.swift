import CFFmpeg
import Palettes
import Platform

/// A film that FFmpeg decodes, frame by frame; closed when nobody holds it any more.
final class OpenFilm {
  private let film: OpaquePointer
  private let memory: Int
  /// What the header says; all of it once a frame is decoded.
  var facts: CFilmFacts { cfilm_facts(film) }

  /// - Throws: `MediaError`: `.libraryMissing`, `.unreadable`, `.notAFilm`, `.noMovingPicture`, `.unsupported`,
  ///   `.tooMuchMemory` or `.damaged`.
  init(
    _ file: FilmFile, options: FilmOptions, threads: Int, pixels: Int, memory: Int
  ) throws(MediaError) {
    try FFmpegLibraries.load()
    if !file.isSequence { try SampleTables.check(path: file.path, memory: memory) }
    var problem = CFilmNone
    var bytes: Int64 = 0
    var opened: OpaquePointer?
    let words = FFmpegLibraries.text { words, size in
      file.pattern.platformString.withUnsafeBufferPointer { path in
        var request = CFilmRequest()
        request.path = path.baseAddress
        request.isSequence = file.isSequence ? 1 : 0
        request.rateNumerator = CInt(clamping: options.rate.numerator)
        request.rateDenominator = CInt(clamping: options.rate.denominator)
        request.threads = CInt(clamping: threads)
        request.pixels = Int64(pixels)
        request.memory = Int64(memory)
        (request.lightCodes, request.lightCodeCount) = (
          LightCodes.table.baseAddress, LightCodes.table.count
        )
        request.sampling =
          switch options.sampling {
          case .all: CFilmAll
          case .keyframes: CFilmKeyFrames
          // What others need comes unevenly, which short steps would show.
          case .every(let seconds): seconds >= 0.2 ? CFilmReferenceFrames : CFilmAll
          }
        opened = cfilm_open(&request, &problem, &bytes, words, size)
      }
    }
    guard let opened else {
      if problem == CFilmTooMuchMemory { throw .tooMuchMemory(bytes: Int(bytes), limit: memory) }
      throw Self.error(problem, words, file, pixels)
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

  /// Goes to a key frame at or before this time of the container; `false` on failure.
  func seek(to time: Int64) -> Bool { cfilm_seek(film, time) != 0 }

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
