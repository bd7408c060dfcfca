/// Checks the structure of a TIFF before libtiff sees it.
///
/// libtiff loads every tag of the directory that it reads, so the tags must be few, short and no
/// longer than the file.
///
/// - Source: TIFF 6.0; libtiff 4.5 `tif_dirread.c`.
enum TIFFStructure {
  /// Enough for 32 × 32 tiles of a hundred megapixels. A sheet of 390,000 smaller tiles took 40 s.
  private static let mostTiles = 1 << 17
  /// How many bytes of values, such as a color profile, tags may load more than once.
  private static let mostShared = 32 << 20

  /// The header of the first full picture.
  ///
  /// - Throws: `MediaError.damaged` for a directory or table that is longer than the file,
  ///   `.unsupported` for too many directories, entries or tiles.
  /// - Complexity: O(entries of all directories), and O(strips or tiles) of the picture that is
  ///   read.
  static func header(of bytes: UnsafeRawBufferPointer) throws(MediaError) -> PictureHeader {
    guard let file = TIFFFile(bytes) else { throw .damaged("its header is cut short") }
    let directory = try TIFFPages(file).directory
    let picture = try TIFFPicture(directory, of: file)
    let loaded = try loaded(directory, in: file)
    try check(directory, picture, of: file)
    // Separate planes that are read line by line have a reader each.
    let readers = picture.isByLines ? min(picture.planes, PictureHeader.mostChannels) : 1
    return PictureHeader(
      width: picture.width, height: picture.height, channels: picture.channels,
      sampleBytes: picture.sampleBytes,
      memory: DecoderMemory.sum(
        try picture.memory(in: file), DecoderMemory.product(3, loaded, readers)),
      // Some decompressors of libtiff allocate three times what they unpack line by line.
      reserved: DecoderMemory.product(picture.segmentBytes, 3, readers),
      // EXIF blocks have the structure of a TIFF, but not of a BigTIFF, whose second pair of bytes
      // is 43.
      coding: bytes[2] == 42 || bytes[3] == 42 ? EXIFBlock(bytes)?.coding : nil,
      orientation: TIFFTags(file: file, directory: directory).orientation)
  }

  /// The bytes that libtiff loads of the directory's tags.
  ///
  /// - Throws: `MediaError.damaged` if they are many more bytes than the file has.
  private static func loaded(
    _ directory: TIFFDirectory, in file: TIFFFile
  ) throws(MediaError) -> Int {
    var loaded = TIFFPicture.tables(directory, of: file)
    for entry in directory.entries {
      loaded = DecoderMemory.sum(loaded, file.present(entry.length, at: entry.place))
    }
    guard loaded <= DecoderMemory.sum(file.bytes.count, mostShared) else {
      throw .damaged("its directories list more than the file holds")
    }
    return loaded
  }

  /// Refuses data that would be read from beyond the end of the file, or silently not read at all.
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
}
