/// The directories of a TIFF, walked before libtiff sees them.
///
/// libvips lists every directory before it reads the first one, and libtiff loads every tag of a
/// directory that it lists: so all of them must be few, short and no longer than the file.
///
/// - Source: TIFF 6.0; libtiff 4.5 `tif_dirread.c`; libvips 8.14 `tiff2vips.c`.
enum TIFFStructure {
  static let mostDirectories = 1000
  /// The most of the sum of squares of what directories have entries: libtiff compares each entry
  /// with each. 4,000 unknown tags in one directory take 3 s, this many 0.2 s.
  private static let mostComparisons = 1 << 20
  /// 32 × 32 tiles of a hundred megapixels. Of 390,000 smaller ones a sheet took 40 s.
  private static let mostTiles = 1 << 17
  /// Directories may share values, such as a color profile, up to so many bytes.
  private static let mostShared = 32 << 20

  /// The first picture of the file. Pictures in subdirectories are not read.
  ///
  /// - Throws: `MediaError.damaged` for a directory or table that is longer than the file,
  ///   `.unsupported` for too many directories, entries or tiles.
  /// - Complexity: O(entries of all directories); also O(strips or tiles) of the first one.
  static func header(of bytes: UnsafeRawBufferPointer) throws(MediaError) -> PictureHeader {
    guard let file = TIFFFile(bytes), let place = file.first else {
      throw .damaged("its header is cut short")
    }
    guard let first = file.directory(at: place) else {
      throw .damaged("its first directory lies outside the file")
    }
    let loaded = try walk(file, from: place)
    let picture = try TIFFPicture(first, of: file)
    try check(first, picture, of: file)
    return PictureHeader(
      width: picture.width, height: picture.height, channels: picture.channels,
      sampleBytes: picture.sampleBytes,
      memory: DecoderMemory.sum(
        try picture.memory(in: file), tags(of: first, in: file), 2 * loaded),
      // Some of libtiff's decompressors make room for three of what they unpack line by line.
      reserved: DecoderMemory.product(picture.segmentBytes, 3))
  }

  /// Goes along the chain of directories, as far as libtiff does.
  ///
  /// - Result: the most bytes that one of them makes libtiff load.
  private static func walk(_ file: TIFFFile, from start: Int) throws(MediaError) -> Int {
    var (seen, place) = (Set<Int>(), start)
    var (comparisons, total, most) = (0, 0, 0)
    while place > 0, !seen.contains(place), let directory = file.directory(at: place) {
      guard seen.count < mostDirectories else {
        throw .unsupported("it has more than \(mostDirectories) directories")
      }
      seen.insert(place)
      comparisons += directory.entries.count * directory.entries.count
      guard comparisons <= mostComparisons else {
        throw .unsupported("its directories have too many entries")
      }
      var loaded = 0
      for entry in directory.entries {
        loaded = DecoderMemory.sum(loaded, file.present(entry.length, at: entry.place))
      }
      loaded = DecoderMemory.sum(loaded, TIFFPicture.tables(directory, of: file))
      (total, most) = (DecoderMemory.sum(total, loaded), max(most, loaded))
      guard total <= DecoderMemory.sum(file.bytes.count, mostShared) else {
        throw .damaged("its directories list more than the file holds")
      }
      place = directory.next
    }
    return most
  }

  /// Refuses what is read from beyond the end of the file, or silently not read at all.
  private static func check(
    _ directory: TIFFDirectory, _ picture: TIFFPicture, of file: TIFFFile
  ) throws(MediaError) {
    func isPresent(_ entry: TIFFEntry?, values: Int = .max) -> Bool {
      guard let entry else { return true }
      let length = DecoderMemory.product(min(entry.count, values), entry.size)
      return file.present(length, at: entry.place) == length
    }
    let segments = picture.segments
    guard !picture.isTiled || segments <= mostTiles else {
      throw .unsupported("it has more than \(mostTiles) tiles")
    }
    guard isPresent(picture.offsets, values: segments), isPresent(picture.counts, values: segments)
    else { throw .damaged("its table of strips or tiles is longer than the file") }
    guard isPresent(directory[34675]) else {
      throw .damaged("its color profile is longer than the file")
    }
    guard picture.photometric != 3 || isPresent(directory[320]) else {
      throw .damaged("its color map is longer than the file")
    }
  }

  /// What libtiff and libvips keep of the tags: so many copies were counted of each kind.
  private static func tags(of directory: TIFFDirectory, in file: TIFFFile) -> Int {
    let copies = [270: 10, 33723: 10, 700: 8, 34377: 8, 34675: 8]
    var kept = 0
    for entry in directory.entries where ![273, 279, 324, 325].contains(entry.tag) {
      let length = file.present(entry.length, at: entry.place)
      kept = DecoderMemory.sum(kept, DecoderMemory.product(length, copies[entry.tag] ?? 5))
    }
    return kept
  }
}
