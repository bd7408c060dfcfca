import Films
import Frames
import Media
import Palettes

/// How many pixels of a film's frames, as they are counted for palettes, fall into each cube of
/// 8 × 8 × 8 sRGB codes; frames that palettes leave out are counted too.
struct CubeCounts {
  private(set) var frames = 0
  private var counts = [Int](repeating: 0, count: 32 * 32 * 32)
  private var pixels = 0

  /// Reads a film to its end.
  ///
  /// - Throws: `MediaError`: the film cannot be read.
  init(_ file: FilmFile, _ sampling: FilmOptions.Sampling) throws(MediaError) {
    var options = FilmOptions()
    options.sampling = sampling
    let source = try FilmSource(file, options: options)
    while let next = try source.nextFrame() {
      frames += 1
      add(next.frame)
    }
  }

  private mutating func add(_ frame: Frame) {
    let count = frame.width * frame.height
    pixels += count
    counts.withUnsafeMutableBufferPointer { counts in
      frame.bytes.withUnsafeBufferPointer { bytes in
        for index in 0..<count {
          let red = Int(bytes[3 * index] >> 3)
          let green = Int(bytes[3 * index + 1] >> 3)
          let blue = Int(bytes[3 * index + 2] >> 3)
          counts[red << 10 | green << 5 | blue] += 1
        }
      }
    }
  }

  /// The share of pixels that would have to move to other cubes to make the counts alike, 0…1
  /// (the total variation distance).
  func distance(to other: CubeCounts) -> Double {
    var sum = 0.0
    for (mine, others) in zip(counts, other.counts) {
      sum += abs(Double(mine) / Double(pixels) - Double(others) / Double(other.pixels))
    }
    return sum / 2
  }
}
