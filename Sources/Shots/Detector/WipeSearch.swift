/// Finds frames over which an edge may cross the picture.
enum WipeSearch {
  /// Half the lengths that are tried, in frames.
  static let halves = [4, 5, 6, 8, 10, 13, 17, 22, 28]
  /// Whether a frame farther from the middle begins a shot is never asked.
  static let reach = 30
  /// The longest duration of a wipe, in seconds.
  static let longest = 4.0
  /// The least difference between the ends at the far size, 0…255.
  private static let leastDifference = 20.0
  /// The largest allowed step, as a fraction of the difference between the ends.
  private static let greatestJump = 0.35
  private static let greatestSlideJump = 0.9
  /// How much longer the way from one end over the middle frame to the other may be than the direct
  /// one. In a wipe without any motion it is as long.
  private static let longestWay = 1.9
  private static let longestSlideWay = 2.6
  /// How evenly the change must be spread over the picture (`BlendPath.spread`).
  private static let leastSpread = 0.35
  /// How well a shape must separate the pixels of the middle frame that are closer to one end from
  /// those that are closer to the other, without motion: 1 is perfect, 0 is chance.
  private static let leastAgreement = 0.2
  /// How much closer the new side of a slide must be to the next shot, 0…1.
  private static let leastSlide = 0.3
  /// The greatest movement of a shot during half a wipe, in pixels of the far size.
  private static let greatestMovement = (x: 4, y: 2)
  /// Added to the difference for each pixel of movement, 0…255.
  private static let movementPrice = 0.3

  /// The shapes and movements with which the frames `middle ± half` may be a wipe.
  ///
  /// - Parameters:
  ///   - jump: the greatest step between two of the frames, at the far size.
  ///   - shapes: `WipeShape.all` for the far size.
  static func candidates(
    middle: Int, half: Int, jump: Double, in window: ShotWindow, shapes: [WipeShape],
    _ settings: ShotSettings
  ) -> [WipeCandidate] {
    // Compare numbers before pictures, as `DissolveEvidence` does.
    let (first, last) = (window[middle - half].pyramid.far, window[middle + half].pyramid.far)
    let area = PictureArea(
      window[middle - half].pyramid.area, window[middle + half].pyramid.area)
    let difference = first.difference(from: last)
    guard difference >= leastDifference, jump <= greatestSlideJump * difference else { return [] }
    let now = window[middle].pyramid.far
    let way = now.difference(from: first) + now.difference(from: last)
    let steps = WipeSteps(middle: middle, half: half, in: window, settings)
    var found: [WipeCandidate] = []
    if steps.isSlide, way <= longestSlideWay * difference {
      found = slides(middle: middle, half: half, steps: steps, in: window, shapes: shapes)
    }
    guard steps.isWipe, way <= longestWay * difference, jump <= greatestJump * difference,
      BlendPath(from: first, to: last).spread(difference: difference, in: area) >= leastSpread
    else { return found }
    if let shape = likeliest(shapes, first, now, last, way: way) {
      let before = movement(now, first, shape) { $0.ahead }
      let after = movement(now, last, shape) { $0.behind }
      found.append(
        WipeCandidate(
          middle: middle, half: half, shape: shape, before: before, after: after, isSlide: false,
          unevenness: steps.greatest))
    }
    return found
  }

  /// The next shot comes in from one side, over the earlier one or pushing it out.
  private static func slides(
    middle: Int, half: Int, steps: WipeSteps, in window: ShotWindow, shapes: [WipeShape]
  ) -> [WipeCandidate] {
    let (first, last) = (window[middle - half].pyramid.far, window[middle + half].pyramid.far)
    let now = window[middle].pyramid.far
    let (width, height) = (Double(now.width) / 2, Double(now.height) / 2)
    // In the order of the upright shapes, how far the next shot is from its place.
    let ways: [(x: Double, y: Double)] = [(width, 0), (-width, 0), (0, height), (0, -height)]
    var found: [WipeCandidate] = []
    for (shape, way) in zip(shapes.prefix(WipeShape.upright), ways) {
      let shift = (x: Int(way.x), y: Int(way.y))
      let old = EdgeDifference(now, first, shape: shape, edge: 0.5, shift: (0, 0)).behind.mean
      let new = EdgeDifference(now, last, shape: shape, edge: 0.5, shift: shift).behind.mean
      guard new <= (1 - leastSlide) * old + WipeCandidate.noise else { continue }
      for before in [(x: 0.0, y: 0.0), (x: -way.x, y: -way.y)] {
        found.append(
          WipeCandidate(
            middle: middle, half: half, shape: shape, before: before, after: way, isSlide: true,
            unevenness: steps.greatest))
      }
    }
    return found
  }

  /// The shape that agrees best with the middle frame, if any agrees well enough.
  ///
  /// - Parameter way: the differences of the middle frame from both ends, 0…510.
  private static func likeliest(
    _ shapes: [WipeShape], _ first: Plane, _ now: Plane, _ last: Plane, way: Double
  ) -> WipeShape? {
    let count = now.bytes.count
    // How much closer each byte is to the end than to the start.
    let nearer = [Int16](unsafeUninitializedCapacity: count) { nearer, filled in
      first.bytes.withUnsafeBufferPointer { first in
        now.bytes.withUnsafeBufferPointer { now in
          last.bytes.withUnsafeBufferPointer { last in
            for index in 0..<count {
              let here = Int16(now[index])
              nearer[index] = abs(here &- Int16(first[index])) &- abs(here &- Int16(last[index]))
            }
          }
        }
      }
      filled = count
    }
    var best: (shape: WipeShape?, agreement: Double) = (nil, leastAgreement)
    for shape in shapes {
      var sum: Int32 = 0
      shape.halves.withUnsafeBufferPointer { halves in
        nearer.withUnsafeBufferPointer { nearer in
          for index in 0..<count { sum &+= Int32(nearer[index]) &* Int32(halves[index]) }
        }
      }
      let agreement = Double(sum) / (Double(count) * way)
      if agreement > best.agreement { best = (shape, agreement) }
    }
    return best.shape
  }

  /// How a shot moved between one of the ends and the middle frame, in pixels of the far size.
  private static func movement(
    _ now: Plane, _ end: Plane, _ shape: WipeShape, _ part: (EdgeDifference) -> PartDifference
  ) -> (x: Double, y: Double) {
    var best = (x: 0, y: 0, difference: Double.infinity)
    for y in -greatestMovement.y...greatestMovement.y {
      for x in -greatestMovement.x...greatestMovement.x {
        let edge = EdgeDifference(now, end, shape: shape, edge: 0.5, shift: (x, y))
        let difference = part(edge).mean + movementPrice * Double(abs(x) + abs(y))
        if difference < best.difference { best = (x, y, difference) }
      }
    }
    return (Double(best.x), Double(best.y))
  }
}

/// How evenly a wipe changes the picture from frame to frame, and how much the two shots change
/// before it and after it.
struct WipeSteps {
  /// The greatest step within the wipe ÷ the mean one.
  let greatest: Double
  /// The greatest step in the last frames before the wipe, and in the first ones after it, ÷ the
  /// mean step within it.
  let before, after: Double

  /// The most for a wipe; before and after it, on the calmer side.
  private static let unevenness = 2.6
  private static let calmer = 0.8
  /// The most for a slide, which is more even than a pan; before and after it, on the calmer side
  /// and on the other one.
  private static let slideUnevenness = 2.2
  private static let slideCalmer = 0.45
  private static let slideOther = 1.2
  /// The least mean step, 0…255.
  private static let leastMean = 0.5

  /// - Complexity: O(half).
  init(middle: Int, half: Int, in window: ShotWindow, _ settings: ShotSettings) {
    let (start, end) = (middle - half, middle + half)
    var (sum, most) = (0.0, 0.0)
    for number in start + 2..<end {
      sum += window[number].step
      most = max(most, window[number].step)
    }
    let mean = max(Self.leastMean, sum / Double(end - start - 2))
    greatest = most / mean
    before = Self.greatest(stride(from: start, through: start - 2, by: -1), window, settings) / mean
    let last = min(end + 5, middle + WipeSearch.reach)
    after = Self.greatest(stride(from: end + 2, through: last, by: 1), window, settings) / mean
  }

  /// The greatest step into these frames, up to a cut.
  private static func greatest(
    _ numbers: StrideThrough<Int>, _ window: ShotWindow, _ settings: ShotSettings
  ) -> Double {
    var greatest = 0.0
    for number in numbers {
      guard number > 0, window.contains(number), !window.hasCut(number, settings) else { break }
      greatest = max(greatest, window[number].step)
    }
    return greatest
  }

  /// Whether these may be the steps of a wipe between two shots that stay in their places.
  var isWipe: Bool { min(before, after) <= Self.calmer && greatest <= Self.unevenness }

  /// Whether these may be the steps of a slide.
  var isSlide: Bool {
    min(before, after) <= Self.slideCalmer && max(before, after) <= Self.slideOther
      && greatest <= Self.slideUnevenness
  }
}
