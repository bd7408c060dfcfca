import Films
import Palettes
import Platform

/// The pictures of a sequence, up to the first gap in the numbers or the first unreadable picture.
struct NumberedPictures {
  /// Their paths, in order.
  let paths: [String]
  /// The pattern of their names, and the first number.
  let names: NumberedNames
  /// The reason, in words, if there are files with later numbers that are not included.
  let stopReason: String?

  /// Finds the pictures that a pattern matches; there may be none.
  init(_ file: FilmFile) {
    let (folder, pattern) = file.path.folderAndName
    let parts = pattern.split(separator: "%", omittingEmptySubsequences: false)
    let (prefix, rest) = (String(parts[0]), parts.count > 1 ? parts[1] : "d")
    let suffix = String(rest.drop { $0 != "d" }.dropFirst())
    let width = Int(rest.prefix { $0 != "d" }) ?? 0
    var named: [Int: String] = [:]
    for name in Platform.names(in: folder.isEmpty ? "." : folder) {
      guard name.hasPrefix(prefix), name.hasSuffix(suffix),
        name.utf8.count > prefix.utf8.count + suffix.utf8.count
      else { continue }
      let digits = name.dropFirst(prefix.count).dropLast(suffix.count)
      guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(digits),
        number < .max, digits.utf8.count == max(width, String(number).utf8.count)
      else { continue }
      named[number] = folder + name
    }
    let numbers = named.keys.sorted()
    var next = numbers.first ?? 0
    var paths: [String] = []
    var failure: String?
    while failure == nil, let path = named[next] {
      failure = Self.failure(of: path)
      guard failure == nil else { break }
      paths.append(path)
      next += 1
    }
    self.paths = paths
    names = NumberedNames(
      prefix: prefix, suffix: suffix, digits: width, first: numbers.first ?? 0)
    let hasMore = numbers.last.map { $0 > next } ?? false
    stopReason = failure ?? (hasMore ? "picture \(next) is missing" : nil)
  }

  /// Why a picture's bytes cannot be read, with its name.
  private static func failure(of path: String) -> String? {
    var status = stat()
    guard stat(path.platformString, &status) == 0, access(path.platformString, R_OK) == 0 else {
      return "\(path.lastName.shown) cannot be read: \(SystemError().words)"
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      return "\(path.lastName.shown) is not a regular file"
    }
    return status.st_size == 0 ? "\(path.lastName.shown) is empty" : nil
  }

  /// - Throws: `MediaError.notFound` if there is no picture, `.damaged` if the first cannot be
  ///   read, `.unsupported` if a number is higher than FFmpeg can count.
  func check() throws(MediaError) {
    guard let last = paths.last else {
      throw stopReason.map { .damaged($0) } ?? .notFound
    }
    guard names.first + paths.count - 1 <= CInt.max else {
      throw .unsupported(
        "the number of \(last.lastName.shown) is too large: the limit is \(CInt.max)")
    }
  }
}
