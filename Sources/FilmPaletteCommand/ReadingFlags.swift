import ArgumentParser
import Media
import Palettes

extension ByteCount {
  /// The bytes given with `--max-memory`, or `nil` without that flag.
  ///
  /// - Throws: `ValidationError` if the text is not a number of bytes.
  static func flag(_ text: String?) throws -> Int? {
    guard let text else { return nil }
    guard let bytes = parse(text) else {
      throw ValidationError("--max-memory takes \(domain), not '\(text)'")
    }
    return bytes
  }
}

/// The flags that choose how much is read, and from where.
struct ReadingFlags: ParsableArguments {
  @Flag(
    name: .shortAndLong,
    help: "Read all pictures in folders and the folders below them, except hidden ones.")
  var recursive = false

  @Flag(help: fullHelp)
  var full = false

  @Option(help: maxPixelsHelp)
  var maxPixels: Int?

  @Option(help: maxMemoryHelp)
  var maxMemory: String?

  @Option(
    help: ArgumentHelp(
      "Give up on a still that takes longer (default: no limit).", valueName: "seconds"))
  var timeout: Int?

  @Option(name: .shortAndLong, help: jobsHelp)
  var jobs: Int?

  @Flag(help: "Allow URLs that lead to this machine and its network: for local development only.")
  var allowPrivateUrls = false

  // Commands that read files share these texts.
  static let fullHelp: ArgumentHelp =
    "Count every pixel; otherwise, large pictures are decoded smaller or sampled."
  static let maxPixelsHelp = ArgumentHelp(
    "Refuse pictures with more pixels (default: \(ReadLimits().pixels)).", valueName: "count")
  static let maxMemoryHelp = ArgumentHelp(
    "Use no more memory than this for the stills in progress (default: "
      + "\(ByteCount.text(ReadLimits().memory))).", valueName: "bytes")
  static let jobsHelp: ArgumentHelp =
    "How many stills to read at a time (default: one for each core)."
}
