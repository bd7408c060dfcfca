import ArgumentParser
import Media
import PaletteFiles
import Palettes
import Platform

/// Where results are written, and in which format: to standard output, one file, or a folder.
struct OutputPlan {
  private enum Place {
    case standardOutput
    case file(String)
    /// A folder, and a file name for each still.
    case folder(String, names: [String])
  }

  let format: PaletteFormat
  private let place: Place
  private let facts: Bool
  /// The names that go before the results, where people could not tell whose they are; empty where
  /// they can.
  private let headings: [String]

  /// - Parameters:
  ///   - facts: whether text has the facts of each still too.
  ///   - isSeveral: whether there are several stills, or may be.
  ///   - makesFolder: whether a name without an ending becomes a new folder.
  /// - Throws: `ValidationError` for an unknown format, or a format that is not possible there.
  init(
    stills: [String], format: String?, output: String?, facts: Bool = false,
    isSeveral: Bool? = nil, makesFolder: Bool = true, isScreen: Bool = Terminal.isScreen
  ) throws {
    (self.format, place) = try Self.choice(
      stills: stills, format: format, output: output, isSeveral: isSeveral ?? (stills.count > 1),
      makesFolder: makesFolder)
    self.facts = facts
    let isBare = ["hex", "coolors"].contains(self.format.name)
    let isMixed = output == nil && isBare && stills.count > 1 && isScreen
    headings = isMixed ? stills : []
    if case .standardOutput = place { try checkStandardOutput(stills: stills.count) }
    guard !facts || [PaletteFormat.text, .json].map(\.name).contains(self.format.name) else {
      throw ValidationError("--facts is for text; json always has the facts, \(self.format) never.")
    }
  }

  private static func choice(
    stills: [String], format: String?, output: String?, isSeveral: Bool, makesFolder: Bool
  ) throws -> (PaletteFormat, Place) {
    let named = try format.map(Self.format(named:))
    guard let output else { return (named ?? (Terminal.isScreen ? .text : .json), .standardOutput) }
    let fromEnding = PaletteFormat.forFile(named: output)
    let isNew = makesFolder && named == nil && isNewFolder(output)
    if output.hasSuffix("/") || FileIdentity.isFolder(output) || isNew
      || isSeveral && fromEnding == nil
    {
      if !output.hasSuffix("/"), !FileIdentity.isFolder(output), FileIdentity(output) != nil {
        throw Self.needsFolder(output)
      }
      let format = named ?? .json
      let names = OutputNames.names(for: stills, in: output, ending: format.fileExtensions[0])
      return (format, .folder(output, names: names))
    }
    guard !isSeveral else { throw Self.needsFolder(output) }
    guard FileIdentity(output) == nil || FileIdentity(output) != FileIdentity(stills[0]) else {
      throw ValidationError("\(output): this would overwrite an input file.")
    }
    guard let chosen = named ?? fromEnding else {
      throw ValidationError("\(output): no format has this ending; choose one with --format.")
    }
    return (chosen, .file(output))
  }

  /// Whether this can be the name of a folder to make: there is nothing, and the name has no ending.
  private static func isNewFolder(_ output: String) -> Bool {
    FileIdentity(output) == nil && output.split(separator: "/").last?.contains(".") == false
  }

  /// Creates the folder if needed.
  ///
  /// - Throws: `ExitCode` 1, after reporting why the folder cannot be created.
  func prepare() throws(ExitCode) {
    guard case .folder(let folder, _) = place else { return }
    do throws(UnwritableFile) {
      _ = try FileOutput.makeFolder(folder)
    } catch {
      reportError("\(error)")
      throw ExitStatus.nothingWorked
    }
  }

  /// Writes the result of the still at `index`.
  ///
  /// - Throws: `BrokenOutput` if nothing more can be written; `UnwritableFile`.
  func deliver(_ bytes: [UInt8], of index: Int) throws {
    switch place {
    case .standardOutput:
      do throws(UnwritableFile) {
        try writeToStandardOutput(headed(bytes, of: index))
      } catch {
        throw BrokenOutput(reason: error)
      }
    case .file(let path): try FileOutput.write(bytes, to: path)
    case .folder(let folder, let names):
      let separator = folder.hasSuffix("/") ? "" : "/"
      try FileOutput.write(bytes, to: folder + separator + names[index])
    }
  }

  /// A result as it is shown: under its still's name and before an empty line, if several results
  /// without names come one after the other on a terminal.
  func headed(_ bytes: [UInt8], of index: Int) -> [UInt8] {
    guard !headings.isEmpty else { return bytes }
    return Array((headings[index].shown.onOneLine + "\n").utf8) + bytes + [0x0A]
  }

  /// The format for writing, with color if the output is a color terminal.
  var presentation: PaletteFormat {
    guard format.name == PaletteFormat.text.name else { return format }
    guard case .standardOutput = place else { return .text(colors: .none, facts: facts) }
    return .text(colors: Terminal.colors, facts: facts)
  }

  private func checkStandardOutput(stills: Int) throws {
    guard format.isBinary else { return }
    if Terminal.isScreen {
      throw ValidationError("\(format.name) is not for a terminal; name a file with --output.")
    }
    if stills > 1 {
      throw ValidationError(
        "several \(format.name) files cannot share standard output; name a folder with --output.")
    }
  }

  private static func needsFolder(_ output: String) -> ValidationError {
    ValidationError("\(output): several stills need a folder.")
  }

  private static func format(named name: String) throws -> PaletteFormat {
    guard let format = PaletteFormat.named(name) else {
      let names = PaletteFormat.all.map(\.name).joined(separator: ", ")
      throw ValidationError("format takes \(names), not '\(name)'")
    }
    return format
  }
}

/// Why the shared output accepts no more results: no one reads the pipe, or the disk is full.
struct BrokenOutput: Error, CustomStringConvertible {
  let reason: UnwritableFile
  var description: String { "\(reason)" }
}

/// Writes all of `bytes` to standard output.
func writeToStandardOutput(_ bytes: [UInt8]) throws(UnwritableFile) {
  do throws(SystemError) {
    try writeAll(bytes, to: STDOUT_FILENO)
  } catch {
    throw UnwritableFile(path: "standard output", reason: error.words)
  }
}

extension PaletteFormat {
  /// Whether this format's bytes are not text.
  fileprivate var isBinary: Bool {
    !mediaType.hasPrefix("text/") && !mediaType.contains("json") && !mediaType.contains("svg")
  }
}
