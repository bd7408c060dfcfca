import Frames

/// Where a shot's letterbox and pillarbox bars are, as far as its frames have shown yet.
///
/// A row belongs to a bar as long as no frame had light in it, and the picture must start at once
/// behind it: a night sky, a vignette and a lit figure before black are no bars. Two bars of one
/// thickness are believed at once, one bar or two unequal ones after a second. Text in one of two
/// bars does not hide it. What is too dark to tell has the bars of the shot before, unless it has
/// light in them.
struct ShotBars: Sendable {
  private let width, height: Int
  /// Looks that are needed to believe in a bar without a twin.
  private let longLooks: Int
  private var rows, columns: BarAxis
  private var edges: EdgeLight?
  private var looks = 0
  private let before: Margins?

  /// How thick bars are.
  struct Margins: Sendable, Equatable {
    /// In pixels of the small frame.
    var rows: BarAxis.Ends
    var columns: BarAxis.Ends
    /// Width and height of that frame.
    var size: SIMD2<Int>
    /// As fractions of the height and the width: top, bottom, left, right.
    var fractions: SIMD4<Double>
  }

  /// What is known now; `nil` if there are no bars.
  private(set) var margins: Margins?

  init(width: Int, height: Int, longLooks: Int, before: Margins?) {
    self.width = width
    self.height = height
    self.longLooks = longLooks
    let known = before.flatMap { $0.size == SIMD2(width, height) ? $0 : nil }
    self.before = known
    margins = known
    rows = BarAxis(count: height, hasText: true)
    columns = BarAxis(count: width, hasText: false)
  }

  /// The picture inside the bars in the small frame, without rows that the bars' edge crosses.
  var inside: PixelArea {
    guard let margins else { return PixelArea(x: 0, y: 0, width: width, height: height) }
    let pad = { (thickness: Int) in thickness > 0 ? thickness + 1 : 0 }
    let (left, top) = (pad(margins.columns.start), pad(margins.rows.start))
    return PixelArea(
      x: left, y: top, width: max(1, width - left - pad(margins.columns.end)),
      height: max(1, height - top - pad(margins.rows.end)))
  }

  /// Takes the light of the next frame.
  mutating func add(_ look: EdgeScan) {
    looks += 1
    rows.add(look.rows)
    columns.add(look.columns)
    margins = found() ?? inherited()
  }

  /// Takes the light of the next frame at its full size.
  mutating func add(_ light: EdgeLight) {
    guard var known = edges, known.rows.count == light.rows.count,
      known.columns.count == light.columns.count
    else {
      edges = light
      return
    }
    for y in known.rows.indices { known.rows[y] = max(known.rows[y], light.rows[y]) }
    for x in known.columns.indices { known.columns[x] = max(known.columns[x], light.columns[x]) }
    edges = known
  }
}

extension ShotBars {
  /// What the next shot may have if it is too dark to tell. A shot that is no picture hands on what
  /// it was given: lines of text are no bars.
  func handedOn(isPicture: Bool) -> Margins? { isPicture ? exact : before }

  /// The bars; of a shot that is no picture, those of the shot before unless it has light there.
  func final(isPicture: Bool) -> Margins? { isPicture ? exact : inherited() }

  /// The bars with their thickness to the pixel of the full frame, if its light was given.
  private var exact: Margins? {
    guard var margins, margins != before, let edges else { return margins }
    let (rows, columns) = (margins.rows, margins.columns)
    margins.fractions = SIMD4(
      Self.edge(edges.rows, rows.start, of: height) ?? margins.fractions.x,
      Self.edge(edges.rows.reversed(), rows.end, of: height) ?? margins.fractions.y,
      Self.edge(edges.columns, columns.start, of: width) ?? margins.fractions.z,
      Self.edge(edges.columns.reversed(), columns.end, of: width) ?? margins.fractions.w)
    return margins
  }

  /// The fraction of a full-size profile that lies before its first light near a bar's edge.
  private static func edge(_ light: [UInt8], _ thickness: Int, of count: Int) -> Double? {
    guard thickness > 0, !light.isEmpty else { return nil }
    let step = Double(light.count) / Double(count)
    let first = max(0, Int(Double(thickness - 1) * step))
    let end = min(light.count, Int((Double(thickness + 2) * step).rounded(.up)))
    guard first < end, let most = light[first..<end].max() else { return nil }
    let limit = max(5, most / 4)
    return light[first..<end].firstIndex { $0 > limit }.map { Double($0) / Double(light.count) }
  }

  /// The bars that this shot itself shows.
  private func found() -> Margins? {
    let across = (Self.extent(rows, of: width), Self.extent(columns, of: height))
    guard across.0 > 0, across.1 > 0 else { return nil }
    let isLong = looks >= longLooks
    let rowEnds = rows.bars(samples: across.1, of: width, isLong: isLong)
    let columnEnds = columns.bars(samples: across.0, of: height, isLong: isLong)
    guard rowEnds != nil || columnEnds != nil else { return nil }
    let (tall, wide) = (rowEnds ?? .init(), columnEnds ?? .init())
    return Margins(
      rows: tall, columns: wide, size: SIMD2(width, height),
      fractions: SIMD4(
        Double(tall.start) / Double(height), Double(tall.end) / Double(height),
        Double(wide.start) / Double(width), Double(wide.end) / Double(width)))
  }

  /// From the first lit row to the last.
  private static func extent(_ axis: BarAxis, of across: Int) -> Int {
    let limit = Int(BarAxis.darkShare * Double(across))
    guard let first = axis.light.firstIndex(where: { $0 > limit }),
      let last = axis.light.lastIndex(where: { $0 > limit })
    else { return 0 }
    return last - first + 1
  }

  /// The bars of the shot before, if this one has no light in them.
  private func inherited() -> Margins? {
    guard let before, rows.agrees(with: before.rows, samples: width),
      columns.agrees(with: before.columns, samples: height)
    else { return nil }
    return before
  }
}

extension ShotBars.Margins {
  /// The picture inside the bars in a frame of this size.
  func area(width: Int, height: Int) -> PixelArea {
    let top = Int((fractions.x * Double(height)).rounded())
    let bottom = Int((fractions.y * Double(height)).rounded())
    let left = Int((fractions.z * Double(width)).rounded())
    let right = Int((fractions.w * Double(width)).rounded())
    return PixelArea(x: left, y: top, width: width - left - right, height: height - top - bottom)
  }
}
