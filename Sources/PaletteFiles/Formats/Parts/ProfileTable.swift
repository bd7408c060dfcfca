import ColorScience
import Palettes

/// The color profiles that a palette file names or holds, and how many of its colors each was for.
struct ProfileTable {
  /// Where a profile of this name is in the file, if it is there.
  private let bytes: (String) -> [UInt8]?
  private var known: [String: DeviceProfile?] = [:]
  private var remarks: [(text: String, count: Int)] = []
  /// How many profiles the file was asked for.
  private var own = 0

  /// How many profiles are taken from a file and how many are told apart: more than any palette
  /// has, few enough to cost no time.
  private static let most = 16

  /// - Parameter bytes: the ICC profile of a name that is not known, or `nil`.
  init(bytes: @escaping (String) -> [UInt8]?) {
    self.bytes = bytes
  }

  /// The color of red, green and blue in the space of this name; without one, or with one that
  /// nothing is known of, in sRGB.
  mutating func color(_ numbers: SIMD3<Double>, in space: String?) -> Color {
    guard let space, !space.isEmpty else { return DeviceProfile.sRGB.color(numbers) }
    guard let profile = profile(space, named: DeviceProfile.init(named:)) else {
      count("of the unknown profile '\(space.onOneLine)' taken as sRGB")
      return DeviceProfile.sRGB.color(numbers)
    }
    if profile != .sRGB { count("converted from '\(space.onOneLine)'") }
    return profile.color(numbers)
  }

  /// The gray of a number in the space of this name; without one, or with one that nothing is known
  /// of, by the curve of sRGB.
  mutating func gray(_ number: Double, in space: String?) -> Color {
    guard let space, !space.isEmpty else { return DeviceProfile.sRGB.gray(number) }
    guard let profile = profile(space, named: DeviceProfile.init(grayNamed:)) else {
      count("of the unknown profile '\(space.onOneLine)' taken as sRGB")
      return DeviceProfile.sRGB.gray(number)
    }
    return profile.gray(number)
  }

  /// Says in the palette which profiles there were, each with its count.
  func remark(in contents: inout PaletteContents) {
    for (text, count) in remarks { contents.remark("\(count.counted("color")) \(text)") }
  }

  private mutating func profile(
    _ name: String, named find: (String) -> DeviceProfile?
  ) -> DeviceProfile? {
    if let profile = known[name] { return profile }
    var profile = find(name)
    if profile == nil, own < Self.most {
      own += 1
      profile = bytes(name).flatMap(DeviceProfile.init(icc:))
    }
    known[name] = .some(profile)
    return profile
  }

  private mutating func count(_ text: String) {
    let others = "of still other profiles"
    let text = remarks.contains { $0.text == text } || remarks.count < Self.most ? text : others
    if let place = remarks.firstIndex(where: { $0.text == text }) {
      remarks[place].count += 1
    } else {
      remarks.append((text, 1))
    }
  }
}
