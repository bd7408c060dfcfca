import Frames
import Media
import PaletteFiles
import Palettes

/// `Fuzz SECONDS START FILE…`: reads mutations of the files as pictures and as palettes until the
/// time is over, those of one START always the same. It ends with status 0; a crash, a trap or a sanitizer's report is the finding.
@main
struct Fuzz {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count > 3, let seconds = Int(arguments[1]), let start = UInt64(arguments[2])
    else {
      print("usage: Fuzz SECONDS START FILE…")
      return
    }
    let seeds = arguments[3...].compactMap { path in
      (try? MediaInput(path: path)).map { (name: path, bytes: $0.contents) }
    }
    precondition(seeds.count == arguments.count - 3, "every seed file must be readable")
    let end = ContinuousClock.now + .seconds(seconds)
    var round: UInt64 = 0
    print("mutations from \(start) on")
    var outcomes = (read: 0, refused: 0)
    while ContinuousClock.now < end {
      let seed = seeds[Int(round) % seeds.count]
      var mutation = Mutation(seed: start &+ round)
      let bytes = mutation.apply(to: seed.bytes)
      let isRead = readsAsPicture(bytes) || readsAsPalette(bytes)
      if isRead { outcomes.read += 1 } else { outcomes.refused += 1 }
      round += 1
    }
    print("\(round) mutations: \(outcomes.read) read, \(outcomes.refused) refused, no crash")
  }

  private static func readsAsPicture(_ bytes: [UInt8]) -> Bool {
    var limits = ReadLimits()
    limits.pixels = 4_000_000
    do {
      let input = try MediaInput(bytes: bytes, name: "fuzz", limits: limits)
      _ = try MediaReader.open(input, limits: limits).palette()
      return true
    } catch {
      return false
    }
  }

  /// Every reader sees the bytes, whether it recognizes them or not.
  private static func readsAsPalette(_ bytes: [UInt8]) -> Bool {
    var isRead = false
    for format in PaletteFormat.all {
      guard let read = format.read else { continue }
      if let palette = try? read(bytes) {
        precondition(!palette.swatches.isEmpty, "a palette that was read has a color")
        isRead = true
      }
    }
    return isRead
  }
}
