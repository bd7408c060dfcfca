import HTTPTypes
import Media
import PaletteFiles
import Palettes

extension Route {
  static let options = Route(
    method: .get, path: "/v1/options", summary: "Every option, format and limit", result: .json
  ) { _, service in
    var answer = Answer(json: service.optionTable)
    answer.entityTag = String(Digest.hex(answer.bytes).prefix(32))
    answer.fields[.cacheControl] = "no-cache"
    return answer
  }
}

extension PaletteService {
  /// The table from which a client can build a form.
  fileprivate var optionTable: JSONValue {
    let fields = PaletteOptions.fields.map { field in
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
    let formats = PaletteFormat.all.map { format in
      JSONValue.object([
        ("name", .string(format.name)), ("summary", .string(format.summary)),
        ("extension", .string(format.fileExtensions[0])), ("type", .string(format.mediaType)),
      ])
    }
    return .object([
      ("options", .array(fields)), ("formats", .array(formats)),
      ("samples", Sample.list),
      ("with", .array(StillWork.Extra.allCases.map { .string($0.rawValue) })),
      (
        "limits",
        .object([
          ("bytes", .integer(options.maxBody)), ("pixels", .integer(options.maxPixels)),
        ])
      ),
    ])
  }
}
