import Palettes

/// The facts about a film in a log, apart from its shots.
package struct FilmRecord: Equatable {
  var source: FilmProvenance
  var tick: Rational
  var frameRate: Rational
  /// The number of the last frame in the part that was read, even if a sample skipped it.
  var lastFrame: Int
  /// Whether the film's frames are shown for different times, as far as the frames without counts
  /// tell: those before the requested part, and those between the frames of a sample.
  var isVariable: Bool
  /// The height of a column of the slit-scan, in pixels.
  var slitHeight: Int
  /// The texts of the cues are chapter titles, which may be empty.
  var chapters: [Cue]
}

extension FilmRecord {
  var encoded: [UInt8] {
    var writer = NumberWriter()
    for text in [
      source.name, source.sha256, source.container, source.codec, source.pixelFormat,
      source.matrix, source.range, source.transfer, source.primaries, source.toneMapping ?? "",
      source.sampling.description, source.timecode ?? "", source.fieldOrder.rawValue,
      source.pictures?.prefix ?? "", source.pictures?.suffix ?? "", source.stopReason ?? "",
    ] { writer.append(text) }
    for number in [
      source.width, source.height, source.codedWidth, source.codedHeight,
      source.pixelAspect.numerator, source.pixelAspect.denominator, source.rotation,
      source.isMirrored ? 1 : 0, source.countedWidth, source.countedHeight,
      source.sound?.channels ?? 0, source.sound?.rate ?? 0, source.pictures == nil ? 0 : 1,
      source.pictures?.digits ?? 0, source.pictures?.first ?? 0, tick.numerator, tick.denominator,
      frameRate.numerator, frameRate.denominator, lastFrame, isVariable ? 1 : 0, slitHeight,
    ] { writer.append(number) }
    writer.append(source.promisedSeconds ?? -1)
    writer.append(source.notes.count)
    for note in source.notes { writer.append(note) }
    writer.append(chapters.count)
    for chapter in chapters {
      writer.append(chapter.start)
      writer.append(chapter.end)
      writer.append(chapter.text)
    }
    writer.append(source.decoding.rawValue)
    writer.append(source.title ?? "")
    return writer.bytes
  }

  /// Decodes the bytes of `encoded`; `nil` if they are invalid.
  init?(_ bytes: [UInt8]) {
    var reader = NumberReader(bytes[...])
    let texts = (0..<16).compactMap { _ in reader.text() }
    let numbers = (0..<22).compactMap { _ in reader.count(atMost: 1 << 40) }
    guard texts.count == 16, numbers.count == 22,
      let sampling = FilmOptions.Sampling(texts[10]), let promised = reader.double(),
      [numbers[5], numbers[16], numbers[18]].allSatisfy({ $0 > 0 }),
      let noteCount = reader.count(atMost: 10_000)
    else { return nil }
    var film = FilmProvenance(name: texts[0], width: numbers[0], height: numbers[1])
    (film.sha256, film.container, film.codec) = (texts[1], texts[2], texts[3])
    (film.pixelFormat, film.matrix, film.range) = (texts[4], texts[5], texts[6])
    (film.transfer, film.primaries) = (texts[7], texts[8])
    film.toneMapping = texts[9].isEmpty ? nil : texts[9]
    film.sampling = sampling
    film.timecode = texts[11].isEmpty ? nil : texts[11]
    film.fieldOrder = FieldOrder(rawValue: texts[12]) ?? .progressive
    film.stopReason = texts[15].isEmpty ? nil : texts[15]
    (film.codedWidth, film.codedHeight) = (numbers[2], numbers[3])
    film.pixelAspect = Rational(numbers[4], numbers[5])
    (film.rotation, film.isMirrored) = (numbers[6], numbers[7] == 1)
    (film.countedWidth, film.countedHeight) = (numbers[8], numbers[9])
    if numbers[10] > 0 { film.sound = FilmSound(channels: numbers[10], rate: numbers[11]) }
    if numbers[12] == 1 {
      film.pictures = NumberedNames(
        prefix: texts[13], suffix: texts[14], digits: numbers[13], first: numbers[14])
    }
    film.promisedSeconds = promised < 0 ? nil : promised
    film.notes = (0..<noteCount).compactMap { _ in reader.text() }
    guard let chapters = Self.chapters(&reader),
      let decoding = reader.text().flatMap(FilmOptions.Decoding.init),
      film.notes.count == noteCount
    else { return nil }
    film.decoding = decoding
    // Older counts end here.
    if !reader.isAtEnd {
      guard let title = reader.text(), reader.isAtEnd else { return nil }
      film.title = title.isEmpty ? nil : title
    }
    self.init(
      source: film, tick: Rational(numbers[15], numbers[16]),
      frameRate: Rational(numbers[17], numbers[18]), lastFrame: numbers[19],
      isVariable: numbers[20] == 1, slitHeight: numbers[21], chapters: chapters)
  }

  private static func chapters(_ reader: inout NumberReader) -> [Cue]? {
    guard let count = reader.count(atMost: 10_000) else { return nil }
    var chapters: [Cue] = []
    for _ in 0..<count {
      guard let start = reader.double(), let end = reader.double(), let title = reader.text()
      else { return nil }
      chapters.append(Cue(start: start, end: end, text: title))
    }
    return chapters
  }
}
