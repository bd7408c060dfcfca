import Clustering
import ColorScience
package import PaletteFiles
package import Palettes

extension JSONValue {
  /// Every number of a comparison, but nothing about time, place or speed.
  package static func comparison(_ comparison: Comparison) -> JSONValue {
    .object([
      ("version", .integer(1)), ("source", .source(comparison.source)),
      ("options", .options(comparison.options)), ("pixels", .integer(comparison.pixels)),
      (
        "histograms",
        .object(comparison.tones.all.map { name, tones in (name, .tones(tones)) })
      ),
      (
        "comparisons",
        .object(
          Trial.Question.allCases.map { question in
            (question.rawValue, .array(comparison.trials(question).map(JSONValue.trial)))
          })
      ),
      ("notes", .array(comparison.notes.map { .string($0) })),
    ])
  }

  /// Counts of 256 levels and the density at each.
  private static func tones(_ tones: Tones) -> JSONValue {
    .object([
      ("mean", .decimal(tones.mean, places: 2)), ("median", .integer(tones.median)),
      ("counts", .array(tones.counts.map { .integer($0) })),
      ("density", .array(tones.density.map { .decimal($0, places: 6) })),
    ])
  }

  /// The varied options of a trial, its figures and its colors.
  private static func trial(_ trial: Trial) -> JSONValue {
    let options = trial.options
    var members: [(key: String, value: JSONValue)] = [
      ("algorithm", .string(options.algorithm.name)), ("space", .string(trial.space.name)),
      ("count", .integer(trial.count)),
    ]
    if options.algorithm == .agglomerative {
      members.append(("linkage", .string(options.linkage.rawValue)))
    }
    members += [
      ("min-brightness", .decimal(options.minBrightness, places: 4)),
      ("max-brightness", .decimal(options.maxBrightness, places: 4)),
      ("pixels", .integer(trial.palette.pixels)),
    ]
    return .object(members + Self.figures(trial.figures) + [("colors", .colors(trial.palette))])
  }

  private static func figures(_ figures: PaletteFigures) -> [(key: String, value: JSONValue)] {
    [
      ("meanDifference", .decimal(figures.meanDifference, places: 3)),
      ("distortion", .decimal(figures.distortion, places: 6)),
      ("nearestPair", figures.nearestPair.map(JSONValue.pair) ?? .null),
    ]
  }

  private static func pair(_ pair: PaletteFigures.NearestPair) -> JSONValue {
    .object([
      ("difference", .decimal(pair.difference, places: 3)),
      ("colors", .array([pair.first, pair.second].map { .integer($0) })),
    ])
  }
}

extension JSONValue {
  /// A cloud for a page's script: axes and ranges, and the numbers as base64.
  ///
  /// `places` has three little-endian 16-bit numbers for each space and dot. `colors` has red,
  /// green, blue and size for each dot; the size is 0…255, by the root of its share.
  package static func cloud(_ cloud: ColorCloud) -> JSONValue {
    let most = cloud.dots.map(\.share).max() ?? 1
    var colors: [UInt8] = []
    colors.reserveCapacity(4 * cloud.dots.count)
    for dot in cloud.dots {
      for axis in 0..<3 { colors.append(dot.color[axis]) }
      colors.append(UInt8((255 * (dot.share / most).squareRoot()).rounded()))
    }
    var places: [UInt8] = []
    places.reserveCapacity(6 * cloud.dots.count * cloud.spaces.count)
    for place in cloud.spaces.lazy.flatMap(\.places) {
      for axis in 0..<3 {
        places.append(UInt8(truncatingIfNeeded: place[axis]))
        places.append(UInt8(place[axis] >> 8))
      }
    }
    return .object([
      ("dots", .integer(cloud.dots.count)), ("swatches", .integer(cloud.swatchCount)),
      ("spaces", .array(cloud.spaces.map(JSONValue.space))),
      ("places", .string(Base64.text(of: places))),
      ("colors", .string(Base64.text(of: colors))),
    ])
  }

  private static func space(_ space: ColorCloud.Space) -> JSONValue {
    func numbers(_ point: SIMD3<Double>) -> JSONValue {
      .array([point.x, point.y, point.z].map { .decimal($0, places: 4) })
    }
    return .object([
      ("name", .string(space.name)), ("axes", .array(space.axes.map { .string($0) })),
      ("lower", numbers(space.lower)), ("upper", numbers(space.upper)),
    ])
  }
}

extension JSONValue {
  /// A palette's object with the additional member `view`, for a page's script.
  ///
  /// `labels` has the size of the map, the number of `bits` in each byte for the label, and the
  /// `runs` of `LabelMap.coded` as base64. For `cloud` see `JSONValue.cloud`. `figures` has the
  /// figures of a comparison's trial.
  ///
  /// - Parameters:
  ///   - view: the palette and the maps of a still.
  ///   - others: further members of `view`, from the caller.
  package static func view(
    _ view: PaletteView, with others: [(key: String, value: JSONValue)] = []
  ) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = []
    if let labels = view.labels { members.append(("labels", .labels(labels))) }
    if let cloud = view.cloud { members.append(("cloud", .cloud(cloud))) }
    if let figures = view.figures { members.append(("figures", .object(Self.figures(figures)))) }
    guard case .object(let palette) = JSONValue.palette(view.palette) else {
      preconditionFailure("a palette is an object")
    }
    return .object(palette + [("view", .object(members + others))])
  }

  private static func labels(_ map: LabelMap) -> JSONValue {
    .object([
      ("width", .integer(map.width)), ("height", .integer(map.height)),
      ("bits", .integer(map.labelBits)), ("runs", .string(Base64.text(of: map.coded))),
    ])
  }
}
