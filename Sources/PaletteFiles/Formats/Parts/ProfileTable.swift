import ColorScience
import Palettes

/// The color profiles that a palette file names or contains, and how many colors use each.
struct ProfileTable {
  /// Gives the profile with this name in the file, if there is one.
  private let bytes: (String) -> [UInt8]?
  private var known: [String: DeviceProfile?] = [:]
  private var remarks: [(text: String, count: Int)] = []
  /// How many profiles were requested from the file.
  private var own = 0

  /// The most profiles that are read from a file, and the most that are distinguished: more than
  /// any palette has, few enough to cost no time.
  private static let most = 16

  /// - Parameter bytes: gives the ICC profile for an unknown name, or `nil`.
  init(bytes: @escaping (String) -> [UInt8]?) {
    self.bytes = bytes
  }

  /// The color of red, green and blue in the space with this name; in sRGB if there is no name or
  /// it is unknown.
  mutating func color(_ numbers: SIMD3<Double>, in space: String?) -> Color {
    guard let space, !space.isEmpty else { return DeviceProfile.sRGB.color(numbers) }
    guard let profile = profile(space, named: DeviceProfile.init(named:)) else {
      count("with the unknown profile '\(space.onOneLine)' read as sRGB")
      return DeviceProfile.sRGB.color(numbers)
    }
    if profile != .sRGB { count("converted from '\(space.onOneLine)'") }
    return profile.color(numbers)
  }

  /// The gray of a number in the space with this name; with the curve of sRGB if there is no name
  /// or it is unknown.
  mutating func gray(_ number: Double, in space: String?) -> Color {
    guard let space, !space.isEmpty else { return DeviceProfile.sRGB.gray(number) }
    guard let profile = profile(space, named: DeviceProfile.init(grayNamed:)) else {
      count("with the unknown profile '\(space.onOneLine)' read as sRGB")
      return DeviceProfile.sRGB.gray(number)
    }
    return profile.gray(number)
  }

  /// Adds remarks to the palette about its profiles, each with its count.
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
    let others = "with other profiles"
    let text = remarks.contains { $0.text == text } || remarks.count < Self.most ? text : others
    if let place = remarks.firstIndex(where: { $0.text == text }) {
      remarks[place].count += 1
    } else {
      remarks.append((text, 1))
    }
  }
}
