import Palettes

extension Verb {
  /// Bars and histogram of decoded frames, in memory that is new to the process.
  static let count = Verb(name: "count", isPerPixel: true) { scene in
    { _ = try source(scene).histogram() }
  }

  /// The same in the memory of the still before, as one call on many stills does.
  static let recount = Verb(name: "count, memory used again", isPerPixel: true) { scene in
    var memory = Histogram()
    return { _ = try source(scene).count(PaletteOptions(), into: &memory) }
  }

  private static func source(_ scene: Scene) -> MemorySource {
    MemorySource(frames: scene.frames, size: scene.size, provenance: scene.provenance)
  }
}
