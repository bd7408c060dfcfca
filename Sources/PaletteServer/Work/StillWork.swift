import ColorScience
import Frames
import Media
import Pages
import PaletteFiles
import Palettes
import Workers

/// A job that turns a still's bytes into an answer's bytes. A worker does it, and the result is
/// cached under its key.
struct StillWork: Sendable {
  /// The form of the answer.
  enum Shape: Sendable {
    case format(PaletteFormat)
    /// The original service's `{"clusters": [[r, g, b], …]}`.
    case clusters
    /// The original service's link to coolors.co.
    case link

    var name: String {
      switch self {
      case .format(let format): format.name
      case .clusters: "clusters"
      case .link: "link"
      }
    }
  }

  /// An addition to the palette in JSON.
  enum Extra: String, CaseIterable, Sendable {
    /// The swatch at each place of the still, and the picture's colors in every space.
    case labels, cloud
    /// How well the palette represents the still, as in a comparison.
    case figures
    /// The still for viewing, as a JPEG at most 1,280 pixels wide.
    case preview
  }

  let bytes: [UInt8]
  let name: String
  let options: PaletteOptions
  let shape: Shape
  let extras: [Extra]
  let limits: ReadLimits
  /// SHA-256 of the bytes, in hexadecimal.
  let digest: String

  /// The longer side of the map of swatches, in places.
  private static let longest = 320

  /// Identifies the result: the same key means the same answer, byte for byte.
  var key: String {
    let choices = PaletteOptions.fields.map { $0.text(options) }
    let parts = [digest, shape.name, extras.map(\.rawValue).joined(separator: ","), name]
    return String(Digest.hex((parts + choices).joined(separator: "\n").utf8).prefix(40))
  }

  /// - Throws: `MediaError`, `ExtractionError`.
  func result(reusing memory: inout Histogram, within share: MemoryShare) throws -> [UInt8] {
    let input = try MediaInput(bytes: bytes, name: name, limits: limits)
    let need = try input.memoryNeeded(limits: limits)
    share.take(need.bytes + 2 * bytes.count, reserving: need.reserved)
    let wants = Set(extras)
    let view = try view(of: input, wants, reusing: &memory)
    switch shape {
    case .clusters: return Array((Self.clusters(view.palette).text + "\n").utf8)
    case .link: return Array((Self.link(view.palette).text + "\n").utf8)
    case .format(let format):
      if wants.isEmpty { return try written(view.palette, as: format, of: input) }
      let others: [(key: String, value: JSONValue)] =
        wants.contains(.preview) ? [("preview", .string(try preview(of: input)))] : []
      return Array((JSONValue.view(view, with: others).text + "\n").utf8)
    }
  }

  /// The palette and its additions. The decoded picture is released before a preview is made.
  private func view(
    of input: MediaInput, _ wants: Set<Extra>, reusing memory: inout Histogram
  ) throws -> PaletteView {
    let source = try MediaReader.open(input, limits: limits)
    var view = try PaletteView(
      of: source, options: options, labels: wants.contains(.labels) ? Self.longest : nil,
      cloud: wants.contains(.cloud), figures: wants.contains(.figures), reusing: &memory)
    view.palette.source?.sha256 = digest
    return view
  }

  private func written(
    _ palette: Palette, as format: PaletteFormat, of input: MediaInput
  ) throws -> [UInt8] {
    try format.bytes(of: palette) {
      try StillPicture.frame(of: input, fitting: StillPicture.usualWidth, limits: limits)
    }
  }

  private func preview(of input: MediaInput) throws -> String {
    let frame = try StillPicture.frame(of: input, fitting: StillPicture.usualWidth, limits: limits)
    return "data:image/jpeg;base64," + Base64.text(of: try StillWriter.jpeg(frame, quality: 85))
  }

  private static func clusters(_ palette: Palette) -> JSONValue {
    let colors = palette.swatches.map { swatch in
      let bytes = swatch.color.bytes
      return JSONValue.array([bytes.x, bytes.y, bytes.z].map { .integer(Int($0)) })
    }
    return .object([("clusters", .array(colors))])
  }

  private static func link(_ palette: Palette) -> JSONValue {
    .object([("palette_url", .string(CoolorsLink.url(of: palette)))])
  }
}
