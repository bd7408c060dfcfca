import Platform

/// The pictures of a sequence, as far as their numbers go on without a gap.
struct NumberedPictures {
  /// In order.
  let paths: [String]
  /// The first number that is missing though there are later ones.
  let gap: Int?

  /// The pictures that a pattern names; none if it names none.
  init(_ file: FilmFile) {
    let (folder, pattern) = file.path.folderAndName
    let parts = pattern.split(separator: "%", omittingEmptySubsequences: false)
    let (prefix, rest) = (String(parts[0]), parts.count > 1 ? parts[1] : "d")
    let suffix = String(rest.drop { $0 != "d" }.dropFirst())
    var named: [Int: String] = [:]
    for name in names(in: folder.isEmpty ? "." : folder) {
      guard name.hasPrefix(prefix), name.hasSuffix(suffix),
        name.utf8.count > prefix.utf8.count + suffix.utf8.count
      else { continue }
      let digits = name.dropFirst(prefix.count).dropLast(suffix.count)
      guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(digits) else {
        continue
      }
      named[number] = folder + name
    }
    let numbers = named.keys.sorted()
    var next = numbers.first ?? 0
    var paths: [String] = []
    while let path = named[next] {
      paths.append(path)
      next += 1
    }
    self.paths = paths
    gap = numbers.last.map { $0 > next } == true ? next : nil
  }
}
