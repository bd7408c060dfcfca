import ArgumentParser
import Media
import PaletteFiles
import Palettes
import Platform

/// The arguments of `filmpalette STILL…`, as typed.
struct ExtractRequest: Equatable {
  var reading = StillRequest()
  var format: String?
  var output: String?
  /// Whether text has the facts too.
  var facts = false
  /// What a sheet stands on, as typed.
  var ground: String?
  var title: String?

  /// The job for this request.
  ///
  /// - Throws: `ValidationError` if the request cannot be carried out.
  func job() throws -> ExtractJob {
    try reading.validate()
    let options = try reading.options()
    let (stills, unreadable) = try reading.pictures()
    let plan = try OutputPlan(
      stills: stills, format: format, output: output, facts: facts,
      isSeveral: stills.count > 1 || reading.recursive)
    let extraction = StillExtraction(
      options: options,
      inputs: reading.inputs(hashes: plan.format.name == PaletteFormat.json.name),
      format: plan.presentation, ground: try ground.map(Ground.init(typed:)) ?? .dark,
      title: title)
    return ExtractJob(
      stills: stills, unreadable: unreadable, workers: reading.workers, timeout: reading.timeout,
      extraction: extraction, plan: plan)
  }
}

/// Stills to extract, and where to write their palettes.
struct ExtractJob {
  let stills: [String]
  /// What could not be read below the folders; each counts as a still that failed.
  var unreadable: [UnreadablePlace] = []
  let workers: Int
  /// The most seconds for one still.
  let timeout: Int?
  let extraction: StillExtraction
  let plan: OutputPlan

  /// How many files a sheet needs open at a time, with its fonts and a few to spare.
  private static let fewestFiles = 8

  /// - Throws: `ExitCode` if some stills failed, or nothing can be written.
  func run() throws {
    // With fewer files, the fonts would be missing, and a sheet would silently have other letters.
    guard plan.format.name != PaletteFormat.sheet.name || CurrentProcess.mayOpen(Self.fewestFiles)
    else {
      reportError(
        "the limit of open files (ulimit -n) is too low: a sheet needs \(Self.fewestFiles)")
      throw ExitStatus.nothingWorked
    }
    extraction.inputs.warn()
    for place in unreadable { reportError("\(place)") }
    try plan.prepare()
    let jobs = StillJobs(
      stills: stills, workers: workers, memory: extraction.inputs.limits.memory,
      timeout: timeout)
    let failures = jobs.run { still, memory, share in
      try extraction.bytes(of: still, reusing: &memory, within: share)
    } deliver: { index, bytes in
      try plan.deliver(bytes, of: index)
    }
    try ExitStatus.report(
      failures: failures + unreadable.count, of: stills.count + unreadable.count)
  }
}
