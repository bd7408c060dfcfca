import ArgumentParser
import Media
import Palettes

/// What was asked for by `filmpalette STILL…`, as it was typed.
struct ExtractRequest: Equatable {
  /// Paths, URLs, or `-`.
  var stills: [String] = []
  /// What was typed for each of `PaletteOptions.fields`, by its name.
  var choices: [String: String] = [:]
  var format: String?
  var output: String?
  var full = false
  var maxPixels: Int?
  var allowPrivateUrls = false
  var jobs: Int?

  /// The work to do.
  ///
  /// - Throws: `ValidationError` for what cannot be done as it was asked for.
  func job() throws -> ExtractJob {
    guard !stills.isEmpty else { throw ValidationError("Name at least one still. See --help.") }
    guard stills.filter({ $0 == "-" }).count < 2 else {
      throw ValidationError("Standard input (-) can be read only once.")
    }
    guard jobs ?? 1 >= 1 else { throw ValidationError("--jobs takes a number from 1.") }
    guard maxPixels ?? 1 >= 1 else { throw ValidationError("--max-pixels takes a number from 1.") }
    let options = try options()
    let plan = try OutputPlan(stills: stills, format: format, output: output)
    var limits = ReadLimits()
    limits.full = full
    limits.pixels = maxPixels ?? limits.pixels
    limits.hashes = plan.format.name == PaletteFormat.json.name
    let extraction = StillExtraction(
      options: options, limits: limits, allowsPrivateURLs: allowPrivateUrls,
      format: plan.presentation)
    return ExtractJob(
      stills: stills, workers: jobs ?? availableCores(), extraction: extraction, plan: plan)
  }

  private func options() throws -> PaletteOptions {
    do {
      return try PaletteOptionFlags.options(choices)
    } catch {
      throw ValidationError("\(error)")
    }
  }
}

/// Stills to extract, and where their palettes go.
struct ExtractJob {
  let stills: [String]
  let workers: Int
  let extraction: StillExtraction
  let plan: OutputPlan

  /// - Throws: `ExitCode` if some stills failed, or nothing can be written.
  func run() throws {
    if extraction.allowsPrivateURLs { complain("URLs may lead to this machine and its network") }
    try plan.prepare()
    let jobs = StillJobs(stills: stills, workers: workers)
    let failures = jobs.run { [extraction] still, memory in
      try extraction.bytes(of: still, reusing: &memory)
    } deliver: { [plan] index, bytes in
      try plan.deliver(bytes, of: index)
    }
    try ExitStatus.report(failures: failures, of: stills.count)
  }
}
