import ArgumentParser
import Frames
import Media
import PaintedScenes
import Platform

/// `filmpalette samples FOLDER`: paints stills, or a film, to try the other commands on.
struct SamplesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "samples",
    abstract: "Paint six stills, or a film, to try things on.",
    discussion: """
      The pictures belong to nobody, and the same width gives the same bytes. The
      film is 28 seconds of numbered pictures: three places, nine shots, a
      dissolve, two fades.

      EXAMPLES
        filmpalette samples stills
        filmpalette samples --film frames
        filmpalette film frames/three-places-%04d.jpg -o report/
      """)

  @Argument(
    help: ArgumentHelp("The folder for them; made if there is none.", valueName: "folder"),
    completion: .directory)
  var folder = ""

  @Flag(help: "Paint the film instead of the stills.")
  var film = false

  @Flag(help: "Write the stills as JPEG instead of PNG.")
  var jpeg = false

  @Option(
    help: ArgumentHelp("The width of the stills: 64…4096 (default: 1280)", valueName: "pixels"))
  var width: Int?

  func validate() throws {
    guard !Checks.areLeftOut else { return }
    guard !folder.isEmpty else { throw ValidationError("Name a folder. See --help.") }
    guard !film || (width == nil && !jpeg) else {
      throw ValidationError("--width and --jpeg are for stills, and not for --film")
    }
    guard (64...4096).contains(width ?? 1280) else {
      throw ValidationError("--width must be 64…4096, and is \(width ?? 0)")
    }
  }

  func run() throws {
    do {
      _ = try FileOutput.makeFolder(folder)
      try film ? paintFilm() : paintStills()
    } catch {
      reportError("\(error)")
      throw ExitStatus.nothingWorked
    }
  }

  private func paintStills() throws {
    for scene in PaintedScene.all {
      let frame = scene.frame(width: width ?? 1280)
      let bytes = try jpeg ? StillWriter.jpeg(frame, quality: 80) : StillWriter.png(frame)
      try FileOutput.write(bytes, to: "\(folder)/\(scene.name).\(jpeg ? "jpg" : "png")")
    }
  }

  private func paintFilm() throws {
    var count = 0
    try ScenesFilm().forEachFrame { frame in
      count += 1
      let number = String(repeating: "0", count: 4 - "\(count)".count) + "\(count)"
      let path = "\(folder)/three-places-\(number).jpg"
      try FileOutput.write(StillWriter.jpeg(frame, quality: 92), to: path)
    }
  }
}
