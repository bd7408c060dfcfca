import ArgumentParser
import Media
import Palettes

/// `filmpalette convert PALETTE -o FILE`: one palette format into another.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Turn a palette file into another format.",
    discussion: """
      The input's format is told from its bytes. Readable: \(readable).

      EXAMPLES
        filmpalette convert still.ase -o still.gpl
        filmpalette convert colors.gpl -f css
      """)

  @Argument(
    help: ArgumentHelp("A palette file, or - for standard input.", valueName: "palette"),
    completion: .file())
  var input: String

  @Option(
    name: .shortAndLong, help: ArgumentHelp("One of the formats.", valueName: "format"),
    completion: .list(PaletteFormat.all.map(\.name)))
  var format: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file, in the format of its ending.", valueName: "path"),
    completion: .file())
  var output: String?

  /// A palette file of more bytes is none.
  private static let limit = 16 << 20

  private static let readable = PaletteFormat.all.filter { $0.read != nil }.map(\.name)
    .joined(separator: ", ")

  func validate() throws {
    guard try plan().format.showsStill == false else {
      throw ValidationError("a sheet shows a still, and a palette file holds none")
    }
  }

  func run() throws {
    do {
      let plan = try plan()
      try plan.prepare()
      let palette = try palette()
      try plan.deliver(plan.presentation.bytes(of: palette), of: 0)
    } catch let error where !(error is ExitCode) {
      complain("\(input): \(error)")
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
    let bytes = file.contents
    let dot = file.name.lastIndex(of: ".")
    let ending = dot.map { String(file.name[file.name.index(after: $0)...]) } ?? ""
    guard let format = PaletteFormat.recognize(bytes, fileExtension: ending), let read = format.read
    else {
      throw PaletteFileError.notThisFormat(
        "is not a palette that can be read here (\(Self.readable))")
    }
    var palette = try read(bytes)
    if palette.name.isEmpty { palette.name = file.name }
    return palette
  }

  private func plan() throws -> OutputPlan {
    try OutputPlan(stills: [input], format: format, output: output)
  }
}
