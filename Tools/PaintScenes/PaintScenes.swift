import Media

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `paint-scenes FOLDER [WIDTH [jpeg]]`: paints every scene as a PNG or JPEG file into a folder
/// that exists.
///
/// The stills are known to the last pixel and belong to nobody: for the demo, and to measure on.
@main
struct PaintScenes {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard let folder = arguments.first, arguments.count <= 3,
      arguments.count < 3 || arguments[3] == "jpeg",
      let width = arguments.count > 1 ? Int(arguments[2]) : 1280, (64...8192).contains(width)
    else {
      print("usage: paint-scenes FOLDER [WIDTH [jpeg]]    (WIDTH: 64…8192, default 1280)")
      exit(64)
    }
    for scene in Scene.all {
      do {
        let frame = scene.frame(width: width)
        let isJPEG = arguments.count == 3
        let bytes = try isJPEG ? StillWriter.jpeg(frame, quality: 80) : StillWriter.png(frame)
        try FileOutput.write(bytes, to: "\(folder)/\(scene.name).\(isJPEG ? "jpg" : "png")")
      } catch {
        print("paint-scenes: \(scene.name): \(error)")
        exit(1)
      }
    }
  }
}
