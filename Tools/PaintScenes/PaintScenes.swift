import Media
import Palettes
import Platform

/// `paint-scenes FOLDER [WIDTH [jpeg]]`: paints every scene as a PNG or JPEG file into a folder
/// that exists. `paint-scenes FOLDER film`: a film of three of them, as numbered pictures.
///
/// They are known to the last pixel and belong to nobody: for the demo, and to measure on.
@main
struct PaintScenes {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    do {
      if arguments.count == 2, arguments[2] == "film" {
        try film(to: arguments[1])
      } else if let folder = arguments.first, arguments.count <= 3,
        arguments.count < 3 || arguments[3] == "jpeg",
        let width = arguments.count > 1 ? Int(arguments[2]) : 1280, (64...8192).contains(width)
      {
        try stills(to: folder, width: width, asJPEG: arguments.count == 3)
      } else {
        print("usage: paint-scenes FOLDER [WIDTH [jpeg]]    (WIDTH: 64…8192, default 1280)")
        print("       paint-scenes FOLDER film")
        exit(64)
      }
    } catch {
      print("paint-scenes: \(error)")
      exit(1)
    }
  }

  private static func stills(to folder: String, width: Int, asJPEG: Bool) throws {
    for scene in Scene.all {
      let frame = scene.frame(width: width)
      let bytes = try asJPEG ? StillWriter.jpeg(frame, quality: 80) : StillWriter.png(frame)
      try FileOutput.write(bytes, to: "\(folder)/\(scene.name).\(asJPEG ? "jpg" : "png")")
    }
  }

  private static func film(to folder: String) throws {
    var count = 0
    try ScenesFilm().forEachFrame { frame in
      count += 1
      let number = String(repeating: "0", count: 4 - "\(count)".count) + "\(count)"
      try FileOutput.write(
        StillWriter.jpeg(frame, quality: 92), to: "\(folder)/three-places-\(number).jpg")
    }
  }
}
