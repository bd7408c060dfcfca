import ColorScience
import Foundation
import Specimens
import Testing

@testable import Pages
@testable import PaletteFiles
@testable import Palettes

@Suite struct ComparisonJSONTests {
  private let pixels = PaintedPicture.noiseSize.width * PaintedPicture.noiseSize.height

  private static func object(_ value: JSONValue) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(value.text.utf8)) as? [String: Any])
  }

  private static func comparison() throws -> Comparison {
    var options = PaletteOptions()
    options.count = .exactly(4)
    return try Comparison(of: PaintedPicture.noise(), options: options)
  }

  @Test("all of a comparison is there, in this shape")
  func shape() throws {
    let comparison = try Self.comparison()
    let json = try Self.object(.comparison(comparison))
    #expect(
      Set(json.keys) == [
        "version", "source", "options", "pixels", "histograms", "comparisons", "notes",
      ])
    #expect(json["pixels"] as? Int == pixels)
    let comparisons = try #require(json["comparisons"] as? [String: [[String: Any]]])
    #expect(Set(comparisons.keys) == ["algorithms", "sizes", "brightness"])
    for question in Trial.Question.allCases {
      let trials = try #require(comparisons[question.rawValue])
      #expect(trials.count == comparison.trials(question).count)
      for (trial, made) in zip(trials, comparison.trials(question)) {
        #expect(trial["algorithm"] as? String == made.options.algorithm.name)
        #expect(trial["space"] as? String == made.space.name)
        #expect(trial["count"] as? Int == made.count)
        #expect((trial["linkage"] != nil) == (made.options.algorithm == .agglomerative))
        #expect(trial["pixels"] as? Int == made.palette.pixels)
        let difference = try #require(trial["meanDifference"] as? Double)
        #expect(abs(difference - made.figures.meanDifference) <= 0.0005)
        let distortion = try #require(trial["distortion"] as? Double)
        #expect(abs(distortion - made.figures.distortion) <= 0.0000005)
        let pair = trial["nearestPair"] as? [String: Any]
        #expect(
          pair?["colors"] as? [Int] == made.figures.nearestPair.map { [$0.first, $0.second] })
      }
    }
  }

  @Test("the shares of every trial add to 1 as they are printed")
  func shares() throws {
    let json = try Self.object(.comparison(Self.comparison()))
    let comparisons = try #require(json["comparisons"] as? [String: [[String: Any]]])
    for trial in comparisons.values.joined() {
      let colors = try #require(trial["colors"] as? [[String: Any]])
      let parts = try colors.map { try #require($0["proportion"] as? Double) }
      #expect(parts.reduce(0) { $0 + Int(($1 * 10_000).rounded()) } == 10_000)
    }
  }

  @Test("histograms are counts of 256 levels with a density that adds to 1")
  func histograms() throws {
    let json = try Self.object(.comparison(Self.comparison()))
    let histograms = try #require(json["histograms"] as? [String: [String: Any]])
    #expect(Set(histograms.keys) == ["brightness", "red", "green", "blue"])
    for tones in histograms.values {
      #expect((tones["counts"] as? [Int])?.reduce(0, +) == pixels)
      let density = try #require(tones["density"] as? [Double])
      #expect(density.count == 256)
      #expect(abs(density.reduce(0, +) - 1) < 0.001)
      #expect(tones["median"] is Int && tones["mean"] is Double)
    }
  }

  @Test("the same picture gives the same bytes")
  func stable() throws {
    let texts = try (0..<2).map { _ in try JSONValue.comparison(Self.comparison()).text }
    #expect(texts[0] == texts[1])
  }

  @Test("a cloud's numbers come back from base64")
  func cloud() throws {
    let cloud = try Self.comparison().cloud
    let json = try Self.object(.cloud(cloud))
    #expect(json["dots"] as? Int == cloud.dots.count)
    #expect(json["swatches"] as? Int == cloud.swatchCount)
    let colors = try #require(Data(base64Encoded: json["colors"] as? String ?? ""))
    #expect(colors.count == 4 * cloud.dots.count)
    let places = try #require(Data(base64Encoded: json["places"] as? String ?? ""))
    #expect(places.count == 6 * cloud.dots.count * ColorSpace.all.count)
    let most = try #require(cloud.dots.first).share
    for (index, dot) in cloud.dots.enumerated() {
      let size = UInt8((255 * (dot.share / most).squareRoot()).rounded())
      #expect(
        Array(colors[4 * index..<4 * index + 4]) == [dot.color.x, dot.color.y, dot.color.z, size])
    }
    let last = try #require(cloud.spaces.last?.places.last).z
    #expect(Array(places.suffix(2)) == [UInt8(last & 255), UInt8(last >> 8)])
    let spaces = try #require(json["spaces"] as? [[String: Any]])
    #expect(spaces.compactMap { $0["name"] as? String } == ColorSpace.all.map(\.name))
    #expect(spaces.allSatisfy { ($0["axes"] as? [String])?.count == 3 })
  }
}
