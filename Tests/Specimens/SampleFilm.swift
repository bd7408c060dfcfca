package import ColorScience
package import Films
import Frames
package import Palettes
import Shots

/// A small film made up in memory: six shots, one of them black, in three scenes, 24 frames a
/// second. Nothing in it is drawn by chance.
package enum SampleFilm {
  /// Frames of each shot, its ground, its accent, and how it begins.
  private static let plan: [(count: Int, ground: String, accent: String, ShotTransition)] = [
    (48, "#203040", "#e06020", .start), (36, "#243446", "#e06020", .cut),
    (24, "#000000", "#000000", .fade), (60, "#c8b890", "#2a8a6a", .fade),
    (30, "#c0b088", "#a02838", .dissolve), (42, "#586878", "#f0e8d8", .cut),
  ]

  /// A picture of these colors: four fifths ground, then its lighter side, then the accent.
  package static func counted(_ ground: Color, _ accent: Color) -> CountedPicture {
    var bytes: [UInt8] = []
    for y in 0..<36 {
      for x in 0..<64 {
        var color = ground.bytes
        if y < 8 { color = color &+ SIMD3(repeating: UInt8((x / 8) * 3)) }
        if y >= 28, x >= 44 { color = accent.bytes }
        bytes += [color.x, color.y, color.z]
      }
    }
    let frame = Frame(width: 64, height: 36, bytes: bytes)
    var histogram = Histogram()
    var filter: PixelFilter?
    histogram.add(
      frame, area: PixelArea(x: 0, y: 0, width: 64, height: 36), pictureHeight: 36,
      filter: &filter)
    let source = Provenance(
      name: "sample.mp4", width: 1280, height: 720, format: "film", profile: "bt709 (tagged)")
    return CountedPicture(histogram: histogram, source: source)
  }

  /// The whole film.
  package static func film() throws -> Film {
    var options = PaletteOptions()
    options.count = .exactly(4)
    var timeline = FilmTimeline(tick: Rational(1, 24), frameRate: Rational(24, 1))
    var means: [SIMD3<Float>] = []
    var slits = FilmSlits(height: 36)
    var shots: [Shot] = []
    var total = Histogram()
    var picture = Histogram()
    var frame = 0
    for (index, part) in plan.enumerated() {
      let ground = try Color(hex: part.ground)
      let counted = counted(ground, try Color(hex: part.accent))
      let last = frame + part.count - 1
      var shot = Shot(
        frames: frame...last, start: Double(frame) / 24, end: Double(last + 1) / 24,
        transition: part.3)
      shot.stillFrame = (frame + last) / 2
      if index == 2 {
        shot.leftOut = .black
      } else {
        shot.palette = counted.palette(options)
        picture.merge(counted.histogram)
      }
      total.merge(counted.histogram)
      if index == 3 { shot.texts = ["I'll be back & \"soon\""] }
      let coordinates = ground.coordinates(in: .oklch)
      shot.tone.lightness = coordinates.x
      shot.tone.chroma = coordinates.y
      shot.tone.hue = coordinates.z
      shot.tone.warmth = index == 3 || index == 4 ? 0.4 : -0.3
      shot.tone.mean = ground.bytes
      shots.append(shot)
      let linear = ground.coordinates(in: .linear)
      for number in frame...last {
        timeline.numbers.append(number)
        timeline.ticks.append(Int64(number))
        means.append(SIMD3(Float(linear.x), Float(linear.y), Float(linear.z)))
        slits.add(
          Frame(
            width: 4, height: 36,
            bytes: (0..<144).flatMap { _ in
              [ground.bytes.x, ground.bytes.y, ground.bytes.z]
            }))
      }
      frame = last + 1
    }
    timeline.end = Int64(frame)
    var provenance = FilmProvenance(name: "sample.mp4", width: 1280, height: 720)
    provenance.sha256 = String(repeating: "ab", count: 32)
    provenance.container = "mov,mp4,m4a,3gp,3g2,mj2"
    provenance.codec = "h264 (Main)"
    provenance.pixelFormat = "yuv420p"
    (provenance.matrix, provenance.range) = ("bt709 (tagged)", "limited (tagged)")
    (provenance.transfer, provenance.primaries) = ("bt709 (tagged)", "bt709 (assumed)")
    (provenance.countedWidth, provenance.countedHeight) = (160, 90)
    provenance.promisedSeconds = 10
    let source = Provenance(
      name: "sample.mp4", width: 1280, height: 720, format: "film", profile: "bt709 (tagged)")
    let scene = { (range: ClosedRange<Int>) in
      Scene(
        shots: range, start: shots[range.lowerBound].start, end: shots[range.upperBound].end,
        palette: shots[range.lowerBound].palette)
    }
    return Film(
      source: provenance, options: options, timeline: timeline, means: means, slits: slits,
      shots: shots, scenes: [scene(0...2), scene(3...4), scene(5...5)],
      palette: CountedPicture(histogram: picture, source: source).palette(options),
      everything: CountedPicture(histogram: total, source: source).palette(options),
      leftOut: [
        LeftOut(frames: 84...107, start: 3.5, end: 4.5, reason: .black),
        LeftOut(frames: 168...171, start: 7, end: 7.1667, reason: .blend),
      ],
      identities: [
        ColorIdentity(
          color: try Color(hex: "#213143"), name: "dark slate", firstShot: 0,
          shares: [(0, 0.71), (1, 0.7)]),
        ColorIdentity(
          color: try Color(hex: "#c4b48c"), name: "khaki", firstShot: 3,
          shares: [(3, 0.7), (4, 0.72)]),
      ],
      notes: ["matrix assumed by the picture's size"])
  }
}
