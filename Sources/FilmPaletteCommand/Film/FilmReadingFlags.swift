import ArgumentParser
import Films
import Media
import Palettes

/// The flags that choose how much of a film is read, and how its colors are interpreted.
struct FilmReadingFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Which frames are read: all, keyframes (a quick preview), or every:0.25s (for palettes) "
        + "(default: all)",
      valueName: "frames"),
    completion: .list(["all", "keyframes", "every:0.25s"]))
  var sample: String?

  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp(
      "Decode frames to the last bit; --no-exact takes a short cut in H.264 and HEVC "
        + "(default: --exact)"))
  var exact: Bool?

  @Option(
    help: ArgumentHelp(
      "Which matrix converts YCbCr to RGB: auto (as tagged), bt601, bt709, bt2020 (default: auto)",
      valueName: "matrix"),
    completion: .list(FilmOptions.Matrix.allCases.map(\.rawValue)))
  var matrix: String?

  @Option(help: ArgumentHelp("Start reading here: seconds, or 1:02:03.5.", valueName: "time"))
  var start: String?

  @Option(help: ArgumentHelp("Stop reading here: seconds, or 1:02:03.5.", valueName: "time"))
  var end: String?

  @Option(
    help: ArgumentHelp(
      "Frame rate of numbered pictures: 24 (the default), 25, 23.976, 30000/1001.",
      valueName: "rate"))
  var rate: String?

  @Option(
    help: ArgumentHelp(
      "Subtitles (SubRip, WebVTT) to add to the shots in which they are spoken.",
      valueName: "path"),
    completion: .file(extensions: ["srt", "vtt"]))
  var subtitles: String?

  @Flag(help: "Read the film again; ignore the counts and options of earlier runs.")
  var fresh = false

  @Option(
    help: ArgumentHelp(
      "Refuse films with more pixels per frame (default: \(ReadLimits().pixels)).",
      valueName: "count"))
  var maxPixels: Int?

  @Option(
    help: ArgumentHelp(
      "Use no more memory than this (default: \(ByteCount.text(ReadLimits().memory))).",
      valueName: "bytes"))
  var maxMemory: String?

  @Option(name: .shortAndLong, help: "How many threads decode (default: one for each core).")
  var jobs: Int?

  /// - Throws: `ValidationError` for the first invalid value.
  func options() throws -> FilmOptions {
    var options = FilmOptions()
    options.sampling = try sample.map(Self.sampling) ?? options.sampling
    options.decoding = exact.map { $0 ? .exact : .fast } ?? options.decoding
    options.matrix = try matrix.map(Self.matrix) ?? options.matrix
    options.start = try start.map { try Self.time($0, "start") } ?? 0
    options.end = try end.map { try Self.time($0, "end") }
    if let end = options.end, end <= options.start {
      throw ValidationError("--end takes a time after --start, not '\(self.end ?? "")'")
    }
    options.rate = try rate.map(Self.rate) ?? options.rate
    guard (1...64).contains(jobs ?? 1) else {
      throw ValidationError("--jobs takes a number from 1 to 64.")
    }
    guard maxPixels ?? 1 >= 1 else { throw ValidationError("--max-pixels takes a number from 1.") }
    _ = try memory()
    return options
  }

  /// - Throws: `ValidationError` if the text is not a number of bytes.
  func memory() throws -> Int { try ByteCount.flag(maxMemory) ?? ReadLimits().memory }

  private static func sampling(_ text: String) throws -> FilmOptions.Sampling {
    guard let sampling = FilmOptions.Sampling(text) else {
      throw ValidationError("--sample takes all, keyframes, or every:TIME, not '\(text)'")
    }
    return sampling
  }

  private static func matrix(_ text: String) throws -> FilmOptions.Matrix {
    guard let matrix = FilmOptions.Matrix(rawValue: text) else {
      throw ValidationError("--matrix takes auto, bt601, bt709, bt2020, not '\(text)'")
    }
    return matrix
  }

  /// Parses `90`, `1:30` or `0:01:30.25` as seconds.
  private static func time(_ text: String, _ flag: String) throws -> Double {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
    let numbers = parts.compactMap { $0 }
    guard numbers.count == parts.count, (1...3).contains(parts.count),
      numbers.allSatisfy({ $0 >= 0 && $0 < 1e7 }), numbers.dropFirst().allSatisfy({ $0 < 60 })
    else { throw ValidationError("--\(flag) takes seconds or h:mm:ss, not '\(text)'") }
    return numbers.reduce(0) { $0 * 60 + $1 }
  }

  /// Parses `25` or `12.5`, to the thousandth; a fraction like `24000/1001` exactly; and a decimal
  /// of NTSC's rates as the rate that it stands for.
  private static func rate(_ text: String) throws -> Rational {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2, let top = Int(parts[0]), let bottom = Int(parts[1]), bottom > 0,
      bottom <= 1_000_000, (1...1000 * bottom).contains(top)
    {
      return Rational(top, bottom)
    }
    guard parts.count == 1, let number = Double(text), number >= 0.001, number <= 1000 else {
      throw ValidationError("--rate takes frames per second, not '\(text)'")
    }
    return rateOfNTSC(text) ?? Rational(Int((number * 1000).rounded()), 1000)
  }

  /// The rate n × 1000/1001 that a number of at least two decimals is rounded from: 24000/1001 for
  /// `23.98` and `23.976`. Whole rates of film and video have such a neighbor (24, 30, 48, 60, 120),
  /// and nobody means 23.976 frames a second exactly.
  private static func rateOfNTSC(_ text: String) -> Rational? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count >= 2, let number = Double(text),
      parts[1].allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    let whole = Int(number.rounded(.up))
    let rate = Rational(whole * 1000, 1001)
    let unit = parts[1].reduce(1.0) { unit, _ in unit / 10 }
    let isRounded = abs(rate.value - number) <= unit / 2 + 1e-9
    return isRounded && (whole.isMultiple(of: 24) || whole.isMultiple(of: 30)) ? rate : nil
  }
}
