import PaletteFiles
import Palettes

/// Schemas of answers, in JSON Schema 2020-12.
enum OpenAPISchemas {
  static let all: [(key: String, value: JSONValue)] = [
    ("Problem", object(["type": text, "title": text, "status": whole, "detail": text])),
    ("Clusters", object(["clusters": array(array(whole))])),
    ("PaletteLink", object(["palette_url": text])),
    (
      "Palette",
      object(
        [
          "version": whole, "source": object([:]), "options": object([:]),
          "colors": array(link("Color")), "pixels": whole, "facts": link("Facts"),
          "notes": array(text),
        ])
    ),
    (
      "Color",
      object(
        [
          "hex": text, "rgb": array(whole), "oklch": array(number), "population": whole,
          "proportion": number, "name": text, "role": text, "reason": text,
        ], optional: ["position": position])
    ),
    (
      "Facts",
      object(
        [
          "blackPoint": text, "blackTint": text, "whitePoint": text, "whiteTint": text,
          "nearNeutral": number, "lights": array(light),
        ],
        optional: ["auto": object(["count": whole, "leftOut": number])])
    ),
  ]

  /// The schema of a route's answer, if it is more specific than JSON.
  static func name(of route: Route) -> String? {
    if route.result == .palette { return "Palette" }
    switch route.path {
    case "/": return "Clusters"
    case "/palette-url": return "PaletteLink"
    default: return nil
    }
  }

  static func link(_ name: String) -> JSONValue {
    .object([("$ref", .string("#/components/schemas/\(name)"))])
  }

  private static let text = type("string")
  private static let whole = type("integer")
  private static let number = type("number")

  private static func type(_ name: String) -> JSONValue { .object([("type", .string(name))]) }

  private static let light = object(
    ["hex": text, "proportion": number], optional: ["position": position])

  private static let position = object(["x": number, "y": number])

  private static func array(_ items: JSONValue) -> JSONValue {
    .object([("type", .string("array")), ("items", items)])
  }

  /// The schema of an object with these members, required and optional; further ones may occur.
  private static func object(
    _ members: KeyValuePairs<String, JSONValue>, optional: KeyValuePairs<String, JSONValue> = [:]
  ) -> JSONValue {
    .object([
      ("type", .string("object")),
      ("required", .array(members.map { .string($0.key) })),
      ("properties", .object((Array(members) + Array(optional)).map { ($0.key, $0.value) })),
    ])
  }
}
