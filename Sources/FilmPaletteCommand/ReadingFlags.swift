import ArgumentParser
import Media

/// The flags that say how much is read, and from where.
struct ReadingFlags: ParsableArguments {
  @Flag(help: "Count every pixel of large pictures, not about a million of them.")
  var full = false

  @Option(
    help: ArgumentHelp(
      "Refuse pictures of more pixels (default: \(ReadLimits().pixels)).", valueName: "count"))
  var maxPixels: Int?

  @Flag(help: "Let URLs lead to this machine and its network: for local development only.")
  var allowPrivateUrls = false

  func validate() throws {
    guard maxPixels ?? 1 >= 1 else { throw ValidationError("--max-pixels takes a number from 1.") }
  }

  var limits: ReadLimits {
    var limits = ReadLimits()
    limits.full = full
    limits.pixels = maxPixels ?? limits.pixels
    return limits
  }
}
