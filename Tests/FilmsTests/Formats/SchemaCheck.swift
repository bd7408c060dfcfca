@testable import Films
@testable import PaletteFiles
@testable import Palettes

/// As much of JSON Schema as `Documentation/film.schema.json` uses, and stricter in one thing: a
/// member that the schema does not name is a fault.
struct SchemaCheck {
  let schema: JSONValue
  /// What is wrong, and where.
  private(set) var faults: [String] = []

  init(schema: JSONValue, value: JSONValue) {
    self.schema = schema
    check(value, schema, at: "")
  }

  private mutating func check(_ value: JSONValue, _ rule: JSONValue, at place: String) {
    guard let rule = resolved(rule) else { return faults.append("\(place): no such $ref") }
    let isOfType = rule["type"]?.string.map { Self.isOf($0, value) } ?? true
    let isListed = rule["enum"]?.array.map { $0.contains { $0.text == value.text } } ?? true
    let isConstant = rule["const"].map { $0.text == value.text } ?? true
    if !isOfType || !isListed || !isConstant { faults.append("\(place): \(value.text)") }
    if let number = value.double {
      let low = rule["minimum"]?.double ?? -.infinity
      let high = rule["maximum"]?.double ?? .infinity
      if number < low || number > high { faults.append("\(place): \(number)") }
    }
    if let values = value.array {
      if values.count < rule["minItems"]?.integer ?? 0 { faults.append("\(place): too few") }
      for (index, value) in values.enumerated() {
        check(value, rule["items"] ?? .object([]), at: "\(place)[\(index)]")
      }
    }
    if case .object(let members) = value { check(members, rule, at: place) }
  }

  private mutating func check(
    _ members: [(key: String, value: JSONValue)], _ rule: JSONValue, at place: String
  ) {
    for name in (rule["required"]?.array ?? []).compactMap(\.string)
    where !members.contains(where: { $0.key == name }) {
      faults.append("\(place): no \(name)")
    }
    for member in members {
      let here = "\(place).\(member.key)"
      if let rule = rule["properties"]?[member.key] ?? rule["additionalProperties"] {
        check(member.value, rule, at: here)
      } else {
        faults.append("\(here): not in the schema")
      }
    }
  }

  private func resolved(_ rule: JSONValue) -> JSONValue? {
    guard let name = rule["$ref"]?.string else { return rule }
    return name.split(separator: "/").last.flatMap { schema["$defs"]?[String($0)] }
  }

  private static func isOf(_ type: String, _ value: JSONValue) -> Bool {
    switch (type, value) {
    case ("object", .object), ("array", .array), ("string", .string), ("boolean", .boolean),
      ("number", .number):
      true
    case ("integer", .number): value.integer != nil
    default: false
    }
  }
}
