// The names are those of the header.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CPaletteABI
import Frames
import Media
import PaletteFiles
import Palettes

private func histogram(
  _ options: UnsafePointer<CChar>?, _ cancel: OpaquePointer?,
  _ result: UnsafeMutablePointer<OpaquePointer?>?, _ message: Message?,
  of picture: () throws -> CalledPicture
) -> fp_status {
  answer(message, options, cancel, picture) { _, source, options in
    let result = try UnsafeMutablePointer.place(result, called: "histogram")
    let counted = try source.histogram(options)
    result.pointee = OpaquePointer(retaining: HistogramHandle(counted, options: options))
  }
}

@c @implementation
public func fp_histogram_of_file(
  _ path: UnsafePointer<CChar>?, _ options: UnsafePointer<CChar>?, _ cancel: OpaquePointer?,
  _ result: UnsafeMutablePointer<OpaquePointer?>?, _ message: Message?
) -> fp_status {
  histogram(options, cancel, result, message) { try CalledPicture(path: path) }
}

@c @implementation
public func fp_histogram_of_bytes(
  _ bytes: UnsafeRawPointer?, _ size: Int, _ name: UnsafePointer<CChar>?,
  _ options: UnsafePointer<CChar>?, _ cancel: OpaquePointer?,
  _ result: UnsafeMutablePointer<OpaquePointer?>?, _ message: Message?
) -> fp_status {
  histogram(options, cancel, result, message) { try CalledPicture(bytes, size, name: name) }
}

@c @implementation
public func fp_histogram_of_pixels(
  _ pixels: UnsafePointer<fp_pixels>?, _ name: UnsafePointer<CChar>?,
  _ options: UnsafePointer<CChar>?, _ cancel: OpaquePointer?,
  _ result: UnsafeMutablePointer<OpaquePointer?>?, _ message: Message?
) -> fp_status {
  histogram(options, cancel, result, message) { try CalledPicture(pixels, name: name) }
}

/// The histogram behind a pointer from C.
private func handle(
  _ histogram: OpaquePointer?, called name: String = "histogram"
) throws(CallError) -> HistogramHandle {
  guard let histogram else { throw .missing(name) }
  return histogram.object(as: HistogramHandle.self)
}

@c @implementation
public func fp_histogram_merged(
  _ first: OpaquePointer?, _ second: OpaquePointer?, _ sum: UnsafeMutablePointer<OpaquePointer?>?,
  _ message: Message?
) -> fp_status {
  answer(message) {
    let sum = try UnsafeMutablePointer.place(sum, called: "sum")
    let (first, second) = (try handle(first, called: "first"), try handle(second, called: "second"))
    guard first.options.countsPixels(as: second.options) else {
      throw CallError.invalid("the histograms were counted with different bars, region or filters")
    }
    guard first.pixels + second.pixels <= Histogram.mostPixels else {
      throw HistogramError.tooManyPixels
    }
    var merged = first.picture
    merged.histogram.merge(second.picture.histogram)
    // Together they are no longer one picture of one size.
    merged.source.sha256 = nil
    merged.source.bars = nil
    sum.pointee = OpaquePointer(retaining: HistogramHandle(merged, options: first.options))
  }
}

@c @implementation
public func fp_histogram_facts(
  _ histogram: OpaquePointer?, _ json: UnsafeMutablePointer<fp_bytes>?, _ message: Message?
) -> fp_status {
  answer(message) {
    let json = try UnsafeMutablePointer.place(json, called: "json")
    let handle = try handle(histogram)
    let (source, histogram) = (handle.picture.source, handle.picture.histogram)
    var members: [(key: String, value: JSONValue)] = [
      ("name", .string(source.name)), ("width", .integer(source.width)),
      ("height", .integer(source.height)),
    ]
    if let sampling = source.sampling { members.append(("sampling", .string(sampling))) }
    members += [
      ("pixels", .integer(histogram.pixels)), ("downsampled", .boolean(histogram.hasDownsampled)),
      ("options", .string(handle.options.pixelQuery)),
    ]
    try give(Array(JSONValue.object(members).text.utf8), to: json)
  }
}

@c @implementation
public func fp_histogram_written(
  _ histogram: OpaquePointer?, _ result: UnsafeMutablePointer<fp_bytes>?, _ message: Message?
) -> fp_status {
  answer(message) {
    let result = try UnsafeMutablePointer.place(result, called: "bytes")
    let handle = try handle(histogram)
    try give(handle.picture.written(countedWith: handle.options), to: result)
  }
}

@c @implementation
public func fp_histogram_read(
  _ data: UnsafeRawPointer?, _ size: Int, _ result: UnsafeMutablePointer<OpaquePointer?>?,
  _ message: Message?
) -> fp_status {
  answer(message) {
    let result = try UnsafeMutablePointer.place(result, called: "histogram")
    let (picture, options) = try CountedPicture.read(bytes(data, size))
    result.pointee = OpaquePointer(retaining: HistogramHandle(picture, options: options))
  }
}

@c @implementation
public func fp_histogram_palette(
  _ histogram: OpaquePointer?, _ options: UnsafePointer<CChar>?, _ cancel: OpaquePointer?,
  _ result: UnsafeMutablePointer<OpaquePointer?>?, _ message: Message?
) -> fp_status {
  answer(message) {
    let result = try UnsafeMutablePointer.place(result, called: "palette")
    let handle = try handle(histogram)
    let options = try PaletteOptions(query: options)
    guard handle.options.countsPixels(as: options) else {
      throw CallError.invalid(
        "the histogram was counted with other bars, region or filters than these options have")
    }
    guard handle.picture.histogram.hasDownsampled || !options.usesDownsampled else {
      throw CallError.invalid(
        "the histogram was counted for another algorithm: standout and count=auto need one that was "
          + "counted for them")
    }
    try cancel?.object(as: CancelHandle.self).check()
    result.pointee = OpaquePointer(retaining: PaletteHandle(handle.picture.palette(options)))
  }
}

@c @implementation
public func fp_histogram_free(_ histogram: OpaquePointer?) {
  histogram?.release(HistogramHandle.self)
}
