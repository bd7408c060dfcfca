import Palettes

extension PaletteOptions {
  /// Every option, so that a client can build a form.
  package static var table: JSONValue {
    .array(fields.map(member))
  }

  private static func member(_ field: Field) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("name", .string(field.name)), ("summary", .string(field.summary)),
      ("domain", .string(field.domain)), ("default", .string(field.defaultText)),
    ]
    if !field.choices.isEmpty {
      members.append(("choices", .array(field.choices.map { .string($0) })))
    }
    if let range = field.range {
      members.append(("minimum", .decimal(range.lowerBound, places: 4)))
      members.append(("maximum", .decimal(range.upperBound, places: 4)))
    }
    if let word = field.word { members.append(("word", .string(word))) }
    if let algorithms = field.algorithms {
      members.append(("algorithms", .array(algorithms.map { .string($0) })))
    }
    if field.range != nil || field.isWhole { members.append(("whole", .boolean(field.isWhole))) }
    return JSONValue.object(members)
  }
}

extension PaletteFormat {
  /// Every format.
  package static var table: JSONValue {
    .array(
      all.map { format in
        .object([
          ("name", .string(format.name)), ("summary", .string(format.summary)),
          ("extension", .string(format.fileExtensions[0])), ("type", .string(format.mediaType)),
        ])
      })
  }
}
