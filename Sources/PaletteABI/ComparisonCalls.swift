// The names are those of the header.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CPaletteABI
import Media
import Pages
import PaletteFiles
import Palettes

private func comparison(
  _ options: UnsafePointer<CChar>?, _ cancel: OpaquePointer?,
  _ json: UnsafeMutablePointer<fp_bytes>?, _ message: Message?,
  of picture: () throws -> CalledPicture
) -> fp_status {
  answer(message, options, cancel, picture) { _, source, options in
    let json = try UnsafeMutablePointer.place(json, called: "json")
    let cancel = cancel?.object(as: CancelHandle.self)
    let comparison = try Comparison(of: source, options: options) { try cancel?.check() }
    try give(Array((JSONValue.comparison(comparison).text + "\n").utf8), to: json)
  }
}

@c @implementation
public func fp_comparison_of_file(
  _ path: UnsafePointer<CChar>?, _ options: UnsafePointer<CChar>?, _ cancel: OpaquePointer?,
  _ json: UnsafeMutablePointer<fp_bytes>?, _ message: Message?
) -> fp_status {
  comparison(options, cancel, json, message) { try CalledPicture(path: path) }
}

@c @implementation
public func fp_comparison_of_bytes(
  _ bytes: UnsafeRawPointer?, _ size: Int, _ name: UnsafePointer<CChar>?,
  _ options: UnsafePointer<CChar>?, _ cancel: OpaquePointer?,
  _ json: UnsafeMutablePointer<fp_bytes>?, _ message: Message?
) -> fp_status {
  comparison(options, cancel, json, message) { try CalledPicture(bytes, size, name: name) }
}

@c @implementation
public func fp_comparison_of_pixels(
  _ pixels: UnsafePointer<fp_pixels>?, _ name: UnsafePointer<CChar>?,
  _ options: UnsafePointer<CChar>?, _ cancel: OpaquePointer?,
  _ json: UnsafeMutablePointer<fp_bytes>?, _ message: Message?
) -> fp_status {
  comparison(options, cancel, json, message) { try CalledPicture(pixels, name: name) }
}
