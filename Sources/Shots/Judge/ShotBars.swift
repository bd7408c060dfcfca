import Frames

/// Where the letterbox and pillarbox bars of a shot are, as far as the frames so far have shown.
///
/// A row belongs to a bar if it was dark in every frame, and if the picture starts directly next to
/// the bar: a night sky, a vignette or a lit figure before black does not make bars. Two bars of
/// the same thickness are accepted immediately, a single bar or two unequal ones after a second.
/// Text in one of two bars does not hide that bar. If a shot is too dark for a decision, it has the
/// bars of the previous shot, unless those areas contain light.
struct ShotBars: Sendable {
  private let width, height: Int
  /// How many samples are needed to accept a bar without a matching one.
  private let longLooks: Int
  private var rows, columns: BarAxis
  private var edges: EdgeLight?
  private var looks = 0
  private let before: Margins?

  /// The thickness of the bars.
  struct Margins: Sendable, Equatable {
    /// In pixels of the small frame.
    var rows: BarAxis.Ends
    var columns: BarAxis.Ends
    /// Width and height of that small frame.
    var size: SIMD2<Int>
    /// As fractions of the height and the width: top, bottom, left, right.
    var fractions: SIMD4<Double>
  }

  /// The bars found so far; `nil` if there are none.
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

  /// The picture inside the bars in the small frame, without rows and columns that a bar partly
  /// covers.
  var inside: PixelArea {
    guard let margins else { return PixelArea(x: 0, y: 0, width: width, height: height) }
    let pad = { (thickness: Int) in thickness > 0 ? thickness + 1 : 0 }
    let (left, top) = (pad(margins.columns.start), pad(margins.rows.start))
    return PixelArea(
      x: left, y: top, width: max(1, width - left - pad(margins.columns.end)),
      height: max(1, height - top - pad(margins.rows.end)))
  }

  /// Adds the scan of the next small frame.
  mutating func add(_ look: EdgeScan) {
    looks += 1
    rows.add(look.rows)
    columns.add(look.columns)
    margins = found() ?? inherited()
  }

  /// Adds the light of the next frame at its full size.
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
  /// The bars that the next shot may have if it is too dark for a decision. A shot that is not a
  /// picture passes on the bars that it received, because lines of text are not bars.
  func inheritable(isPicture: Bool) -> Margins? { isPicture ? exact : before }

  /// The bars of this shot. A shot that is not a picture has the bars of the previous shot, unless
  /// it has light in them.
  func final(isPicture: Bool) -> Margins? { isPicture ? exact : inherited() }

  /// The bars, accurate to the pixel of the full frame if its light was given.
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

  /// The fraction of a full-size profile that lies before the first light near the edge of a bar.
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

  /// How many rows there are from the first lit one to the last.
  private static func extent(_ axis: BarAxis, of across: Int) -> Int {
    let limit = Int(BarAxis.darkShare * Double(across))
    guard let first = axis.light.firstIndex(where: { $0 > limit }),
      let last = axis.light.lastIndex(where: { $0 > limit })
    else { return 0 }
    return last - first + 1
  }

  /// The bars of the previous shot, if this shot has no light in them.
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

/// Bars as numbers, so that a file can store them.
extension ShotBars.Margins {
  /// Four thicknesses in pixels of the small frame, then the same four as fractions of the frame.
  var memory: [Double] {
    [rows.start, rows.end, columns.start, columns.end].map(Double.init)
      + (0..<4).map { fractions[$0] }
  }

  /// Restores bars from `memory` for frames of this size; `nil` if the numbers are not valid bars.
  init?(memory: [Double], width: Int, height: Int) {
    guard memory.count == 8, memory.allSatisfy({ (0...65536).contains($0) }) else { return nil }
    let ends = memory[..<4].map { Int($0) }
    guard ends[0] + ends[1] < height, ends[2] + ends[3] < width else { return nil }
    self.init(
      rows: .init(start: ends[0], end: ends[1]), columns: .init(start: ends[2], end: ends[3]),
      size: SIMD2(width, height),
      fractions: SIMD4(memory[4], memory[5], memory[6], memory[7]))
  }
}

/// How much light is in each row and column of a frame at its full size. It locates bars to the
/// pixel.
public struct EdgeLight: Sendable, Equatable {
  /// For each row of the upright frame the share of its pixels that are lit, 0…255 for none…all.
  ///
  /// A pixel is lit if its gray is above 20 of 255. Only a sample of each row's pixels is measured.
  /// Rows in the middle of a bright picture are not measured and count as 0; in a film that lies on
  /// its side, this holds for columns.
  public var rows: [UInt8]
  /// The same for each column.
  public var columns: [UInt8]

  public init(rows: [UInt8], columns: [UInt8]) {
    self.rows = rows
    self.columns = columns
  }
}
