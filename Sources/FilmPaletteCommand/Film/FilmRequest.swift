import Films
import Media
import PaletteFiles
import Palettes

/// How films are read, colored and drawn: as typed, and where nothing was typed, perhaps as in a
/// folder's last run.
struct FilmRequest {
  /// The typed palette options, by name.
  private(set) var choices: [String: String]
  private(set) var reading: FilmReadingFlags
  private(set) var output: FilmOutputFlags
  private(set) var options: FilmOptions
  private(set) var palette: PaletteOptions
  private(set) var barcode: BarcodeOptions
  private(set) var edit: EditChoices

  /// - Throws: `ValidationError` for the first invalid value.
  init(choices: [String: String], reading: FilmReadingFlags, output: FilmOutputFlags) throws {
    (self.choices, self.reading, self.output) = (choices, reading, output)
    options = try reading.options()
    // Each still costs one frame at a larger size.
    options.keepsStills = output.keepsStills
    options.stillWidth = output.stillWidth?.pixels ?? options.stillWidth
    palette = try PaletteOptionFlags.validOptions(choices)
    barcode = try output.barcodeOptions()
    edit = try output.editChoices()
  }

  /// The film at a path with its palettes, and the settings that determine them.
  ///
  /// - Parameters:
  ///   - path: the path of a file, or a pattern of numbered pictures.
  ///   - cache: where the film's counts are kept; `nil` to keep none.
  func film(_ path: String, cache: String?) throws -> (film: Film, settings: FilmSettings) {
    let file = try Self.file(path)
    // Before hours of reading, not after.
    let subtitles = try subtitles(for: file)
    let reading = try filmReading
    let again =
      self.reading.fresh ? "run the command again without --fresh" : "run the command again"
    let bar = FilmProgressLine(
      name: file.name, whenKept: "\(again) to resume")
    defer { bar.clear() }
    let counts = try reading.counts(
      of: file, cache: cache, isFresh: self.reading.fresh, progress: bar.show)
    var film = try counts.film(palette)
    subtitles?.join(&film)
    film.edit = edit
    film.givenTitle = output.title
    return (film, settings(of: file, film, subtitles: subtitles))
  }

  /// How the film is read.
  var filmReading: FilmReading {
    get throws {
      var reading = FilmReading(options: options, palette: palette)
      reading.threads = self.reading.jobs ?? 0
      reading.pixels = self.reading.maxPixels ?? reading.pixels
      reading.memory = try self.reading.memory()
      return reading
    }
  }

  /// The file of a film.
  ///
  /// - Throws: what `FilmFile.init` throws; `FolderInput`; `MediaError.unsupported` for a URL.
  static func file(_ path: String) throws -> FilmFile {
    if StillName.isURL(path) {
      throw MediaError.unsupported("a film at a URL; download it first, for example with curl -O")
    }
    if FileIdentity.isFolder(path) { throw FolderInput.film(path) }
    return try FilmFile(path: path)
  }

  /// The settings that determine the files of a film that was read with this request.
  func settings(
    of file: FilmFile, _ film: Film, subtitles: FoundSubtitles?
  ) -> FilmSettings {
    var settings = settings
    settings[.film] = film.source.sha256
    settings[.bytes] = Self.bytes(of: file)
    settings[.name] = file.name
    settings[.subtitles] = subtitles?.mark ?? ""
    return settings
  }

  /// How the film's pictures are drawn.
  func pictures(of film: Film) -> FilmPictureChoices {
    var choices = FilmPictureChoices()
    choices.barcode = barcode
    choices.width = output.width ?? choices.width
    choices.ground = output.chosenGround
    if output.ground != nil { choices.figureGround = choices.ground }
    choices.lettering = .system
    let still = film.still
    let width = max(StillPicture.usualWidth, output.stillWidth?.pixels ?? 0)
    choices.still = { shot in
      try still(shot).map { jpeg in
        try StillPicture.frame(of: MediaInput(bytes: jpeg, name: "still"), fitting: width)
      }
    }
    return choices
  }

  /// Opens the film at a path, to check that it can be read.
  ///
  /// - Throws: what `FilmFile.init` and `FilmSource.init` throw, and errors of subtitles.
  func open(_ path: String) throws {
    let file = try Self.file(path)
    _ = try subtitles(for: file)
    _ = try FilmSource(
      file, options: options, threads: reading.jobs ?? 0,
      pixels: reading.maxPixels ?? ReadLimits().pixels, memory: try reading.memory())
  }

  /// Every option as a user would type it.
  var settings: FilmSettings {
    var values = [
      "sample": options.sampling.description, "exact": String(options.decoding == .exact),
      "matrix": options.matrix.rawValue,
      "start": options.start.asTyped, "end": options.end?.asTyped ?? "",
      "rate": "\(options.rate.numerator)/\(options.rate.denominator)",
      "barcode": barcode.style.rawValue, "width": output.width.map { String($0) } ?? "",
      "height": String(barcode.height), "smooth": String(barcode.isSmooth),
      "ground": output.ground ?? "", "title": output.title ?? "",
      "stills": String(options.keepsStills),
      "still-width": String(options.stillWidth),
      "still-format": output.chosenStillFormat.rawValue,
      "still-palettes": String(output.stillPalettes ?? false),
      "facts": String(output.facts ?? false),
      "record-start": edit.recordStart.map { "\($0)" } ?? "", "reel": edit.reel ?? "",
    ]
    for field in PaletteOptions.fields { values[field.name] = field.text(palette) }
    var settings = FilmSettings(values: values)
    settings[.program] = filmPaletteVersion
    return settings
  }

  /// The size of the file; empty for numbered pictures, which are identified by their pattern.
  private static func bytes(of file: FilmFile) -> String {
    FileIdentity.bytes(atPath: file.path).map { String($0) } ?? ""
  }
}

extension FilmRequest {
  /// This request with the options of a folder's last run where nothing was typed, if that run was
  /// for this film.
  ///
  /// - Returns: the request, and the names of the options that it took; none if the folder's
  ///   options are not usable.
  func filled(from last: FilmSettings, film path: String) -> (request: FilmRequest, taken: [String])
  {
    guard let file = try? FilmFile(path: path), last[.bytes] == Self.bytes(of: file),
      !file.isSequence || last[.name] == file.name
    else { return (self, []) }
    let mine = settings.values
    var filled = self
    for field in PaletteOptions.fields where choices[field.name] == nil {
      filled.choices[field.name] = last.values[field.name].flatMap { $0.isEmpty ? nil : $0 }
    }
    filled.reading.fill(from: last.values)
    filled.output.fill(from: last.values)
    guard
      let request = try? FilmRequest(
        choices: filled.choices, reading: filled.reading, output: filled.output)
    else { return (self, []) }
    let theirs = request.settings.values
    return (request, theirs.keys.filter { theirs[$0] != mine[$0] }.sorted())
  }

  /// This request, filled with the options of the last run into the target's folder, if only some
  /// of the folder's files are made and `--fresh` is not given. Also a line that names the options
  /// that decide on these files but were not typed, if there are any.
  func filled(
    for target: FilmTarget, film path: String
  ) -> (request: FilmRequest, line: String?) {
    guard target.isPart, !reading.fresh, let folder = target.folder, let last = folder.last else {
      return (self, nil)
    }
    let (filled, taken) = filled(from: last, film: path)
    let names = Set(target.fileNames.flatMap(FilmSettings.names(decidingOn:)))
    let reused = taken.filter(names.contains)
    guard !reused.isEmpty else { return (filled, nil) }
    let words = reused.map(filled.typed).joined(separator: " ")
    return (filled, "\(folder.path): made with the options of the last run: \(words)")
  }

  /// An option as it would be typed.
  func typed(_ name: String) -> String {
    switch (name, settings.values[name] ?? "") {
    case ("smooth", let value), ("stills", let value), ("facts", let value), ("exact", let value),
      ("still-palettes", let value):
      value == "true" ? "--\(name)" : "--no-\(name)"
    case (_, let value): "--\(name) \(value)"
    }
  }
}

extension FilmReadingFlags {
  /// Sets options that were not typed, from values by flag name.
  fileprivate mutating func fill(from values: [String: String]) {
    // Start and end of the part to read are one choice.
    if start == nil, end == nil {
      start = values["start"]
      end = values["end"].flatMap { $0.isEmpty ? nil : $0 }
    }
    sample = sample ?? values["sample"]
    exact = exact ?? values["exact"].map { $0 == "true" }
    matrix = matrix ?? values["matrix"]
    rate = rate ?? values["rate"]
  }
}

extension FilmOutputFlags {
  fileprivate mutating func fill(from values: [String: String]) {
    barcode = barcode ?? values["barcode"]
    width = width ?? values["width"].flatMap { Int($0) }
    ground = ground ?? values["ground"].flatMap { $0.isEmpty ? nil : $0 }
    title = title ?? values["title"].flatMap { $0.isEmpty ? nil : $0 }
    height = height ?? values["height"].flatMap { Int($0) }
    smooth = smooth ?? values["smooth"].map { $0 == "true" }
    fillStills(from: values)
    stillPalettes = stillPalettes ?? values["still-palettes"].map { $0 == "true" }
    facts = facts ?? values["facts"].map { $0 == "true" }
    // Whoever lists `stills` as a format wants them.
    let namesStills = (try? chosenFormats())??.contains(FilmSettings.stills) ?? false
    stills = stills ?? (namesStills ? true : values["stills"].map { $0 == "true" })
    recordStart = recordStart ?? values["record-start"].flatMap { $0.isEmpty ? nil : $0 }
    reel = reel ?? values["reel"].flatMap { $0.isEmpty ? nil : $0 }
  }

  private mutating func fillStills(from values: [String: String]) {
    let lastFormat = values["still-format"]
    if stillWidth == .full {
      // The folder's counts have small stills of some width, which they keep.
      stillFormat =
        stillFormat ?? (lastFormat == StillFormat.jpeg.rawValue ? nil : lastFormat)
        ?? chosenStillFormat.rawValue
      stillWidth = nil
    }
    stillWidth = stillWidth ?? values["still-width"].flatMap(StillWidth.init(argument:))
    stillFormat = stillFormat ?? lastFormat
  }
}
