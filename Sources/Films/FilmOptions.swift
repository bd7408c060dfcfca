public import Palettes

/// All options for reading a film, with their defaults; `PaletteOptions` has those of its palettes.
public struct FilmOptions: Sendable, Equatable {
  /// Which frames are read.
  public enum Sampling: Sendable, Equatable {
    /// Every frame.
    case all
    /// The frames that can be decoded alone, a few in each shot: a preview, many times faster.
    case keyframes
    /// One frame in this many seconds: enough for palettes; shots are only guessed.
    case every(seconds: Double)
  }

  /// The matrix that converts luma and color differences to RGB.
  public enum Matrix: String, Sendable, CaseIterable {
    /// The matrix that the film specifies, or else one by its size: BT.709 above 1024 × 576,
    /// otherwise BT.601.
    case auto
    case bt601, bt709, bt2020
  }

  /// How frames are decoded.
  public enum Decoding: String, Sendable, CaseIterable {
    /// To the last bit.
    case exact
    /// With a short cut: in H.264 and HEVC, frames that no other frame needs are not deblocked. Shots
    /// stay the same; a few colors of a shot's palette may be others. Other codecs are decoded
    /// exactly.
    case fast
  }

  public var sampling = Sampling.all
  public var decoding = Decoding.exact
  public var matrix = Matrix.auto
  /// Seconds from the film's start; frames before this time are not read. 0 or more.
  public var start = 0.0
  /// Seconds from the film's start; frames after this time are not read. `nil` reads to the end.
  public var end: Double?
  /// Frames a second, for numbered pictures.
  public var rate = Rational(24, 1)
  /// Whether to keep a still of each shot.
  public var keepsStills = true
  /// The width of these stills in pixels, 64…1920; a narrower film is not enlarged. Each shot that is
  /// being read holds up to 24 of this size.
  public var stillWidth = 480

  /// Uses the defaults.
  public init() {}
}

extension FilmOptions {
  /// Checks every value.
  ///
  /// - Throws: `InvalidOption` for a sampling that users cannot type, for times that are not
  ///   0…1,000,000,000 s, for a width of stills that is not 64…1920, and for a rate of 0 or less.
  public func validate() throws(InvalidOption) {
    let words = sampling.description
    guard Sampling(words) == sampling else {
      throw InvalidOption(
        option: "sample", value: words, domain: "every:SECONDS of more than 0, at most 3600")
    }
    for (name, seconds) in [("start", start), ("end", end ?? start)]
    where !(0...1e9).contains(seconds) {
      throw InvalidOption(
        option: name, value: "\(seconds)", domain: "seconds from 0 to 1,000,000,000")
    }
    guard (64...1920).contains(stillWidth) else {
      throw InvalidOption(
        option: "still-width", value: "\(stillWidth)", domain: "64…1920 pixels")
    }
    guard rate.numerator > 0 else {
      throw InvalidOption(
        option: "rate", value: "\(rate.numerator)/\(rate.denominator)", domain: "more than 0")
    }
  }
}

extension FilmOptions.Sampling: CustomStringConvertible {
  /// The text that a user types: `all`, `keyframes`, `every:0.25s`.
  public var description: String {
    switch self {
    case .all: "all"
    case .keyframes: "keyframes"
    case .every(let seconds): "every:\(seconds.text(places: 9))s"
    }
  }

  /// The choice for the text that a user typed, or `nil` if the text is none of these. Seconds
  /// (`0.25s`, `0.25`) or milliseconds (`250ms`) are more than 0 and at most an hour.
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
