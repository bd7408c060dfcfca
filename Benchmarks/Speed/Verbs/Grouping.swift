import Palettes

extension Verb {
  /// Histogram → palette, with each algorithm.
  static let groupings = PaletteAlgorithm.all.map { algorithm in
    Verb(name: "place, group by \(algorithm.name), build") { scene in
      let counted = scene.counted
      var options = PaletteOptions()
      options.algorithm = algorithm
      return { _ = counted.palette(options) }
    }
  }
}
