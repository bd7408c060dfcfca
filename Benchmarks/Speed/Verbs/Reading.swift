import Frames
import Media
import Palettes

extension Verb {
  /// The header: which reader, what size, which profile.
  static let open = Verb(name: "open") { scene in
    let input = scene.input
    return { _ = try MediaReader.open(input) }
  }

  /// Opening and decoding, every frame thrown away.
  static let read = Verb(name: "open and read", isPerPixel: true) { scene in
    let input = scene.input
    return {
      let source = try MediaReader.open(input)
      while try source.next() != nil {}
    }
  }
}
