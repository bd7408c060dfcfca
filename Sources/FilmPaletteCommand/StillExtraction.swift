import Media
import Palettes

/// What is done with one still: its bytes → its palette → the bytes of a format.
struct StillExtraction {
  let options: PaletteOptions
  let limits: ReadLimits
  /// Whether URLs may lead to this machine and its network.
  let allowsPrivateURLs: Bool
  let format: PaletteFormat

  /// The still's width on a sheet, in pixels, at most.
  private static let sheetWidth = 1280

  /// The palette of a still, written in the format.
  ///
  /// - Parameter memory: used again from still to still.
  func bytes(of still: String, reusing memory: inout Histogram) throws -> [UInt8] {
    let input = try input(still)
    let source = try MediaReader.open(input, limits: limits)
    let provenance = try source.count(
      options, into: &memory, fromAfar: options.looksFromAfar)
    let palette = CountedPicture(histogram: memory, source: provenance).palette(options)
    switch format.writer {
    case .bytes(let write):
      return write(palette)
    case .picture(let draw):
      let picture =
        format.showsStill
        ? try StillPicture.frame(of: input, fitting: Self.sheetWidth, limits: limits) : nil
      return try StillWriter.png(draw(palette, picture))
    }
  }

  /// The bytes behind a path, a URL or `-`.
  func input(_ still: String) throws -> MediaInput {
    if still == "-" { return try MediaInput.standardInput(limits: limits) }
    let scheme = still.prefix(8).lowercased()
    guard scheme.hasPrefix("http://") || scheme == "https://" else {
      return try MediaInput(path: still, limits: limits)
    }
    let remote = RemoteStill(url: still, allowsPrivateAddresses: allowsPrivateURLs)
    let (name, bytes) = try remote.fetch()
    return try MediaInput(bytes: bytes, name: name, limits: limits)
  }
}
