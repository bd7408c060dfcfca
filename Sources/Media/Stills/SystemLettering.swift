import CVips
public import PaletteFiles
import Platform
import Synchronization

extension Lettering {
  /// Text in the fonts of this machine, by libvips through Pango; `bitmap` where there is no font, no
  /// libvips, or a libvips without Pango, and where the environment variable
  /// `FILMPALETTE_LETTERING` is `bitmap`.
  ///
  /// The first line of text loads the fonts, in about 60 ms. The families are Inter, Noto Sans,
  /// DejaVu Sans, and then whatever the machine calls `sans`, so pictures with this lettering differ
  /// from machine to machine ([why](Documentation/Decisions/0069-letters-are-the-machines.md)).
  public static let system = Lettering(name: "system") { text, style in
    SystemFonts.areUsed ? SystemFonts.mask(text, style) : bitmap.mask(text, style)
  }
}

/// Lines of text, drawn by Pango.
enum SystemFonts {
  /// Whether there are fonts, and nobody asked for the bitmap; found out when it is first asked.
  static let areUsed =
    getenv("FILMPALETTE_LETTERING").map { String(cString: $0) } != "bitmap" && areThere

  private static let families = "Inter, Noto Sans, DejaVu Sans, sans"
  /// The longest text that is drawn, in characters; no picture has room for more.
  private static let longest = 1000

  /// Whether there is a font that tells letters apart. Without any, Pango draws boxes that are all
  /// equally wide.
  private static var areThere: Bool {
    guard (try? VipsLibrary.load()) != nil else { return false }
    let style = Lettering.Style(size: 20)
    guard let narrow = drawn("i", style), let wide = drawn("W", style) else { return false }
    return narrow.width < wide.width
  }

  /// The mask, moved from the top of the line to its baseline.
  static func mask(_ text: String, _ style: Lettering.Style) -> TextMask? {
    guard let mask = drawn(text, style), let baseline = baseline(of: style) else { return nil }
    return TextMask(
      width: mask.width, height: mask.height, left: mask.left, top: mask.top - baseline,
      coverage: mask.coverage)
  }

  private static let baselines = Mutex<[Lettering.Style: Int]>([:])

  /// Pixels from the top of a line to its baseline, on which a capital H stands; drawn once for each
  /// style.
  private static func baseline(of style: Lettering.Style) -> Int? {
    if let known = baselines.withLock({ $0[style] }) { return known }
    guard let letter = drawn("H", style) else { return nil }
    let baseline = letter.top + letter.height
    baselines.withLock { $0[style] = baseline }
    return baseline
  }

  /// The mask, counted from the top of the line.
  private static func drawn(_ text: String, _ style: Lettering.Style) -> TextMask? {
    let font = "\(families) \(style.isBold ? "Bold " : "")\(style.size)px"
    let words = XMLText.escaped(String(text.onOneLine.prefix(longest)))
    // Figures of one width, for columns of numbers.
    let markup = "<span font_features=\"tnum\">\(words)</span>"
    var (left, top): (CInt, CInt) = (0, 0)
    guard let picture = cvips_text(markup, font, &left, &top) else {
      VipsLibrary.forgetWords()
      return nil
    }
    defer { cvips_close(picture) }
    let header = cvips_header(picture)
    let (width, height) = (Int(header.width), Int(header.height))
    guard header.bands == 1, header.sample == CVipsSampleUInt8, width > 0, height > 0 else {
      return nil
    }
    var coverage = [UInt8](repeating: 0, count: width * height)
    guard cvips_rows(picture, 0, header.height, &coverage, coverage.count) != 0 else { return nil }
    return TextMask(
      width: width, height: height, left: Int(left), top: Int(top), coverage: coverage)
  }
}
