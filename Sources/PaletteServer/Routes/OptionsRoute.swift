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
    return .object([
      ("options", PaletteOptions.table), ("formats", PaletteFormat.table),
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
