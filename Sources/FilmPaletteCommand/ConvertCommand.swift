import ArgumentParser
import Media
import PaletteFiles
import Palettes

/// `filmpalette convert PALETTE -o FILE`: converts one palette format to another.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Turn a palette file into another format.",
    discussion: """
      The input's format is told from its bytes. Readable:
      \(readable).
      Colors keep their order, names and groups; repeated colors are kept.
      Whatever the result cannot hold is reported on standard error.

      EXAMPLES
        filmpalette convert still.ase -o still.gpl
        filmpalette convert colors.gpl -f css
      """)

  @Argument(
    help: ArgumentHelp("A palette file, or - for standard input.", valueName: "palette"),
    completion: .file())
  var input = ""

  @Option(
    name: .shortAndLong, help: ArgumentHelp("One of the formats.", valueName: "format"),
    completion: .list(PaletteFormat.all.map(\.name)))
  var format: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file, in the format of its ending.", valueName: "path"),
    completion: .file())
  var output: String?

  @Flag(help: "Leave repeated colors out.")
  var unique = false

  /// The largest palette file that is read, in bytes.
  private static let limit = 16 << 20

  /// The formats that are recognized, in two lines.
  private static let readable = {
    let names = PaletteFormat.all.filter { !$0.mark.isEmpty }.map(\.name)
    let half = names.count / 2
    return names[..<half].joined(separator: ", ") + ",\n" + names[half...].joined(separator: ", ")
  }()

  func validate() throws {
    guard !Checks.areLeftOut else { return }
    guard !input.isEmpty else {
      throw ValidationError("Name a palette file, or - for standard input. See --help.")
    }
    guard try plan().format.showsStill == false else {
      throw ValidationError("a sheet shows a still, and a palette file contains none")
    }
  }

  func run() throws {
    do {
      let plan = try plan()
      try plan.prepare()
      let palette = try palette()
      try plan.deliver(plan.presentation.bytes(of: palette), of: 0)
      for loss in palette.losses { reportError("\(input): \(loss)") }
      if let loss = palette.loss(in: plan.format) { reportError("\(input): \(loss)") }
    } catch let error where !(error is ExitCode) {
      reportError("\(input): \(error)")
      throw ExitStatus.nothingWorked
    }
  }

  private func palette() throws -> Palette {
    var limits = ReadLimits()
    limits.bytes = Self.limit
    let file =
      input == "-"
      ? try MediaInput.standardInput(limits: limits)
      : try MediaInput(path: input, limits: limits)
    let dot = file.name.lastIndex(of: ".")
    let ending = dot.map { String(file.name[file.name.index(after: $0)...]) } ?? ""
    let palette = try PaletteFormat.palette(of: file.contents, fileExtension: ending)
    return unique ? palette.withoutRepeats() : palette
  }

  private func plan() throws -> OutputPlan {
    try OutputPlan(stills: [input], format: format, output: output, makesFolder: false)
  }
}
