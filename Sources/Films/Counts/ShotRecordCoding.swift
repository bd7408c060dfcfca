import Frames
import Palettes
import Shots

extension ShotRecord {
  /// The record as bytes, for a block of `FilmLog`; `barsMemory` contains the bars that the next
  /// shot may inherit.
  func encoded(barsMemory: [Double]) -> [UInt8] {
    var writer = NumberWriter()
    writer.append(firstIndex)
    writer.append(count)
    var (number, tick) = (0, Int64(0))
    for index in 0..<count {
      writer.append(signed: Int64(numbers[index] - number))
      writer.append(signed: ticks[index] - tick)
      (number, tick) = (numbers[index], ticks[index])
      for axis in 0..<3 { writer.append(means[index][axis]) }
    }
    writer.append(transition.rawValue)
    writer.append(leftOut?.rawValue ?? "")
    writer.append(bars.map { [$0.x, $0.y, $0.width, $0.height] } ?? [])
    writer.append(leftOutFrames.count)
    for part in leftOutFrames {
      writer.append(part.frame)
      writer.append(part.reason.rawValue)
    }
    writer.append(damaged)
    writer.append(traits.rawValue)
    writer.append(signed: end)
    writer.append(stillIndex)
    writer.append(barsMemory.count)
    for number in barsMemory { writer.append(number) }
    return writer.bytes
  }

  /// Decodes the bytes of `encoded`; `nil` if they are invalid.
  static func decoded(_ bytes: [UInt8]) -> (shot: ShotRecord, barsMemory: [Double])? {
    var reader = NumberReader(bytes[...])
    guard let first = reader.count(), let count = reader.count(atMost: bytes.count) else {
      return nil
    }
    var shot = ShotRecord(firstIndex: first, transition: .start)
    var (number, tick) = (Int64(0), Int64(0))
    for _ in 0..<count {
      guard let step = reader.signed(), let time = reader.signed(), let red = reader.float(),
        let green = reader.float(), let blue = reader.float()
      else { return nil }
      number &+= step
      tick &+= time
      shot.numbers.append(Int(number))
      shot.ticks.append(tick)
      shot.means.append(SIMD3(red, green, blue))
    }
    guard let transition = reader.text().flatMap(ShotTransition.init(rawValue:)),
      let reason = reader.text(), let bars = reader.counts(), bars.isEmpty || bars.count == 4,
      let parts = reader.count(atMost: bytes.count)
    else { return nil }
    shot.transition = transition
    shot.leftOut = LeftOut.Reason(rawValue: reason)
    shot.bars =
      bars.isEmpty ? nil : PixelArea(x: bars[0], y: bars[1], width: bars[2], height: bars[3])
    for _ in 0..<parts {
      guard let frame = reader.count(atMost: count),
        let reason = reader.text().flatMap(LeftOut.Reason.init(rawValue:))
      else { return nil }
      shot.leftOutFrames.append((frame, reason))
    }
    guard let damaged = reader.count(), let traits = reader.count(atMost: 15),
      let end = reader.signed(),
      let still = reader.count(atMost: count), let memory = reader.count(atMost: 100)
    else { return nil }
    (shot.damaged, shot.traits) = (damaged, Traits(rawValue: traits))
    (shot.end, shot.stillIndex) = (end, still)
    let numbers = (0..<memory).compactMap { _ in reader.double() }
    return numbers.count == memory && reader.isAtEnd ? (shot, numbers) : nil
  }
}

extension NumberWriter {
  fileprivate mutating func append(_ numbers: [Int]) {
    append(numbers.count)
    for number in numbers { append(number) }
  }
}

extension NumberReader {
  fileprivate mutating func counts() -> [Int]? {
    guard let count = count(atMost: 100) else { return nil }
    let numbers = (0..<count).compactMap { _ in self.count() }
    return numbers.count == count ? numbers : nil
  }
}
