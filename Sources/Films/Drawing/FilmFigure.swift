import ColorScience
public import Frames
import PaletteFiles
import Palettes

/// A film's colors in time as a figure for a thesis or a wall: the barcode with a time axis, the
/// numbers of the scenes over it, and the film's palette with a label for each color.
///
/// A barcode of palettes shows each shot as a stack of its colors, from light to dark; every other
/// style shows mean colors. The figure stands on white unless another ground is chosen.
public enum FilmFigure {
  /// The figure as a picture.
  ///
  /// - Complexity: O(frames + pixels).
  public static func frame(of film: Film, _ choices: FilmPictureChoices) -> Frame {
    FigureDrawing(film, choices).frame
  }

  /// The figure as SVG, with a text that names the colors for people who do not see them.
  public static func svg(of film: Film, _ choices: FilmPictureChoices) -> String {
    FigureDrawing(film, choices).svg
  }
}

/// The areas and texts of a figure, in pixels.
struct FigureDrawing {
  enum Shape {
    case area(PixelArea, SIMD3<UInt8>)
    /// `anchor` is the part of the text's width that lies left of `x`: 0, 0.5 or 1.
    case text(String, Lettering.Style, x: Int, baseline: Int, anchor: Double, SIMD3<UInt8>)
  }

  let title, description: String
  let width: Int
  private(set) var height = 0
  let ground: Ground
  let type: Typography
  private(set) var shapes: [Shape] = []

  init(_ film: Film, _ choices: FilmPictureChoices) {
    title = film.title
    width = max(640, choices.width)
    ground = choices.figureGround
    type = Typography(choices.lettering, extent: width)
    description = Self.description(of: film)
    let margin = max(20, type.pixels(40))
    let inside = width - 2 * margin
    var y = margin + Typography.rise(type.title)
    let heading = type.fitted(title, type.title, within: inside)
    shapes.append(.text(heading, type.title, x: margin, baseline: y, anchor: 0, ground.ink))
    y += max(14, type.pixels(28)) + Typography.rise(type.small)
    let bands = PixelArea(
      x: margin, y: y + max(6, type.pixels(10)), width: inside,
      height: type.pixels(Double(choices.barcode.height)))
    let scenes = y
    if choices.barcode.style == .palette {
      addStacks(of: film, in: bands)
    } else {
      addMeans(of: film, in: bands, isSmooth: choices.barcode.isSmooth)
    }
    addScenes(of: film, in: bands, baseline: scenes)
    y = bands.y + bands.height
    addAxis(of: film, in: bands)
    y += max(10, type.pixels(16)) + Typography.leading(type.small) + max(10, type.pixels(20))
    y = addPalette(film.palette, x: margin, y: y, width: inside)
    y += max(12, type.pixels(24)) + Typography.rise(type.small)
    let source = type.fitted(film.sourceLine, type.small, within: inside)
    shapes.append(.text(source, type.small, x: margin, baseline: y, anchor: 0, ground.quietInk))
    height = y + margin * 3 / 4
  }

  /// What the figure shows, in words.
  private static func description(of film: Film) -> String {
    let colors = zip(film.palette.swatches, film.palette.percentages).map { swatch, share in
      "\(swatch.name.onOneLine) \(swatch.color.hex), \(share)"
    }
    return "The colors of \(film.title) over \(FilmTime.exact(film.timeline.duration)), from left "
      + "to right. Of the whole film: \(colors.joined(separator: "; "))."
  }

  /// The column of a moment in seconds from the film's start.
  private func column(_ seconds: Double, _ film: Film, _ bands: PixelArea) -> Int {
    let part = min(max(0, film.timeline.part(at: seconds)), 1)
    return bands.x + Int((part * Double(bands.width)).rounded())
  }

  private mutating func addMeans(of film: Film, in bands: PixelArea, isSmooth: Bool) {
    var slices = film.meanColors(slices: bands.width)
    if isSmooth { slices.blend(reach: Barcode.reach(of: bands.width)) }
    let colors = slices.map { Color(linear: SIMD3<Double>($0)).bytes }
    var first = 0
    for slice in 1...colors.count where slice == colors.count || colors[slice] != colors[first] {
      let area = PixelArea(
        x: bands.x + first, y: bands.y, width: slice - first, height: bands.height)
      shapes.append(.area(area, colors[first]))
      first = slice
    }
  }

  private mutating func addStacks(of film: Film, in bands: PixelArea) {
    for shot in film.shots {
      let left = column(shot.start, film, bands)
      var part = PixelArea(
        x: left, y: bands.y, width: column(shot.end, film, bands) - left, height: bands.height)
      guard let palette = shot.palette, part.width > 0 else {
        if part.width > 0 { shapes.append(.area(part, shot.tone.mean)) }
        continue
      }
      let swatches = palette.swatches.enumerated().sorted {
        let (one, two) = (
          $0.1.color.coordinates(in: .oklab).x, $1.1.color.coordinates(in: .oklab).x
        )
        return (two, $0.0) < (one, $1.0)
      }.map(\.1)
      let heights = Apportionment.parts(of: bands.height, for: swatches.map(\.proportion))
      for (swatch, height) in zip(swatches, heights) where height > 0 {
        part.height = height
        shapes.append(.area(part, swatch.color.bytes))
        part.y += height
      }
    }
  }

  /// A tick over the beginning of each scene, and its number where there is room.
  private mutating func addScenes(of film: Film, in bands: PixelArea, baseline: Int) {
    let starts = film.scenes.map { column($0.start, film, bands) }
    let tick = max(4, type.pixels(6))
    var free = bands.x
    for (index, x) in starts.enumerated() {
      let left = min(x, bands.x + bands.width - 1)
      shapes.append(
        .area(
          PixelArea(x: left, y: bands.y - tick, width: max(1, type.pixels(1)), height: tick),
          ground.rule))
      let number = "\(index + 1)"
      // The first number says what it counts, unless the second would have no room.
      let room = (starts.dropFirst().first ?? bands.x + bands.width) - x - type.small.size / 2
      let isFirst = index == 0 && type.width("Scene 1", type.small) <= room
      let word = isFirst ? "Scene 1" : number
      let end = x + type.width(word, type.small)
      guard x >= free, end <= bands.x + bands.width else { continue }
      shapes.append(.text(word, type.small, x: x, baseline: baseline, anchor: 0, ground.quietInk))
      free = end + type.small.size / 2
    }
  }

  /// Times under the bands, at whole seconds, minutes or hours.
  private mutating func addAxis(of film: Film, in bands: PixelArea) {
    let start = film.timeline.seconds(film.timeline.start)
    let end = start + film.timeline.duration
    let step = Self.step(for: film.timeline.duration, labels: 10)
    let top = bands.y + bands.height
    let tick = max(5, type.pixels(8))
    let baseline = top + max(10, type.pixels(16)) + Typography.rise(type.small)
    // A part of a film may have no whole second in it.
    for moment in stride(from: (start / step).rounded(.up) * step, through: end, by: step) {
      let x = min(column(moment, film, bands), bands.x + bands.width - 1)
      shapes.append(
        .area(
          PixelArea(x: x, y: top, width: max(1, type.pixels(1)), height: tick), ground.rule))
      let words = FilmTime.clock(moment)
      let room = type.width(words, type.small) / 2
      let anchor =
        x - room < bands.x ? 0 : x + room > bands.x + bands.width ? 1 : 0.5
      shapes.append(
        .text(words, type.small, x: x, baseline: baseline, anchor: anchor, ground.ink))
    }
  }

  /// The shortest usual step in seconds that gives at most this many labels.
  static func step(for seconds: Double, labels: Int) -> Double {
    let steps: [Double] = [
      1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18_000, 36_000,
    ]
    return steps.first { seconds / $0 <= Double(labels) } ?? (seconds / Double(labels)).rounded(.up)
  }

  /// The palette's swatches with their labels. Returns the row below them.
  private mutating func addPalette(_ palette: Palette, x: Int, y: Int, width: Int) -> Int {
    let block = LabelledSwatches(palette, width: width, type: type, ground: ground)
    // A swatch of the ground's color shows as a thin frame around it.
    let line = max(1, type.pixels(1))
    let edges = block.edges(x: x, y: y)
    for (area, color) in block.areas(x: x, y: y) {
      guard edges.contains(area) else {
        shapes.append(.area(area, color))
        continue
      }
      shapes.append(.area(area, ground.rule))
      let inner = PixelArea(
        x: area.x + line, y: area.y + line, width: area.width - 2 * line,
        height: area.height - 2 * line)
      shapes.append(.area(inner, color))
    }
    for line in block.lines(x: x, y: y) {
      shapes.append(
        .text(line.text, line.style, x: line.x, baseline: line.baseline, anchor: 0, line.ink))
    }
    return y + block.height
  }
}
