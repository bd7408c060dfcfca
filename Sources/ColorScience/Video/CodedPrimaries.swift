/// Color primaries that films and stills identify by a number.
///
/// - Source: ISO/IEC 23091-2:2021 (ITU-T H.273), 8.1, table 2.
public struct CodedPrimaries: Sendable, Equatable {
  public let code: Int
  public let primaries: Primaries
  /// The name in FFmpeg: `bt709`.
  public let tag: String
  /// The usual name: `BT.709`.
  public let name: String

  /// The primaries with this number; `nil` if the number is reserved or means "unspecified" (2).
  public init?(code: Int) {
    guard let found = Self.all.first(where: { $0.code == code }) else { return nil }
    self = found
  }

  private init(_ code: Int, _ primaries: Primaries, _ tag: String, _ name: String) {
    (self.code, self.primaries, self.tag, self.name) = (code, primaries, tag, name)
  }

  /// Every entry, in order of the numbers.
  public static let all = [
    CodedPrimaries(1, .bt709, "bt709", "BT.709"),
    CodedPrimaries(4, .bt470M, "bt470m", "BT.470 M"),
    CodedPrimaries(5, .bt601of625, "bt470bg", "BT.601 (625 lines)"),
    CodedPrimaries(6, .bt601of525, "smpte170m", "BT.601 (525 lines)"),
    CodedPrimaries(7, .bt601of525, "smpte170m", "SMPTE 240M"),
    CodedPrimaries(8, .film, "film", "generic film"),
    CodedPrimaries(9, .bt2020, "bt2020", "BT.2020"),
    CodedPrimaries(10, .xyz, "smpte428", "CIE XYZ"),
    CodedPrimaries(11, .dciP3, "smpte431", "DCI-P3"),
    CodedPrimaries(12, .displayP3, "smpte432", "Display P3"),
    CodedPrimaries(22, .p22, "ebu3213", "EBU 3213"),
  ]
}
