// The names are those of the header.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CPaletteABI
import ColorScience
import PaletteFiles

/// The color of a text from C.
private func color(_ pointer: UnsafePointer<CChar>?, called name: String) throws -> Color {
  try Color(hex: text(pointer, called: name))
}

@c @implementation
public func fp_color(
  _ pointer: UnsafePointer<CChar>?, _ json: UnsafeMutablePointer<fp_bytes>?, _ message: Message?
) -> fp_status {
  answer(message) {
    let json = try UnsafeMutablePointer.place(json, called: "json")
    let color = try color(pointer, called: "text")
    let bytes = color.bytes
    var members: [(key: String, value: JSONValue)] = [
      ("hex", .string(color.hex)),
      ("rgb", .array([bytes.x, bytes.y, bytes.z].map { .integer(Int($0)) })),
      ("name", .string(ColorNames.nearest(to: color))),
    ]
    let spaces = ColorSpace.all.map { space in
      let point = color.coordinates(in: space)
      let numbers = [point.x, point.y, point.z].map { JSONValue.decimal($0, places: 9) }
      return (key: space.name, value: JSONValue.array(numbers))
    }
    members.append(("spaces", .object(spaces)))
    try give(Array(JSONValue.object(members).text.utf8), to: json)
  }
}

@c @implementation
public func fp_difference(
  _ first: UnsafePointer<CChar>?, _ second: UnsafePointer<CChar>?,
  _ formula: UnsafePointer<CChar>?, _ difference: UnsafeMutablePointer<Double>?,
  _ message: Message?
) -> fp_status {
  answer(message) {
    let difference = try UnsafeMutablePointer.place(difference, called: "difference")
    let name = try formula.map { try text($0, called: "formula") } ?? ColorDifference.ciede2000.name
    guard let measure = ColorDifference.all.first(where: { $0.name == name }) else {
      let names = ColorDifference.all.map(\.name).joined(separator: ", ")
      throw CallError.invalid("no difference is called '\(name)'; there are \(names)")
    }
    difference.pointee = measure.between(
      try color(first, called: "first"), try color(second, called: "second"))
  }
}

@c @implementation
public func fp_contrast(
  _ first: UnsafePointer<CChar>?, _ second: UnsafePointer<CChar>?,
  _ contrast: UnsafeMutablePointer<Double>?, _ message: Message?
) -> fp_status {
  answer(message) {
    let contrast = try UnsafeMutablePointer.place(contrast, called: "contrast")
    contrast.pointee = Contrast.ratio(
      try color(first, called: "first"), try color(second, called: "second"))
  }
}
