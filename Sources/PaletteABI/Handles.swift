import Frames
import Palettes
import Synchronization

/// What the opaque pointers of the header point to. Each is retained once for its caller.
final class PaletteHandle: Sendable {
  let palette: Palette
  /// The picture's path, for formats that show the still; `nil` if it was not a file.
  let path: String?

  init(_ palette: Palette, path: String? = nil) {
    (self.palette, self.path) = (palette, path)
  }
}

/// A histogram, and the options that decided which pixels it counts.
final class HistogramHandle: Sendable {
  let picture: CountedPicture
  let options: PaletteOptions

  var pixels: Int { picture.histogram.pixels }

  init(_ picture: CountedPicture, options: PaletteOptions) {
    (self.picture, self.options) = (picture, options)
  }
}

/// Whether a call is to end.
final class CancelHandle: Sendable {
  private let isSet = Atomic(false)

  func set() { isSet.store(true, ordering: .relaxed) }

  /// - Throws: `CallError.cancelled` after `set`.
  func check() throws(CallError) {
    if isSet.load(ordering: .relaxed) { throw .cancelled }
  }
}

extension OpaquePointer {
  /// A pointer for C, which `release` ends.
  init(retaining object: some AnyObject) {
    self.init(Unmanaged.passRetained(object).toOpaque())
  }

  /// The object behind a pointer from C.
  func object<Object: AnyObject>(as type: Object.Type) -> Object {
    Unmanaged<Object>.fromOpaque(UnsafeRawPointer(self)).takeUnretainedValue()
  }

  func release<Object: AnyObject>(_ type: Object.Type) {
    Unmanaged<Object>.fromOpaque(UnsafeRawPointer(self)).release()
  }
}
