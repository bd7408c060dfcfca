// The names are those of the header.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CPaletteABI
import Media
import PaletteFiles
import Palettes
import Platform

@c @implementation
public func fp_abi_version() -> UInt32 { UInt32(FP_ABI_VERSION) }

/// The version, where it stays for C.
private nonisolated(unsafe) let version: UnsafePointer<CChar>? = UnsafePointer(
  strdup(filmPaletteVersion))

@c @implementation
public func fp_version() -> UnsafePointer<CChar>? { version }

@c @implementation
public func fp_free(_ memory: UnsafeMutableRawPointer?) { free(memory) }

@c @implementation
public func fp_use_vips(_ path: UnsafePointer<CChar>?, _ message: Message?) -> fp_status {
  answer(message) {
    guard let path else { throw CallError.missing("path") }
    guard PictureLibrary.use(path) else {
      throw CallError.invalid("libvips is open already")
    }
  }
}

@c @implementation
public func fp_libraries(_ json: UnsafeMutablePointer<fp_bytes>?, _ message: Message?) -> fp_status
{
  answer(message) {
    let json = try UnsafeMutablePointer.place(json, called: "json")
    guard !PictureLibrary.isForked else { throw CallError.forked }
    let library = PictureLibrary.found()
    let members: [(key: String, value: JSONValue)] = [
      ("path", library.map { .string($0.path) } ?? .null),
      ("version", library.map { .string($0.version) } ?? .null),
    ]
    try give(Array(JSONValue.object([("libvips", .object(members))]).text.utf8), to: json)
  }
}

@c @implementation
public func fp_options(_ json: UnsafeMutablePointer<fp_bytes>?, _ message: Message?) -> fp_status {
  answer(message) {
    let json = try UnsafeMutablePointer.place(json, called: "json")
    try give(Array(PaletteOptions.table.text.utf8), to: json)
  }
}

@c @implementation
public func fp_formats(_ json: UnsafeMutablePointer<fp_bytes>?, _ message: Message?) -> fp_status {
  answer(message) {
    let json = try UnsafeMutablePointer.place(json, called: "json")
    try give(Array(PaletteFormat.table.text.utf8), to: json)
  }
}

@c @implementation
public func fp_cancel_new() -> OpaquePointer? { OpaquePointer(retaining: CancelHandle()) }

@c @implementation
public func fp_cancel_set(_ cancel: OpaquePointer?) {
  cancel?.object(as: CancelHandle.self).set()
}

@c @implementation
public func fp_cancel_free(_ cancel: OpaquePointer?) { cancel?.release(CancelHandle.self) }
