import ArgumentParser
import Media
import Palettes
import Platform

/// Which stills are read, and how, as typed. `extract` and `compare` share these arguments.
struct StillRequest: Equatable {
  /// Paths, URLs, or `-`.
  var stills: [String] = []
  /// The typed value for each of `PaletteOptions.fields`, by name.
  var choices: [String: String] = [:]
  /// Whether folders stand for the pictures below them.
  var recursive = false
  var full = false
  var maxPixels: Int?
  /// The text as typed: `400M`.
  var maxMemory: String?
  /// The most seconds for one still.
  var timeout: Int?
  var allowPrivateUrls = false
  var jobs: Int?

  /// How many stills are read at a time.
  var workers: Int { jobs ?? CurrentProcess.cores }

  /// - Throws: `ValidationError` if the request cannot be carried out.
  func validate() throws {
    guard !stills.isEmpty else { throw ValidationError("Name at least one still. See --help.") }
    try checkFirstWord()
    guard stills.filter({ $0 == "-" }).count < 2 else {
      throw ValidationError("Standard input (-) can be read only once.")
    }
    try checkLimits()
  }

  /// - Throws: `ValidationError` for a limit or a number of jobs that cannot be.
  func checkLimits() throws {
    guard jobs ?? 1 >= 1 else { throw ValidationError("--jobs takes a number from 1.") }
    guard maxPixels ?? 1 >= 1 else { throw ValidationError("--max-pixels takes a number from 1.") }
    _ = try ByteCount.flag(maxMemory)
    guard (1...86_400).contains(timeout ?? 1) else {
      throw ValidationError("--timeout takes seconds, 1…86400.")
    }
  }

  /// - Throws: `ValidationError` if the first still is a word, but no file, that may be a misspelt
  ///   subcommand.
  private func checkFirstWord() throws {
    guard let word = stills.first, !word.contains(where: { "./".contains($0) }),
      FileIdentity(word) == nil
    else { return }
    let names = FilmPalette.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard let name = Suggestion.nearest(to: word, among: names) else { return }
    throw ValidationError(
      name == word
        ? "'\(word)' is no file. The subcommand comes first: filmpalette \(word) …"
        : "'\(word)' is neither a file nor a subcommand. Did you mean '\(name)'?")
  }

  /// The stills to read: with `recursive`, the pictures below a folder in its place; and what could
  /// not be read there.
  ///
  /// - Throws: `EmptyFolder`; `UnreadablePlace`.
  func pictures() throws -> (found: [String], unreadable: [UnreadablePlace]) {
    guard recursive else { return (stills, []) }
    let folder = try StillFolder(of: stills)
    return (folder.pictures, folder.unreadable)
  }

  /// - Throws: `ValidationError` for the first invalid value.
  func options() throws -> PaletteOptions { try PaletteOptionFlags.validOptions(choices) }

  /// Reads the stills within the requested limits.
  ///
  /// - Parameter hashes: whether the result includes the SHA-256 of the bytes that were read.
  func inputs(hashes: Bool) -> StillInputs {
    var limits = ReadLimits()
    limits.full = full
    limits.pixels = maxPixels ?? limits.pixels
    limits.memory = maxMemory.flatMap(ByteCount.parse) ?? limits.memory
    limits.hashes = hashes
    return StillInputs(limits: limits, allowsPrivateURLs: allowPrivateUrls)
  }
}

extension StillRequest {
  /// The request from the parsed arguments.
  init(stills: [String], palette: PaletteOptionFlags, reading: ReadingFlags) {
    self.init(
      stills: stills, choices: palette.choices, recursive: reading.recursive, full: reading.full,
      maxPixels: reading.maxPixels, maxMemory: reading.maxMemory, timeout: reading.timeout,
      allowPrivateUrls: reading.allowPrivateUrls, jobs: reading.jobs)
  }
}
