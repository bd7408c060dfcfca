/// How many pixels of each color lie on an edge: between two neighbors that differ, and between
/// their colors too.
///
/// Neighbors are two pixels away, across or up and down, so that wide edges are steep enough to be
/// told from noise. Colors are told apart by five bits of each component. A flat area has nearly no
/// pixels on edges, a texture has some, and the blend of two areas has nothing else.
struct EdgeColors: Sendable {
  /// The number of pixels looked at (x) and of those on an edge (y), for each color; empty until the
  /// first row is counted.
  private var counts: [SIMD2<UInt32>] = []
  /// The same of other pictures, in as many bits as a sum of whole archives needs; empty if there are
  /// none.
  private var others: [SIMD2<UInt64>] = []
  /// The last rows, 3 bytes for each pixel; up to four, of one length.
  private var rows: [[UInt8]] = []
  /// One of so many runs of pixels is looked at, 1 or more. The runs are elsewhere in each row.
  private let sparseness: Int
  /// How many runs are left out at the start of the next row.
  private var phase = 0

  /// How many colors are told apart.
  static let colors = 1 << 15
  /// How far a neighbor is, in pixels or rows.
  private static let distance = 2
  /// How many bytes of a row are looked at together: those of 16 pixels.
  private static let run = 48

  /// No counts.
  ///
  /// - Parameter sparseness: one of so many pixels is looked at. Four is enough to know what kind of
  ///   color it is in a photograph.
  init(sparseness: Int = 4) { self.sparseness = sparseness }

  /// What was counted before: for each color, by its number, the pixels looked at and those on an
  /// edge.
  init(counted: [(color: Int, count: SIMD2<UInt64>)], sparseness: Int = 4) {
    self.init(sparseness: sparseness)
    guard !counted.isEmpty else { return }
    others = [SIMD2<UInt64>](repeating: .zero, count: Self.colors)
    for (color, count) in counted { others[color] = count }
  }

  /// Begins a picture; what was counted stays.
  mutating func begin() {
    rows = []
    phase = 0
  }

  /// Removes every count.
  mutating func removeAll() {
    begin()
    counts = []
    others = []
  }

  /// Adds the next row of a picture, all of its pixels, 3 bytes for each. A row of another length
  /// begins a picture.
  ///
  /// - Complexity: O(pixels looked at).
  mutating func add(_ row: UnsafeBufferPointer<UInt8>) {
    if rows.first?.count != row.count { begin() }
    if rows.count == 2 * Self.distance {
      if counts.isEmpty { counts = [SIMD2<UInt32>](repeating: .zero, count: Self.colors) }
      judge(rows[Self.distance], above: rows[0], below: row)
      rows.removeFirst()
    }
    rows.append(Array(row))
  }

  /// Counts the pixels of a row.
  private mutating func judge(
    _ row: [UInt8], above: [UInt8], below: UnsafeBufferPointer<UInt8>
  ) {
    let beside = 3 * Self.distance
    let end = row.count - beside
    phase = (phase + sparseness - 1) % sparseness
    row.withUnsafeBufferPointer { row in
      above.withUnsafeBufferPointer { above in
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * Self.run) { judged in
          counts.withUnsafeMutableBufferPointer { counts in
            let first = beside + phase * Self.run
            for start in stride(from: first, to: end, by: sparseness * Self.run) {
              let length = min(Self.run, end - start)
              for index in 0..<length {
                let place = start &+ index
                let pixel = row[place]
                judged[index] = Between.judge(pixel, row[place &- beside], row[place &+ beside])
                judged[Self.run &+ index] = Between.judge(pixel, above[place], below[place])
              }
              for index in stride(from: 0, to: length, by: 3) {
                let isEdge =
                  Between.isEdge(judged, at: index)
                  || Between.isEdge(judged, at: Self.run &+ index)
                let place = start &+ index
                let color = Self.index(row[place], row[place &+ 1], row[place &+ 2])
                counts[color] &+= SIMD2(1, isEdge ? 1 : 0)
              }
            }
          }
        }
      }
    }
  }

  @inline(__always)
  private static func index(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int {
    Int(red >> 3) &<< 10 | Int(green >> 3) &<< 5 | Int(blue >> 3)
  }

  /// The number of pixels looked at (x) and of those on an edge (y), for the color of this number.
  func count(of color: Int) -> SIMD2<UInt64> {
    var count = SIMD2<UInt64>.zero
    if !counts.isEmpty { count = SIMD2(truncatingIfNeeded: counts[color]) }
    if !others.isEmpty { count &+= others[color] }
    return count
  }

  /// The share of the pixels of about this color that lie on an edge, 0…1; 0 if none was looked at.
  func share(of color: SIMD3<UInt8>) -> Double {
    let count = count(of: Self.index(color.x, color.y, color.z))
    return count.x > 0 ? Double(count.y) / Double(count.x) : 0
  }

  /// The colors of which pixels were looked at, by rising number, and how many.
  var counted: [(color: Int, count: SIMD2<UInt64>)] {
    var counted: [(color: Int, count: SIMD2<UInt64>)] = []
    for color in 0..<max(counts.count, others.count) {
      let count = count(of: color)
      if count.x > 0 { counted.append((color, count)) }
    }
    return counted
  }

  /// Adds every count of `other`.
  mutating func merge(_ other: EdgeColors) {
    if counts.isEmpty, others.isEmpty {
      (counts, others) = (other.counts, other.others)
      return
    }
    guard !other.counts.isEmpty || !other.others.isEmpty else { return }
    if others.isEmpty { others = [SIMD2<UInt64>](repeating: .zero, count: Self.colors) }
    for color in others.indices { others[color] &+= other.count(of: color) }
  }
}

/// Whether one component of a pixel lies between those of two neighbors. The bits of its components
/// are joined: `yes` if it lies between them in all, and clearly in at least one.
private enum Between {
  private static let yes: UInt8 = 1
  private static let no: UInt8 = 2
  /// Neighbors are different from this difference on, of 255.
  private static let difference: Int16 = 8
  /// So much noise is allowed for in components in which neighbors do not differ.
  private static let noise: Int16 = 2

  /// 1: the neighbors differ, and the pixel is at least an eighth of the difference away from both;
  /// 2: it is not between them; 0: the neighbors are alike, and the pixel is like them.
  @inline(__always)
  static func judge(_ pixel: UInt8, _ left: UInt8, _ right: UInt8) -> UInt8 {
    let (pixel, left, right) = (Int16(pixel), Int16(left), Int16(right))
    let (low, high) = (min(left, right), max(left, right))
    let range = high &- low
    let differs = range >= difference
    let margin = differs ? range &>> 3 : 0 &- noise
    let isOutside = pixel < low &+ margin || pixel > high &- margin
    return isOutside ? no : differs ? yes : 0
  }

  /// Whether a pixel whose three components were judged lies on an edge.
  @inline(__always)
  static func isEdge(_ judged: UnsafeMutableBufferPointer<UInt8>, at index: Int) -> Bool {
    judged[index] | judged[index &+ 1] | judged[index &+ 2] == yes
  }
}
