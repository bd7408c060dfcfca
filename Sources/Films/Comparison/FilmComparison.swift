import ColorScience
import Palettes

/// The differences between two versions of a film, shot by shot; or between two films as a whole.
public struct FilmComparison: Sendable {
  /// How two films are related.
  public enum Relation: String, Sendable {
    /// Versions of one film: with another cut or another grade.
    case versions
    /// Different films.
    case films
  }

  /// A shot that both films contain.
  public struct Pair: Sendable {
    /// The indices of the shot in both films.
    public let first, second: Int
    /// The difference of the shot's mean colors, as CIEDE2000.
    public let meanDifference: Double
    /// The difference of the shot's palettes: the earth mover's distance over CIEDE2000; `nil` if
    /// one of the two has no palette.
    public let paletteDistance: Double?
    /// The tone of the second film's shot minus that of the first's.
    public let shift: ToneShift
  }

  /// A color of the first film's palette, with the nearest color of the second's.
  public struct Match: Sendable {
    /// The indices of the swatches in the palettes of the whole films.
    public let first, second: Int
    /// The CIEDE2000 difference of the two.
    public let difference: Double
  }

  public let relation: Relation
  /// How much of the shorter film is in shots that have the same length in the other film and the
  /// same neighbors, 0…1; from 0.5 on, the films are versions of each other.
  public let agreement: Double
  /// The shots that both films contain, in order; empty if the films are different.
  public let pairs: [Pair]
  /// The indices of the shots that are only in the first film, and of those that are only in the
  /// second; empty if the films are different.
  public let removed, inserted: [Int]
  /// The overall change of tone from the first film to the second: over the paired shots, weighted
  /// by their lengths; or over both films if they are different.
  public let shift: ToneShift
  /// The difference of the whole films' palettes: the earth mover's distance over CIEDE2000.
  public let paletteDistance: Double
  /// For each color of the first film's palette, the nearest color of the second's.
  public let matches: [Match]
  /// The names of the films.
  public let names: (first: String, second: String)
  /// The start of each shot of both films, in seconds.
  let times: (first: [Double], second: [Double])
  /// Parallel to `matches`: both colors as hexadecimal.
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
    matches =
      second.palette.swatches.isEmpty
      ? [] : first.palette.swatches.indices.map { Match(first.palette, $0, second.palette) }
    colors = matches.map {
      (first.palette.swatches[$0.first].color.hex, second.palette.swatches[$0.second].color.hex)
    }
    names = (first.source.name, second.source.name)
    times = (first.shots.map(\.start), second.shots.map(\.start))
  }

  /// Paired shots agree if their lengths differ by at most two frames or a fiftieth, and if the
  /// previous or next pair agrees too. Equal lengths alone are often a coincidence.
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
