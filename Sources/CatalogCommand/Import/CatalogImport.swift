import ArgumentParser
import PaletteCatalog
import PaletteFiles
import Platform

/// Reads files into a catalog, a batch at a time, so that an interruption loses little.
struct CatalogImport {
  let catalog: Catalog
  var jobs: Int?
  /// The most seconds for one still.
  var timeout: Int?
  /// Whether thumbnails are made.
  var hasThumbnails = true

  private(set) var added = 0
  /// What could not be read, a line each.
  private(set) var failures: [String] = []

  /// Stills that are committed together, at most, and the time after which fewer are.
  private static let batch = 256
  private static let batchTime = Duration.seconds(2)
  static let thumbnailSize = 320

  init(catalog: Catalog, flags: ImportFlags) {
    self.catalog = catalog
    (jobs, timeout, hasThumbnails) = (flags.jobs, flags.timeout, flags.thumbnails)
  }

  /// Adds what is new or changed below what was named.
  ///
  /// - Throws: `CatalogError`; `SystemError` if no process can be started.
  mutating func add(_ walks: [FolderWalk]) throws {
    let known = try catalog.knownFiles()
    try catalog.addRoots(walks.compactMap(\.place))
    for walk in walks { failures += walk.problems }
    // Keys are bytes: Swift takes names for equal that differ only in how accents are written.
    let news = walks.flatMap(\.found).filter {
      known[$0.stamp.place.nameBytes]?.isUnchanged($0.stamp) != true
    }
    var unique: Set<[UInt8]> = []
    let files = news.filter { unique.insert($0.stamp.place.nameBytes).inserted }
    let progress = ImportProgress(total: files.count)
    try addStills(files.filter { $0.kind == .still }.map(\.stamp), progress)
    for file in files where file.kind != .still {
      let films = FilmImport(catalog: catalog, hasThumbnails: hasThumbnails)
      try take(file.kind == .film ? films.film(at: file.stamp) : films.report(at: file.stamp))
      progress.show(done: added + failures.count)
    }
    progress.clear()
    _ = try catalog.colors()
  }

  private mutating func addStills(_ stamps: [FileStamp], _ progress: ImportProgress) throws {
    guard !stamps.isEmpty else { return }
    var arguments = ["count", "--no-counts", "--files-from", "-", "--null"]
    if hasThumbnails { arguments += ["--thumbnail", String(Self.thumbnailSize)] }
    if let jobs { arguments += ["--jobs", String(jobs)] }
    if let timeout { arguments += ["--timeout", String(timeout)] }
    var run = try SiblingRun(arguments)
    run.send(stamps.map(\.place))
    var entries: [CatalogEntry] = []
    var rows = 0
    var begun = ContinuousClock.now
    for stamp in stamps {
      guard let line = run.nextLine() else { break }
      let row = try CountedRow(line: line)
      precondition(row.path == stamp.place.nameBytes, "rows come in the order of the names")
      rows += 1
      entries.append(CatalogEntry(row, at: stamp))
      if entries.count >= Self.batch || ContinuousClock.now - begun > Self.batchTime {
        try commit(&entries)
        begun = .now
        progress.show(done: added + failures.count)
      }
    }
    try commit(&entries)
    _ = run.end()
    if rows < stamps.count {
      failures.append("\(stamps.count - rows) stills were not read: the reader ended early")
    }
  }

  private mutating func take(_ entry: CatalogEntry) throws {
    var entries = [entry]
    try commit(&entries)
  }

  private mutating func commit(_ entries: inout [CatalogEntry]) throws {
    try catalog.add(entries)
    for entry in entries {
      if entry.status == .ok {
        added += 1
      } else {
        failures.append("\(entry.stamp.path.onOneLine): \(entry.reason ?? entry.status.rawValue)")
      }
    }
    entries = []
  }
}

extension FileStamp {
  /// Whether it is the same file, as far as size and time tell.
  func isUnchanged(_ other: FileStamp) -> Bool {
    size == other.size && modified == other.modified
  }
}

/// The flags of `add` and `update`.
struct ImportFlags: ParsableArguments {
  @Option(
    name: .shortAndLong, help: "How many stills to read at a time (default: one for each core).")
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Give up on a still that takes longer (default: 60).", valueName: "seconds"))
  var timeout = 60

  @Flag(inversion: .prefixedNo, help: "Keep a small picture of each still.")
  var thumbnails = true

  func validate() throws {
    guard jobs ?? 1 >= 1 else { throw ValidationError("--jobs takes a number from 1.") }
    guard (1...86_400).contains(timeout) else {
      throw ValidationError("--timeout takes seconds, 1…86400.")
    }
  }
}

/// The progress of an import on one line of a terminal, with its rate and the time that is left.
struct ImportProgress {
  let total: Int
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now

  init(total: Int) { self.total = total }

  func show(done: Int) {
    let time = (ContinuousClock.now - start) / .seconds(1)
    guard isTerminal, time > 1, done > 0 else { return }
    let rate = Double(done) / time
    let left = Int(Double(total - done) / rate)
    standardError(
      "\r\u{1B}[K\(done) of \(total) · \(Int(rate.rounded())) a second · \(left / 60) min \(left % 60) s left"
    )
  }

  func clear() {
    if isTerminal { standardError("\r\u{1B}[K") }
  }
}
