import Media

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `paint-scenes FOLDER [WIDTH]`: paints every scene as a PNG file into a folder that exists.
///
/// The stills are known to the last pixel and belong to nobody: for the demo, and to measure on.
@main
struct PaintScenes {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard let folder = arguments.first, arguments.count <= 2,
      let width = arguments.count == 2 ? Int(arguments[2]) : 1280, (64...8192).contains(width)
    else {
      print("usage: paint-scenes FOLDER [WIDTH]    (WIDTH: 64…8192, default 1280)")
      exit(64)
    }
    for scene in Scene.all {
      do {
        let bytes = try StillWriter.png(scene.frame(width: width))
        try FileOutput.write(bytes, to: "\(folder)/\(scene.name).png")
      } catch {
        print("paint-scenes: \(scene.name): \(error)")
        exit(1)
      }
    }
  }
}
