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
  @Flag(help: "Count every pixel; large pictures are decoded smaller or picked from otherwise.")
  var full = false

  @Option(
    help: ArgumentHelp(
      "Refuse pictures of more pixels (default: \(ReadLimits().pixels)).", valueName: "count"))
  var maxPixels: Int?

  @Option(
    help: ArgumentHelp(
      "Take no more memory for the stills under way (default: "
        + "\(ByteCount.text(ReadLimits().memory))).", valueName: "bytes"))
  var maxMemory: String?

  @Option(
    help: ArgumentHelp(
      "Give a still up that takes longer (default: none is).", valueName: "seconds"))
  var timeout: Int?

  @Flag(help: "Let URLs lead to this machine and its network: for local development only.")
  var allowPrivateUrls = false
}
