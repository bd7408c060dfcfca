import HTTPTypes
import Media
import PaletteFiles
import Palettes

extension Route {
  static let openAPI = Route(
    method: .get, path: "/openapi.json", summary: "This description of the service", result: .json
  ) { _, service in
    var answer = Answer(json: OpenAPI.document(service.options))
    answer.entityTag = String(Digest.hex(answer.bytes).prefix(32))
    answer.fields[.cacheControl] = "no-cache"
    return answer
  }
}

/// The OpenAPI 3.1 document, made from the routes, the options and the formats.
enum OpenAPI {
  static func document(_ options: ServerOptions) -> JSONValue {
    var paths: [(key: String, value: JSONValue)] = []
    for route in Route.all where !paths.contains(where: { $0.key == route.path }) {
      let methods = Route.all.filter { $0.path == route.path }.map {
        (key: $0.method.rawValue.lowercased(), value: operation($0, options))
      }
      paths.append((route.path, .object(methods)))
    }
    return .object([
      ("openapi", .string("3.1.0")),
      (
        "info",
        .object([
          ("title", .string("FilmPalette")), ("version", .string(PaletteService.version)),
          ("description", .string("The palettes of film stills.")),
          (
            "license",
            .object([("name", .string("Apache-2.0")), ("identifier", .string("Apache-2.0"))])
          ),
        ])
      ),
      ("paths", .object(paths)),
      ("components", .object([("schemas", .object(OpenAPISchemas.all))])),
    ])
  }

  private static func operation(_ route: Route, _ options: ServerOptions) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("summary", .string(route.summary)),
      ("operationId", .string(name(of: route))),
      ("parameters", .array(parameters(of: route))),
    ]
    if route.method == .post { members.append(("requestBody", body(options))) }
    members.append(("responses", .object(responses(of: route))))
    return .object(members)
  }

  /// The operation's name, such as `getV1Palette` for `GET /v1/palette`.
  private static func name(of route: Route) -> String {
    let words = route.path.split { !$0.isLetter && !$0.isNumber }
    let joined = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return route.method.rawValue.lowercased() + (joined.isEmpty ? "Clusters" : joined)
  }

  private static func parameters(of route: Route) -> [JSONValue] {
    var found: [JSONValue] = []
    if route.path.hasSuffix("{name}") {
      found.append(
        parameter("name", in: "path", "its name", string, isRequired: true))
    }
    guard route.takesOptions else { return found }
    if route.method == .get {
      found.append(
        parameter(
          "url", in: "query", "the still's http or https address", text(atLeast: 1),
          isRequired: true))
    }
    found += PaletteOptions.fields.map { field in
      parameter(
        field.name, in: "query", "\(field.summary); takes \(field.domain)", schema(of: field))
    }
    guard route.result == .palette else { return found }
    found.append(
      parameter(
        "format", in: "query", "the palette's format (default: chosen by Accept)",
        choice(PaletteFormat.all.map(\.name))))
    found.append(
      parameter(
        "with", in: "query", "for json: additional members, separated by commas",
        choice(StillWork.Extra.allCases.map(\.rawValue))))
    found.append(
      parameter(
        "download", in: "query", "whether the answer is a file to download",
        choice(["true", "false"])))
    if route.method == .post {
      found.append(parameter("name", in: "query", "the name of the still", string))
    }
    return found
  }

  private static func parameter(
    _ name: String, in place: String, _ description: String, _ schema: JSONValue,
    isRequired: Bool = false
  ) -> JSONValue {
    .object([
      ("name", .string(name)), ("in", .string(place)), ("required", .boolean(isRequired)),
      ("description", .string(description)), ("schema", schema),
    ])
  }

  /// The values of one option, as JSON Schema.
  private static func schema(of field: PaletteOptions.Field) -> JSONValue {
    let preset: (key: String, value: JSONValue) = ("default", .string(field.defaultText))
    if !field.choices.isEmpty { return choice(field.choices, preset) }
    guard field.isWhole || field.range != nil else {
      return .object([("type", .string("string")), preset])
    }
    let digits = field.defaultText
    var members: [(key: String, value: JSONValue)] = [
      ("type", .string(field.isWhole ? "integer" : "number")), ("default", .number(digits)),
      ("minimum", .decimal(field.range?.lowerBound ?? 0, places: 4)),
    ]
    // Whole numbers without a range are unsigned and have 64 bits.
    members.append(
      (
        "maximum",
        field.range.map { .decimal($0.upperBound, places: 4) } ?? .number(String(UInt64.max))
      ))
    let number = JSONValue.object(members)
    return field.word.map { .object([("oneOf", .array([number, choice([$0])]))]) } ?? number
  }

  private static func choice(
    _ names: [String], _ more: (key: String, value: JSONValue)...
  ) -> JSONValue {
    .object(
      [("type", .string("string")), ("enum", .array(names.map { .string($0) }))] + more)
  }

  private static let string = JSONValue.object([("type", .string("string"))])

  private static func text(atLeast count: Int) -> JSONValue {
    .object([("type", .string("string")), ("minLength", .integer(count))])
  }

  private static func body(_ options: ServerOptions) -> JSONValue {
    let bytes = JSONValue.object([("schema", .object([]))])
    let form = JSONValue.object([
      (
        "schema",
        .object([
          ("type", .string("object")), ("required", .array([.string("still")])),
          (
            "properties",
            .object([
              (
                "still",
                .object([("type", .string("string")), ("format", .string("binary"))])
              )
            ])
          ),
        ])
      )
    ])
    return .object([
      ("description", .string("a picture of at most \(options.maxBody) bytes")),
      ("required", .boolean(true)),
      (
        "content",
        .object([
          ("image/*", bytes), ("application/octet-stream", bytes), ("multipart/form-data", form),
        ])
      ),
    ])
  }

  private static func responses(of route: Route) -> [(key: String, value: JSONValue)] {
    var found: [(key: String, value: JSONValue)] = [("200", success(of: route))]
    for code in route.allErrors {
      let status = HTTPResponse.Status(code: code)
      found.append(
        (
          String(code),
          .object([
            ("description", .string(status.reasonPhrase)),
            (
              "content",
              .object([
                ("application/problem+json", .object([("schema", OpenAPISchemas.link("Problem"))]))
              ])
            ),
          ])
        ))
    }
    return found
  }

  private static func success(of route: Route) -> JSONValue {
    let schema = OpenAPISchemas.name(of: route).map(OpenAPISchemas.link) ?? .object([])
    var content: [(key: String, value: JSONValue)] = []
    switch route.result {
    case .json:
      content = [("application/json", .object([("schema", schema)]))]
      if route.path == "/" { content.append(("text/html", .object([]))) }
    case .palette:
      for type in ["application/json"] + PaletteFormat.all.map(\.mediaType)
      where !content.contains(where: { $0.key == type }) {
        let isPalette = type == "application/json"
        content.append((type, .object(isPalette ? [("schema", schema)] : [])))
      }
    case .text: content = [("text/plain", .object([]))]
    case .page: content = [("text/css", .object([])), ("text/javascript", .object([]))]
    case .picture: content = [("image/jpeg", .object([]))]
    }
    return .object([
      ("description", .string(route.summary)), ("content", .object(content)),
    ])
  }
}
