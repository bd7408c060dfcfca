import ColorScience
package import PaletteFiles

extension FilmComparison {
  /// The whole comparison as a JSON object.
  package var json: JSONValue {
    var members: [(String, JSONValue)] = [
      ("version", .integer(1)),
      ("first", .string(names.first)), ("second", .string(names.second)),
      ("relation", .string(relation.rawValue)), ("agreement", .decimal(agreement, places: 4)),
      ("shift", shift.json), ("paletteDistance", .decimal(paletteDistance, places: 3)),
    ]
    if relation == .versions {
      members.append(("shots", .array(pairs.map(\.json))))
      members.append(("removed", .array(removed.map { .integer($0) })))
      members.append(("inserted", .array(inserted.map { .integer($0) })))
    }
    members.append(("colors", .array(zip(matches, colors).map { $0.json($1.first, $1.second) })))
    return .object(members)
  }
}

extension FilmComparison.Pair {
  fileprivate var json: JSONValue {
    .object([
      ("first", .integer(first)), ("second", .integer(second)),
      ("meanDifference", .decimal(meanDifference, places: 3)),
      ("paletteDistance", paletteDistance.map { .decimal($0, places: 3) } ?? .null),
      ("shift", shift.json),
    ])
  }
}

extension FilmComparison.Match {
  fileprivate func json(_ one: String, _ two: String) -> JSONValue {
    .object([
      ("first", .string(one)), ("second", .string(two)),
      ("difference", .decimal(difference, places: 3)),
    ])
  }
}

extension ToneShift {
  fileprivate var json: JSONValue {
    .object([
      ("lightness", .decimal(lightness, places: 4)), ("chroma", .decimal(chroma, places: 4)),
      ("hue", .decimal(hue, places: 2)), ("warmth", .decimal(warmth, places: 4)),
    ])
  }
}
