import ColorScience
package import Palettes

extension JSONValue {
  /// The object of facts.
  package static func facts(_ facts: PictureFacts) -> JSONValue {
    .object(
      [
        ("blackPoint", .string(facts.blackPoint.hex)),
        ("blackTint", .string(Tint(of: facts.blackPoint).rawValue)),
        ("whitePoint", .string(facts.whitePoint.hex)),
        ("whiteTint", .string(Tint(of: facts.whitePoint).rawValue)),
        ("nearNeutral", .decimal(facts.nearNeutral, places: 4)),
        ("lights", .array(facts.lights.map(light))),
      ] + (facts.auto.map { [("auto", auto($0))] } ?? []))
  }

  private static func auto(_ auto: AutomaticCount) -> JSONValue {
    .object([("count", .integer(auto.count)), ("leftOut", .decimal(auto.leftOut, places: 1))])
  }

  private static func light(_ light: PictureFacts.Light) -> JSONValue {
    let position = light.position.map { [("position", JSONValue.position($0))] } ?? []
    return .object(
      [
        ("hex", .string(light.color.hex)), ("proportion", .decimal(light.proportion, places: 4)),
      ] + position)
  }
}

extension PictureFacts {
  /// The facts of an object that `JSONValue.facts` made; `nil` if it is none.
  init?(_ json: JSONValue) {
    guard let black = json["blackPoint"]?.string.flatMap({ try? Color(hex: $0) }),
      let white = json["whitePoint"]?.string.flatMap({ try? Color(hex: $0) }),
      let neutral = json["nearNeutral"]?.double, (0...1).contains(neutral)
    else { return nil }
    self.init(
      blackPoint: black, whitePoint: white, nearNeutral: neutral,
      lights: (json["lights"]?.array ?? []).prefix(4).compactMap(Light.init))
    if let count = json["auto"]?["count"]?.integer, let leftOut = json["auto"]?["leftOut"]?.double,
      (1...64).contains(count), (0...100).contains(leftOut)
    {
      auto = AutomaticCount(count: count, leftOut: leftOut)
    }
  }
}

extension PictureFacts.Light {
  fileprivate init?(_ json: JSONValue) {
    guard let color = json["hex"]?.string.flatMap({ try? Color(hex: $0) }),
      let share = json["proportion"]?.double, (0...1).contains(share)
    else { return nil }
    self.init(
      color: color, proportion: share, position: json["position"].flatMap(Swatch.Position.init))
  }
}

extension Swatch.Position {
  /// The place of an object with x and y in 0…1; `nil` if it is none.
  init?(_ json: JSONValue) {
    guard let x = json["x"]?.double, let y = json["y"]?.double, (0...1).contains(x),
      (0...1).contains(y)
    else { return nil }
    self.init(x: x, y: y)
  }
}
