/// The pictures of a TIFF, and which of them is read.
///
/// A directory is a full picture unless it declares itself a smaller version of another picture, or
/// a mask. The file of a camera may begin with a small picture and have the full one in a
/// subdirectory.
///
/// - Source: TIFF 6.0 §8 (NewSubfileType, SubfileType); TIFF Tech Note 1 (SubIFDs); DNG 1.7.
struct TIFFPages {
  /// The first full picture, or the first picture if none is full.
  private(set) var directory: TIFFDirectory
  /// Where its directory is.
  private(set) var place: Int
  /// How many full pictures the file has, at least 1.
  private(set) var count = 0

  static let mostDirectories = 1000
  /// The most entry comparisons: the sum of the squares of the directories' entry counts, since
  /// libtiff compares each entry of a directory with each other. A directory of 4,000
  /// unknown tags takes 3 s; with this limit, the comparisons take at most 0.2 s.
  private static let mostComparisons = 1 << 20

  private var seen: Set<Int> = []
  private var comparisons = 0

  /// Follows the chain of directories.
  ///
  /// - Throws: `MediaError.damaged` if the first one lies outside the file, `.unsupported` for too
  ///   many directories or entries.
  /// - Complexity: O(entries of all directories).
  init(_ file: TIFFFile) throws(MediaError) {
    guard let first = file.first else { throw .damaged("its header is cut short") }
    guard let directory = file.directory(at: first) else {
      throw .damaged("its first directory lies outside the file")
    }
    (self.directory, place) = (directory, first)
    var (next, isFirst) = (first, true)
    while let directory = try visit(next, in: file) {
      if directory.isFull(in: file) {
        add(directory, at: next)
      } else {
        try addParts(of: directory, in: file)
        // A small picture is preferred to a mask.
        if isFirst, count == 0, directory.isPicture, !directory.isMask(in: file) {
          (self.directory, place, isFirst) = (directory, next, false)
        }
      }
      next = directory.next
    }
    count = max(1, count)
  }

  /// The directory at `place`; `nil` at the end of a chain, and where the chain returns to itself.
  private mutating func visit(_ place: Int, in file: TIFFFile) throws(MediaError) -> TIFFDirectory?
  {
    guard place > 0, !seen.contains(place), let directory = file.directory(at: place)
    else { return nil }
    guard seen.count < Self.mostDirectories else {
      throw .unsupported("it has more than \(Self.mostDirectories) directories")
    }
    seen.insert(place)
    comparisons += directory.entries.count * directory.entries.count
    guard comparisons <= Self.mostComparisons else {
      throw .unsupported("its directories have too many entries")
    }
    return directory
  }

  private mutating func add(_ directory: TIFFDirectory, at place: Int) {
    if count == 0 { (self.directory, self.place) = (directory, place) }
    count += 1
  }

  /// Counts full pictures in the subdirectories of a picture that is not full. Subdirectories of a
  /// full picture are ignored: they hold parts of it, or the same picture again.
  private mutating func addParts(of parent: TIFFDirectory, in file: TIFFFile) throws(MediaError) {
    let entry = parent[330]
    for index in 0..<min(entry?.count ?? 0, Self.mostDirectories) {
      guard let place = file.place(index, of: entry), let part = try visit(place, in: file)
      else { continue }
      if part.isFull(in: file) { add(part, at: place) }
    }
  }
}

extension TIFFFile {
  /// The `index`-th place in a list of directories, which may also have the types IFD and IFD8.
  fileprivate func place(_ index: Int, of entry: TIFFEntry?) -> Int? {
    guard let entry, index < entry.count, [4, 13, 16, 18].contains(entry.type) else { return nil }
    let (place, overflow) = entry.place.addingReportingOverflow(index * entry.size)
    return overflow ? nil : number(at: place, count: entry.size)
  }
}

extension TIFFDirectory {
  fileprivate var isPicture: Bool { self[256] != nil && self[257] != nil }

  fileprivate func isMask(in file: TIFFFile) -> Bool {
    (file.value(of: self[254]) ?? 0) & 4 != 0
  }

  /// Whether it is neither a smaller version of another picture nor a mask of one.
  fileprivate func isFull(in file: TIFFFile) -> Bool {
    guard isPicture else { return false }
    if let kind = file.value(of: self[254]) { return kind & 5 == 0 }
    return file.value(of: self[255]) != 2
  }
}
