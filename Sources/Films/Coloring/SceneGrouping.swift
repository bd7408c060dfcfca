import Shots

/// Groups neighboring shots with similar colors into scenes.
///
/// The film is divided so that each shot is as similar as possible to the other shots of its scene,
/// while every scene has a price; the division with the lowest total cost is taken. The difference
/// of two shots is half the energy distance of their pixels' colors: the mean distance between a
/// pixel of one and a pixel of the other, minus the mean distance between two pixels of the same
/// shot. A scene costs the mean of this difference over all pairs of its shots, times its length.
/// So a split pays if the parts before and after it differ enough for long enough. Alternating
/// shots differ as much before a split as after it.
///
/// - Source: optimal sequential grouping (Rotman, Porat & Ashour 2016,
///   doi:10.1109/ISM.2016.0061) with the cost of kernel change-point detection (Arlot, Celisse &
///   Harchaoui 2019, arXiv:1202.3878) for the energy distance (Székely & Rizzo 2013,
///   doi:10.1016/j.jspi.2013.03.018).
struct SceneGrouping {
  /// The price of a scene, in ΔE × seconds: two parts of ten seconds each are separated if their
  /// mean difference is a fifth of this.
  var price = 30.0
  /// The fraction of the price that is deducted if a scene begins with a fade, dissolve or wipe,
  /// 0…1.
  var gradualDiscount = 0.5
  /// The shortest scene, in seconds. Only a run of pictures between two left-out parts may be
  /// shorter.
  var shortest = 4.0
  /// The largest number of shots in a scene.
  var mostShots = 240
  /// Consecutive shots that are left out and last at least this many seconds together form a scene
  /// without colors; shorter runs belong to the previous scene.
  var longBlack = 3.0

  /// The scenes, in order; together they contain all shots.
  ///
  /// - Parameter counted: parallel to `shots`: the pixels of each shot; no pixels if it is left
  ///   out.
  /// - Complexity: O(shots × `mostShots` × nodes of a shot).
  func scenes(_ shots: [Shot], _ counted: [CountedCells]) -> [ClosedRange<Int>] {
    let spread = ColorSpread(counted)
    var scenes: [ClosedRange<Int>] = []
    var first = 0
    while first < shots.count {
      let isPicture = counted[first].pixels > 0
      let end =
        shots.indices[first...].first { (counted[$0].pixels > 0) != isPicture } ?? shots.count
      let run = first...end - 1
      if isPicture {
        scenes += divided(run, shots, spread)
      } else {
        let seconds = shots[run.upperBound].end - shots[run.lowerBound].start
        if seconds < longBlack, let last = scenes.popLast() {
          scenes.append(last.lowerBound...run.upperBound)
        } else {
          scenes.append(run)
        }
      }
      first = end
    }
    return scenes
  }

  /// The division with the lowest cost, for shots that are all pictures.
  private func divided(
    _ run: ClosedRange<Int>, _ shots: [Shot], _ spread: ColorSpread
  ) -> [ClosedRange<Int>] {
    // For each shot: the lowest cost of a division that ends with it, and where the last scene of
    // that division begins.
    var best: [(cost: Double, begin: Int)] = []
    // For each shot that may begin a scene: the sums for the scene from there up to the current
    // shot.
    var sums: [Sums] = []
    var selves: [Double] = []
    for last in run {
      let reach = spread.reach(of: last)
      let seconds = max(shots[last].duration, 1e-3)
      selves.append(spread.distance(from: last, to: reach))
      sums.append(Sums())
      // Twice the distances to all shots from `begin` up to the current one, times seconds.
      var row = -selves[last - run.lowerBound] * seconds
      var least = (cost: Double.infinity, begin: last)
      for begin in stride(from: last, through: max(run.lowerBound, last - mostShots + 1), by: -1) {
        let index = begin - run.lowerBound
        let distance =
          begin == last
          ? selves[index] : spread.distance(from: begin, to: reach)
        row += 2 * distance * max(shots[begin].duration, 1e-3)
        sums[index].pairs += row * seconds
        sums[index].selves += selves[last - run.lowerBound] * seconds
        sums[index].seconds += seconds
        let before = index == 0 ? 0 : best[index - 1].cost
        let isWhole = begin == run.lowerBound && last == run.upperBound
        let cost =
          before + price(of: shots[begin], isFirst: index == 0)
          + sums[index].cost + (sums[index].seconds < shortest && !isWhole ? 1e9 : 0)
        if cost < least.cost { least = (cost, begin) }
      }
      best.append(least)
    }
    return Self.scenes(in: run, from: best.map(\.begin))
  }

  /// The scenes of a run. For each shot, `begins` has the first shot of the scene that ends with
  /// it.
  private static func scenes(in run: ClosedRange<Int>, from begins: [Int]) -> [ClosedRange<Int>] {
    var scenes: [ClosedRange<Int>] = []
    var last = run.upperBound
    while last >= run.lowerBound {
      let begin = begins[last - run.lowerBound]
      scenes.append(begin...last)
      last = begin - 1
    }
    return scenes.reversed()
  }

  private func price(of shot: Shot, isFirst: Bool) -> Double {
    let isGradual = [.fade, .dissolve, .wipe].contains(shot.transition)
    return isGradual && !isFirst ? price * (1 - gradualDiscount) : price
  }

  /// The sums from which the cost of a scene is computed.
  private struct Sums {
    /// The sum over all pairs of shots, including each shot with itself: distance × seconds ×
    /// seconds.
    var pairs = 0.0
    /// The sum over all shots: distance within the shot × seconds.
    var selves = 0.0
    var seconds = 0.0

    var cost: Double { (pairs / seconds - selves) / 2 }
  }
}
