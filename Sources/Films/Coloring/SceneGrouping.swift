import Shots

/// Puts neighboring shots together whose colors are about the same.
///
/// The film is divided so that shots are as like the other shots of their scene as can be, while
/// every scene has its price: of all divisions the cheapest is taken. What two shots differ by is
/// half the energy distance of their pixels' colors: the mean distance between a pixel of one and
/// one of the other, less that between two pixels of the same shot. A scene costs that, taken over
/// all pairs of its shots, times its length; so a split pays if what comes before and after differ
/// by enough for long enough, while shots that take turns are as unlike before a split as after it.
///
/// - Source: optimal sequential grouping (Rotman, Porat & Ashour 2016,
///   doi:10.1109/ISM.2016.0061) with the cost of kernel change-point detection (Arlot, Celisse &
///   Harchaoui 2019, arXiv:1202.3878) for the energy distance (Székely & Rizzo 2013,
///   doi:10.1016/j.jspi.2013.03.018).
struct SceneGrouping {
  /// What a scene costs, in ΔE × seconds: two parts of ten seconds each are taken apart if their
  /// mean difference is a fifth of this.
  var price = 30.0
  /// What it costs less if it begins with a fade or dissolve, 0…1.
  var gradualDiscount = 0.5
  /// No scene is shorter than this, in seconds, unless black ends it.
  var shortest = 4.0
  /// A scene has at most so many shots.
  var mostShots = 240
  /// Left-out shots of this many seconds together are a scene without colors; fewer end the scene
  /// that they follow.
  var longBlack = 3.0

  /// The scenes: together every shot, in order.
  ///
  /// - Parameter counted: parallel to `shots`: the pixels of each, none if it is left out.
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

  /// The cheapest division of shots that are all pictures.
  private func divided(
    _ run: ClosedRange<Int>, _ shots: [Shot], _ spread: ColorSpread
  ) -> [ClosedRange<Int>] {
    // For each shot: what everything up to it costs at least, and where its scene then begins.
    var best: [(cost: Double, begin: Int)] = []
    // For each shot that a scene may begin with: what the scene up to here is made of.
    var sums: [Sums] = []
    var selves: [Double] = []
    for last in run {
      let reach = spread.reach(of: last)
      let seconds = max(shots[last].duration, 1e-3)
      selves.append(spread.distance(from: last, to: reach))
      sums.append(Sums())
      // Twice the distances to all shots from the current one on, times seconds.
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
    var scenes: [ClosedRange<Int>] = []
    var last = run.upperBound
    while last >= run.lowerBound {
      let begin = best[last - run.lowerBound].begin
      scenes.append(begin...last)
      last = begin - 1
    }
    return scenes.reversed()
  }

  private func price(of shot: Shot, isFirst: Bool) -> Double {
    let isGradual = shot.transition == .fade || shot.transition == .dissolve
    return isGradual && !isFirst ? price * (1 - gradualDiscount) : price
  }

  /// What a scene's cost is made of.
  private struct Sums {
    /// Over all pairs of shots, each with itself too: distance × seconds × seconds.
    var pairs = 0.0
    /// Over all shots: distance within × seconds.
    var selves = 0.0
    var seconds = 0.0

    var cost: Double { (pairs / seconds - selves) / 2 }
  }
}
