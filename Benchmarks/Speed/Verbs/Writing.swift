import Media
import PaletteFiles
import Palettes

extension Verb {
  /// Palette → the bytes of a format.
  ///
  /// A name without a format is a programmer's mistake.
  static func write(_ name: String) -> Verb {
    guard let format = PaletteFormat.named(name) else {
      preconditionFailure("no format is called \(name)")
    }
    return Verb(name: "write \(name)") { scene in
      let palette = scene.palette
      switch format.writer {
      case .bytes(let write): return { _ = write(palette) }
      case .picture(let draw):
        var choices = PictureChoices()
        choices.lettering = .system
        return { [choices] in _ = try StillWriter.png(draw(palette, choices)) }
      }
    }
  }
}
