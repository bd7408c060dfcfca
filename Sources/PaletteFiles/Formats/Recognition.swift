public import Palettes

/// Reads palettes from files of any format.
extension PaletteFormat {
  /// The format that can read these bytes: the one for the ending if it recognizes them, otherwise
  /// the first that does; `nil` if none does.
  ///
  /// - Complexity: O(count of bytes).
  public static func recognize(_ bytes: [UInt8], fileExtension: String = "") -> PaletteFormat? {
    if let format = forExtension(fileExtension), format.recognizes(bytes) { return format }
    return all.first { $0.read != nil && $0.recognizes(bytes) }
  }

  /// The palette in a file of any readable format.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - fileExtension: the ending of the file's name, without the dot, as a hint.
  /// - Throws: `notThisFormat` if no format recognizes the bytes, with what was looked for; what
  ///   the format's `read` throws.
  /// - Complexity: O(count of bytes).
  public static func palette(
    of bytes: [UInt8], fileExtension: String = ""
  ) throws(PaletteFileError) -> Palette {
    guard let format = recognize(bytes, fileExtension: fileExtension), let read = format.read
    else { throw .notThisFormat(missing(in: bytes, fileExtension: fileExtension)) }
    return try read(bytes)
  }

  /// What was looked for and not found.
  private static func missing(in bytes: [UInt8], fileExtension: String) -> String {
    guard bytes.contains(where: { !" \t\r\n".utf8.contains($0) }) else { return "it is empty" }
    if let format = forExtension(fileExtension), !format.isDialect {
      return format.read == nil
        ? "\(format.name) files can be written, but not read"
        : "not a palette in the format \(format.name): it has no \(format.mark)"
    }
    let marks = all.filter { !$0.mark.isEmpty }.map { "\($0.mark) (\($0.name))" }
    return "not a palette in a supported format; looked for " + marks.joined(separator: ", ")
  }
}

extension Palette {
  /// What a file of this format cannot hold of this palette, in words; `nil` if nothing is lost, or
  /// if the format is for viewing and cannot be read.
  public func loss(in format: PaletteFormat) -> String? {
    guard format.read != nil else { return nil }
    var known: PaletteFormat.Holdings = []
    if hasOwnNames { known.insert(.names) }
    if !groups.isEmpty { known.insert(.groups) }
    if hasShares { known.insert(.shares) }
    let holdsTitle = groups.isEmpty && format.holds.contains(.titleOfOneGroup)
    if title != nil, !holdsTitle { known.insert(.title) }
    let lost = known.subtracting(format.holds).words
    guard let last = lost.last else { return nil }
    let list = (lost.count > 1 ? lost.dropLast().joined(separator: ", ") + " and " : "") + last
    let them = lost == ["title"] ? "it" : "them"
    return "\(list) left out: the format \(format.name) cannot hold \(them)"
  }
}
