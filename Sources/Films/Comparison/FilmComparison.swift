import ColorScience
import Palettes

/// What differs between two versions of a film, shot by shot; or between two films, on the whole.
public struct FilmComparison: Sendable {
  /// What two films are to each other.
  public enum Relation: String, Sendable {
    /// Versions of one film: a cut, a grade.
    case versions
    /// Different films.
    case films
  }

  /// A shot that is in both films.
  public struct Pair: Sendable {
    /// The indices of the shot in both films.
    public let first, second: Int
    /// How different its mean color is, as CIEDE2000.
    public let meanDifference: Double
    /// How different its palettes are: the earth mover's distance over CIEDE2000; `nil` if one has
    /// none.
    public let paletteDistance: Double?
    /// What the second has more.
    public let shift: ToneShift
  }

  /// Two colors of the films' palettes, the second the nearest to the first.
  public struct Match: Sendable {
    /// The indices of the swatches in the palettes of the whole films.
    public let first, second: Int
    /// CIEDE2000.
    public let difference: Double
  }

  public let relation: Relation
  /// How much of the shorter film lies in shots that are as long in the other and follow each other
  /// as they do there, 0…1; from a half on they are versions.
  public let agreement: Double
  /// The shots that are in both, in order; none if the films are different.
  public let pairs: [Pair]
  /// The indices of shots of the first film that the second does not have, and the other way round;
  /// none if the films are different.
  public let removed, inserted: [Int]
  /// What the second has more, on the whole: over the paired shots, as heavy as they are long, or
  /// over both films if they are different.
  public let shift: ToneShift
  /// How different the palettes of the whole films are: the earth mover's distance over CIEDE2000.
  public let paletteDistance: Double
  /// For each color of the first film's palette the nearest of the second's.
  public let matches: [Match]
  /// What the films are called.
  public let names: (first: String, second: String)
  /// Seconds until each shot of both begins.
  let times: (first: [Double], second: [Double])
  /// Parallel to `matches`: both colors in hexadecimal.
  let colors: [(first: String, second: String)]

  /// Compares two films.
  ///
  /// - Complexity: O(shots × shots), and a palette distance for each pair of shots.
  public init(_ first: Film, _ second: Film) {
    let aligned = ShotAlignment().pairs(first.shots, second.shots)
    agreement = Self.agreement(of: aligned, first, second)
    relation = agreement >= 0.5 ? .versions : .films
    pairs =
      relation == .films
      ? [] : aligned.map { Pair(first.shots[$0.first], second.shots[$0.second], at: $0) }
    let areVersions = relation == .versions
    let (left, right) = (Set(aligned.map(\.first)), Set(aligned.map(\.second)))
    removed = areVersions ? first.shots.indices.filter { !left.contains($0) } : []
    inserted = areVersions ? second.shots.indices.filter { !right.contains($0) } : []
    shift =
      areVersions
      ? ToneShift(over: pairs.map { ($0.shift, first.shots[$0.first].duration) })
      : ToneShift(from: first.meanTone, to: second.meanTone)
    paletteDistance = first.palette.earthMoverDistance(to: second.palette)
    matches = first.palette.swatches.indices.map { Match(first.palette, $0, second.palette) }
    colors = matches.map {
      (first.palette.swatches[$0.first].color.hex, second.palette.swatches[$0.second].color.hex)
    }
    names = (first.source.name, second.source.name)
    times = (first.shots.map(\.start), second.shots.map(\.start))
  }

  /// Shots agree if their lengths differ by at most two frames or a fiftieth, and if the shot before
  /// or after agrees too: lengths alone are often the same by chance.
  private static func agreement(
    of pairs: [(first: Int, second: Int)], _ first: Film, _ second: Film
  ) -> Double {
    let frame = 1 / max(1, min(first.timeline.frameRate.value, second.timeline.frameRate.value))
    let isSame = pairs.map { pair in
      let (one, two) = (first.shots[pair.first].duration, second.shots[pair.second].duration)
      return abs(one - two) <= max(2.01 * frame, min(one, two) / 50)
    }
    var seconds = 0.0
    for (index, pair) in pairs.enumerated() where isSame[index] {
      let neighbors = [index - 1, index + 1].filter { other in
        pairs.indices.contains(other) && isSame[other]
          && pairs[other].first - pair.first == other - index
          && pairs[other].second - pair.second == other - index
      }
      if !neighbors.isEmpty || pairs.count == 1 { seconds += first.shots[pair.first].duration }
    }
    let shorter = min(
      first.shots.reduce(0) { $0 + $1.duration }, second.shots.reduce(0) { $0 + $1.duration })
    return shorter > 0 ? min(1, seconds / shorter) : 0
  }
}

extension FilmComparison.Pair {
  fileprivate init(_ one: Shot, _ two: Shot, at index: (first: Int, second: Int)) {
    first = index.first
    second = index.second
    meanDifference = ColorDifference.ciede2000.between(one.tone.meanColor, two.tone.meanColor)
    paletteDistance = one.palette.flatMap { palette in
      two.palette.map { palette.earthMoverDistance(to: $0) }
    }
    shift = ToneShift(from: one.tone, to: two.tone)
  }
}

extension FilmComparison.Match {
  fileprivate init(_ one: Palette, _ index: Int, _ two: Palette) {
    let color = one.swatches[index].color
    let differences = two.swatches.map { ColorDifference.ciede2000.between(color, $0.color) }
    first = index
    second = differences.indices.min { differences[$0] < differences[$1] } ?? 0
    difference = differences[second]
  }
}
