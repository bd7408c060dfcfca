import Palettes

/// Every choice of reading a film, with its default; `PaletteOptions` holds those of its palettes.
public struct FilmOptions: Sendable, Equatable {
  /// Which frames are read.
  public enum Sampling: Sendable, Equatable {
    /// Every one.
    case all
    /// Those that can be decoded alone, a few in a shot: a preview, many times faster.
    case keyframes
    /// One in so many seconds: for palettes; shots are only guessed.
    case every(seconds: Double)
  }

  /// What turns luma and color differences into RGB.
  public enum Matrix: String, Sendable, CaseIterable {
    /// What the film says, else by its size: BT.709 above 1024 × 576, else BT.601.
    case auto
    case bt601, bt709, bt2020
  }

  public var sampling = Sampling.all
  public var matrix = Matrix.auto
  /// Seconds from the film's start; what is before is not read. 0 or more.
  public var start = 0.0
  /// Seconds from the film's start; what is after is not read. `nil` reads to the end.
  public var end: Double?
  /// Of numbered pictures: frames a second.
  public var rate = Rational(24, 1)
  /// Whether a still of each shot is kept.
  public var keepsStills = true

  /// The defaults.
  public init() {}
}

extension FilmOptions.Sampling: CustomStringConvertible {
  /// As a user types it: `all`, `keyframes`, `every:0.25s`.
  public var description: String {
    switch self {
    case .all: "all"
    case .keyframes: "keyframes"
    case .every(let seconds): "every:\(seconds.text(places: 9))s"
    }
  }

  /// What a user typed, or `nil` if it is none of these words. Seconds (`0.25s`, `0.25`) or
  /// milliseconds (`250ms`) are more than 0 and at most an hour.
  public init?(_ text: String) {
    switch text {
    case "all": self = .all
    case "keyframes": self = .keyframes
    default:
      guard text.hasPrefix("every:") else { return nil }
      var number = text.dropFirst("every:".count)
      var unit = 1.0
      if number.hasSuffix("ms") {
        number = number.dropLast(2)
        unit = 0.001
      } else if number.hasSuffix("s") {
        number = number.dropLast()
      }
      guard let value = Double(number), value * unit > 0, value * unit <= 3600 else { return nil }
      self = .every(seconds: value * unit)
    }
  }
}
