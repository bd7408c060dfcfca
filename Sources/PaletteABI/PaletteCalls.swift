// The names are those of the header.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CPaletteABI
import Frames
import Media
import PaletteFiles
import Palettes
import Platform

/// A picture that a call from C names: how to open it, and what it is called in messages.
struct CalledPicture {
  let name: String
  let path: String?
  let open: () throws -> any FrameSource

  init(path pointer: UnsafePointer<CChar>?) throws {
    guard let pointer else { throw CallError.missing("path") }
    let path = String(platformString: pointer)
    (name, self.path) = (path.shown, path)
    open = { try MediaReader.openStill(MediaInput(path: path), limits: .ofCalls) }
  }

  init(_ pointer: UnsafeRawPointer?, _ size: Int, name: UnsafePointer<CChar>?) throws {
    let bytes = try PaletteABI.bytes(pointer, size)
    let called = try name.map { try text($0, called: "name") } ?? "bytes"
    (self.name, path) = (called, nil)
    open = { try MediaReader.openStill(MediaInput(bytes: bytes, name: called), limits: .ofCalls) }
  }

  init(_ pixels: UnsafePointer<fp_pixels>?, name: UnsafePointer<CChar>?) throws {
    guard let pixels else { throw CallError.missing("pixels") }
    let called = try name.map { try text($0, called: "name") } ?? "array"
    (self.name, path) = (called, nil)
    open = { try PixelSource(pixels.pointee, name: called) }
  }

  /// The picture's frames, which end when `cancel` is set.
  func source(_ cancel: OpaquePointer?) throws -> any FrameSource {
    guard let cancel else { return try open() }
    let handle = cancel.object(as: CancelHandle.self)
    try handle.check()
    return CancellableSource(try open(), handle)
  }
}

/// Opens a picture and does a call's work with it; what goes wrong is said with the picture's name.
func answer(
  _ message: Message?, _ options: UnsafePointer<CChar>?, _ cancel: OpaquePointer?,
  _ picture: () throws -> CalledPicture,
  _ work: (CalledPicture, any FrameSource, PaletteOptions) throws -> Void
) -> fp_status {
  var given: (picture: CalledPicture, options: PaletteOptions)?
  let status = answer(message) { given = (try picture(), try PaletteOptions(query: options)) }
  guard let given else { return status }
  return answer(message, about: given.picture.name) {
    try work(given.picture, given.picture.source(cancel), given.options)
  }
}

private func palette(
  _ options: UnsafePointer<CChar>?, _ cancel: OpaquePointer?,
  _ result: UnsafeMutablePointer<OpaquePointer?>?, _ message: Message?,
  of picture: () throws -> CalledPicture
) -> fp_status {
  answer(message, options, cancel, picture) { picture, source, options in
    let result = try UnsafeMutablePointer.place(result, called: "palette")
    let palette = try source.palette(options)
    try cancel?.object(as: CancelHandle.self).check()
    result.pointee = OpaquePointer(retaining: PaletteHandle(palette, path: picture.path))
  }
}

@c @implementation
public func fp_palette_of_file(
  _ path: UnsafePointer<CChar>?, _ options: UnsafePointer<CChar>?, _ cancel: OpaquePointer?,
  _ result: UnsafeMutablePointer<OpaquePointer?>?, _ message: Message?
) -> fp_status {
  palette(options, cancel, result, message) { try CalledPicture(path: path) }
}

@c @implementation
public func fp_palette_of_bytes(
  _ bytes: UnsafeRawPointer?, _ size: Int, _ name: UnsafePointer<CChar>?,
  _ options: UnsafePointer<CChar>?, _ cancel: OpaquePointer?,
  _ result: UnsafeMutablePointer<OpaquePointer?>?, _ message: Message?
) -> fp_status {
  palette(options, cancel, result, message) { try CalledPicture(bytes, size, name: name) }
}

@c @implementation
public func fp_palette_of_pixels(
  _ pixels: UnsafePointer<fp_pixels>?, _ name: UnsafePointer<CChar>?,
  _ options: UnsafePointer<CChar>?, _ cancel: OpaquePointer?,
  _ result: UnsafeMutablePointer<OpaquePointer?>?, _ message: Message?
) -> fp_status {
  palette(options, cancel, result, message) { try CalledPicture(pixels, name: name) }
}

@c @implementation
public func fp_palette_read(
  _ data: UnsafeRawPointer?, _ size: Int, _ name: UnsafePointer<CChar>?,
  _ result: UnsafeMutablePointer<OpaquePointer?>?, _ message: Message?
) -> fp_status {
  let name = name.map { String(cString: $0) }
  return answer(message, about: name) {
    let result = try UnsafeMutablePointer.place(result, called: "palette")
    let ending = name?.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last
    let bytes = try bytes(data, size)
    let palette = try PaletteFormat.palette(of: bytes, fileExtension: ending.map(String.init) ?? "")
    result.pointee = OpaquePointer(retaining: PaletteHandle(palette))
  }
}

@c @implementation
public func fp_palette_written(
  _ palette: OpaquePointer?, _ format: UnsafePointer<CChar>?,
  _ result: UnsafeMutablePointer<fp_bytes>?, _ message: Message?
) -> fp_status {
  answer(message) {
    let result = try UnsafeMutablePointer.place(result, called: "bytes")
    guard let handle = palette?.object(as: PaletteHandle.self) else {
      throw CallError.missing("palette")
    }
    let name = try text(format, called: "format")
    guard let format = PaletteFormat.named(name) else {
      let names = PaletteFormat.all.map(\.name)
      let near = Suggestion.nearest(to: name, among: names).map { "; did you mean '\($0)'?" }
      throw CallError.invalid("no format is called '\(name)'\(near ?? "")")
    }
    let bytes = try format.bytes(of: handle.palette) {
      try handle.path.map { path in
        try StillPicture.frame(
          of: MediaInput(path: path), fitting: StillPicture.usualWidth, limits: .ofCalls)
      }
    }
    try give(bytes, to: result)
  }
}

@c @implementation
public func fp_palette_renamed(
  _ palette: OpaquePointer?, _ name: UnsafePointer<CChar>?,
  _ renamed: UnsafeMutablePointer<OpaquePointer?>?, _ message: Message?
) -> fp_status {
  answer(message) {
    let renamed = try UnsafeMutablePointer.place(renamed, called: "renamed")
    guard let handle = palette?.object(as: PaletteHandle.self) else {
      throw CallError.missing("palette")
    }
    var copy = handle.palette
    copy.name = try text(name, called: "name")
    renamed.pointee = OpaquePointer(retaining: PaletteHandle(copy, path: handle.path))
  }
}

@c @implementation
public func fp_palette_free(_ palette: OpaquePointer?) { palette?.release(PaletteHandle.self) }
