/// Chooses the names of result files for several stills in a folder.
enum OutputNames {
  /// A file name for each still: its own with another ending, numbered where names coincide, and
  /// never the path of an input still.
  static func names(for stills: [String], in folder: String, ending: String) -> [String] {
    let separator = folder.hasSuffix("/") ? "" : "/"
    let inputs = Set(stills.compactMap { FileIdentity($0) })
    var uses: [String: Int] = [:]
    var taken: Set<String> = []
    return stills.map { still in
      let stem = stem(of: still)
      var name = "\(stem).\(ending)"
      while isInput(folder + separator + name, inputs) || !taken.insert(name.lowercased()).inserted
      {
        uses[stem, default: 1] += 1
        name = "\(stem)-\(uses[stem, default: 1]).\(ending)"
      }
      return name
    }
  }

  /// The still's name without folders, ending, or the query of a URL.
  private static func stem(of still: String) -> String {
    let plain = StillName.lastComponent(of: still)
    let dot = plain.lastIndex(of: ".").flatMap { $0 > plain.startIndex ? $0 : nil }
    let stem = dot.map { String(plain[..<$0]) } ?? plain
    return ["", "-", ".", "..", "/"].contains(stem) ? "palette" : stem
  }

  private static func isInput(_ path: String, _ inputs: Set<FileIdentity>) -> Bool {
    FileIdentity(path).map(inputs.contains) ?? false
  }
}
