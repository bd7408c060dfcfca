import ArgumentParser
import Media
import Palettes
import Platform

/// Which stills are to be read and how, as it was typed: what `extract` and `compare` have in
/// common.
struct StillRequest: Equatable {
  /// Paths, URLs, or `-`.
  var stills: [String] = []
  /// What was typed for each of `PaletteOptions.fields`, by its name.
  var choices: [String: String] = [:]
  var full = false
  var maxPixels: Int?
  /// As it was typed: `400M`.
  var maxMemory: String?
  /// Seconds for one still.
  var timeout: Int?
  var allowPrivateUrls = false
  var jobs: Int?

  /// How many stills are read at a time.
  var workers: Int { jobs ?? ThisProcess.cores }

  /// - Throws: `ValidationError` for what cannot be done as it was asked for.
  func validate() throws {
    guard !stills.isEmpty else { throw ValidationError("Name at least one still. See --help.") }
    guard stills.filter({ $0 == "-" }).count < 2 else {
      throw ValidationError("Standard input (-) can be read only once.")
    }
    guard jobs ?? 1 >= 1 else { throw ValidationError("--jobs takes a number from 1.") }
    guard maxPixels ?? 1 >= 1 else { throw ValidationError("--max-pixels takes a number from 1.") }
    _ = try ByteCount.flag(maxMemory)
    guard (1...86_400).contains(timeout ?? 1) else {
      throw ValidationError("--timeout takes seconds, 1…86400.")
    }
  }

  /// - Throws: `ValidationError` for the first value that an option does not take.
  func options() throws -> PaletteOptions { try PaletteOptionFlags.validOptions(choices) }

  /// The bytes behind the stills, read within the limits that were asked for.
  ///
  /// - Parameter hashes: whether the result tells the SHA-256 of what was read.
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
  /// What the parser read.
  init(
    stills: [String], palette: PaletteOptionFlags, reading: ReadingFlags, jobs: Int?
  ) {
    self.init(
      stills: stills, choices: palette.choices, full: reading.full, maxPixels: reading.maxPixels,
      maxMemory: reading.maxMemory, timeout: reading.timeout,
      allowPrivateUrls: reading.allowPrivateUrls, jobs: jobs)
  }
}
