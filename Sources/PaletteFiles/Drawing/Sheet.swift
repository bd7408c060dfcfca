public import Frames
public import Palettes

/// What a picture of a palette shows besides its colors, and how it is drawn.
public struct PictureChoices: Sendable {
  /// The still, for formats that show it.
  public var still: Frame?
  public var ground = Ground.dark
  /// The title; `nil` for the palette's own name.
  public var title: String?
  public var lettering = Lettering.bitmap

  /// Uses the defaults.
  public init() {}
}

/// A still with its palette, as one picture on a neutral ground, which shifts no color.
///
/// The still keeps its size. A wide or square still has the palette under it, and a tall still
/// beside it. Each color has its hexadecimal value, its share and its name on it. The foot has the
/// title, and a line that says what the colors were found in and how.
public enum Sheet {
  /// The positions of everything, in pixels.
  struct Layout {
    /// The width inside the margins: the still's and its column's, but at least 320.
    let width: Int
    let still: (width: Int, height: Int)
    let type: Typography
    let column: SwatchColumn?
    let swatches: LabelledSwatches?

    init(_ palette: Palette, _ choices: PictureChoices) {
      still = (choices.still?.width ?? 0, choices.still?.height ?? 0)
      let across = still.width == 0 ? 1280 : max(still.width, 320)
      type = Typography(choices.lettering, extent: max(across, still.height))
      column =
        still.height * 4 >= still.width * 5
        ? SwatchColumn(palette, height: still.height, type: type, ground: choices.ground) : nil
      width = column.map { [still, type] in still.width + Self.gap(type) + $0.width } ?? across
      swatches =
        column == nil
        ? LabelledSwatches(palette, width: across, type: type, ground: choices.ground) : nil
    }

    var margin: Int { max(20, type.pixels(40)) }
    static func gap(_ type: Typography) -> Int { max(8, type.pixels(16)) }
    var gap: Int { Self.gap(type) }
    /// A still narrower than the sheet is centered.
    var stillLeft: Int { column == nil ? margin + (width - still.width) / 2 : margin }
    var swatchesTop: Int { still.height == 0 ? margin : margin + still.height + gap }
    /// The baseline of the title.
    var titleLine: Int {
      let bottom = swatches.map { swatchesTop + $0.height } ?? margin + still.height
      return bottom + max(12, type.pixels(24)) + Typography.rise(type.label)
    }
    var sourceLine: Int { titleLine + Typography.leading(type.label) }
    var height: Int { sourceLine + margin * 3 / 4 }
  }

  /// The sheet as a picture. Without a still, it shows only the palette, 1,280 pixels wide inside
  /// the margins.
  ///
  /// Transparent parts of the still show the ground. A still of less than 320 pixels is centered.
  ///
  /// - Complexity: O(pixels of the sheet), and the lettering of three lines for each color.
  public static func frame(of palette: Palette, _ choices: PictureChoices) -> Frame {
    let layout = Layout(palette, choices)
    let ground = choices.ground
    var canvas = Canvas(
      width: layout.width + 2 * layout.margin, height: layout.height, color: ground.color)
    if let still = choices.still { canvas.draw(still, x: layout.stillLeft, y: layout.margin) }
    layout.column?.draw(
      on: &canvas, x: layout.margin + layout.still.width + layout.gap, y: layout.margin)
    layout.swatches?.draw(on: &canvas, x: layout.margin, y: layout.swatchesTop)
    let type = layout.type
    let title = (choices.title ?? palette.name).onOneLine
    canvas.write(
      type.fitted(title, type.label, within: layout.width), type.label, by: type,
      x: layout.margin, baseline: layout.titleLine, color: ground.ink)
    canvas.write(
      type.fitted(source(of: palette, titled: title), type.small, within: layout.width),
      type.small, by: type, x: layout.margin, baseline: layout.sourceLine,
      color: ground.quietInk)
    return canvas.frame
  }

  /// What the colors were found in and how: `street.png · 1280 × 720 · bars left out · 8 colors by
  /// standout`. The name is left out where it is the title.
  package static func source(of palette: Palette, titled title: String) -> String {
    var parts: [String] = []
    if let source = palette.source {
      let name = source.name.onOneLine
      if name != title { parts.append(name) }
      parts += ["\(source.width) × \(source.height)", source.profile.onOneLine]
      parts.append(source.sampling?.onOneLine ?? "")
      if source.bars != nil { parts.append("bars left out") }
    }
    let method = palette.options.map { " by \($0.algorithm.name)" } ?? ""
    parts.append(palette.swatches.count.counted("color") + method)
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }
}
