import CTIFF
import Platform

/// The unpacked rows of a TIFF's picture, from strips or tiles.
///
/// One strip, a row of tiles, or one line of a large strip is held at a time; for separate planes,
/// one for each plane.
final class TIFFRows {
  private let picture: TIFFPicture
  /// The planes that are used.
  private let planes: [Int]
  /// A single reader, or one for each plane where lines are read, since a reader has one position.
  private let readers: [TIFFReader]
  /// Bytes of a strip or tile, according to libtiff.
  private let segmentSize: Int
  private let lineBytes: Int
  private let held: UnsafeMutableRawBufferPointer
  /// The index of the row of strips or tiles that is held, from the top.
  private var band = -1
  /// Columns and rows that share chroma samples.
  let shared: (across: Int, down: Int)
  /// The same, but (1, 1) unless their samples are stored together.
  private let blocks: (across: Int, down: Int)

  /// - Parameters:
  ///   - bytes: the file, which must outlive this object.
  ///   - planes: the used planes; only 0 if samples are interleaved.
  /// - Throws: what `TIFFReader` throws, and `.damaged` if libtiff reads the tags differently.
  init(
    _ picture: TIFFPicture, planes: [Int], at place: Int, of bytes: UnsafeRawBufferPointer
  ) throws(MediaError) {
    (self.picture, self.planes) = (picture, planes)
    var readers: [TIFFReader] = []
    for _ in 0..<(picture.isByLines ? planes.count : 1) {
      readers.append(try TIFFReader(bytes, place: place))
    }
    let geometry = readers[0].geometry
    let isShared = picture.photometric == 6 && (picture.compression != 7 || picture.isSeparate)
    shared = isShared ? (Int(geometry.across), Int(geometry.down)) : (1, 1)
    blocks = picture.isSeparate ? (1, 1) : shared
    (self.readers, segmentSize) = (readers, Int(geometry.segmentSize))
    lineBytes =
      blocks == (1, 1)
      ? picture.lineBytes
      : picture.segment.width.parts(of: blocks.across) * (blocks.across * blocks.down + 2)
    guard shared.across > 0, shared.down > 0,
      picture.agrees(with: geometry, lineBytes: lineBytes, down: blocks.down)
    else { throw .damaged("its tags contradict each other") }
    // libtiff assumes that all planes have equal size.
    guard !picture.isSeparate || shared == (1, 1) || !picture.isTiled && !picture.isPredicted else {
      throw .unsupported("YCbCr in separate planes that differ in size")
    }
    let size = picture.isByLines ? lineBytes : picture.columns * segmentSize
    // Zeroed, so that a damaged file never shows old memory.
    guard let memory = calloc(planes.count, size) else { throw .outOfMemory }
    held = UnsafeMutableRawBufferPointer(start: memory, count: planes.count * size)
  }

  deinit { free(held.baseAddress) }

  /// Unpacks the strip, tiles or line with this row, unless they are held already. Rows must be
  /// requested in order.
  ///
  /// - Throws: `MediaError.damaged`, `.unsupported`, `.outOfMemory`.
  func load(_ row: Int) throws(MediaError) {
    let wanted = picture.isByLines ? row : row / picture.segment.height
    guard wanted != band else { return }
    band = -1
    for index in planes.indices {
      if picture.isByLines {
        try readers[index].line(row, plane: planes[index], into: part(index, size: lineBytes))
      } else {
        try loadSegments(wanted, plane: index)
      }
    }
    band = wanted
  }

  /// Unpacks one strip, or a row of tiles, of one plane.
  private func loadSegments(_ band: Int, plane: Int) throws(MediaError) {
    let rows = min(picture.segment.height, picture.height - band * picture.segment.height)
    let isChroma = isChroma(plane)
    // The last strip ends with the picture; a tile is always whole.
    let size =
      picture.isTiled
      ? segmentSize
      : isChroma
        ? rows.parts(of: shared.down) * chromaBytes : rows.parts(of: blocks.down) * lineBytes
    let bands = picture.height.parts(of: picture.segment.height)
    let first = (planes[plane] * bands + band) * picture.columns
    for column in 0..<picture.columns {
      let room = part(plane * picture.columns + column, size: segmentSize)
      // Fax decoders skip what is missing from a damaged strip, and report success.
      if picture.isFax { room.initializeMemory(as: UInt8.self, repeating: 0) }
      try readers[0].segment(
        first + column, into: UnsafeMutableRawBufferPointer(rebasing: room[..<size]))
    }
  }

  /// Whether a plane is Cb or Cr, which may be smaller than the plane of Y.
  private func isChroma(_ plane: Int) -> Bool { picture.isSeparate && planes[plane] > 0 }

  /// Bytes of a line of a chroma plane.
  private var chromaBytes: Int {
    shared.across > 1 ? picture.width.parts(of: shared.across) : lineBytes
  }

  private func part(_ index: Int, size: Int) -> UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(rebasing: held[index * size..<(index + 1) * size])
  }

  /// The index of a row among the rows that share chroma, from 0. Each strip or tile starts again.
  func shift(of row: Int) -> Int { row % picture.segment.height % blocks.down }

  /// Calls `use` with the parts of a loaded row from left to right: the samples, and the range of
  /// the row's pixels that they are. Where rows share chroma, the samples are those of all these
  /// rows.
  ///
  /// - Parameter plane: an index into `planes`.
  func parts(
    of row: Int, plane: Int, _ use: (UnsafeRawBufferPointer, Range<Int>) -> Void
  ) {
    if picture.isByLines {
      use(UnsafeRawBufferPointer(part(plane, size: lineBytes)), 0..<picture.width)
      return
    }
    if isChroma(plane), shared != (1, 1) {
      let line = row % picture.segment.height / shared.down * chromaBytes
      let segment = part(plane, size: segmentSize)
      use(
        UnsafeRawBufferPointer(rebasing: segment[line..<line + chromaBytes]),
        0..<picture.width.parts(of: shared.across))
      return
    }
    let line = row % picture.segment.height / blocks.down
    for column in 0..<picture.columns {
      let segment = part(plane * picture.columns + column, size: segmentSize)
      let left = column * picture.segment.width
      use(
        UnsafeRawBufferPointer(rebasing: segment[line * lineBytes..<(line + 1) * lineBytes]),
        left..<min(left + picture.segment.width, picture.width))
    }
  }
}

extension TIFFPicture {
  /// Whether libtiff interprets the tags as this code does. This bounds everything that is read.
  fileprivate func agrees(with geometry: CTIFFGeometry, lineBytes: Int, down: Int) -> Bool {
    let lines = segment.height.parts(of: down)
    return Int(geometry.width) == width && Int(geometry.height) == height
      && Int(geometry.samples) == samples && (Int(geometry.bits) == bits || isLogLuv)
      && (geometry.isSeparate != 0) == isSeparate && (geometry.isTiled != 0) == isTiled
      && Int(geometry.segmentWidth) == segment.width
      && Int(geometry.segmentHeight) == segment.height
      && Int(geometry.segments) == segments
      && DecoderMemory.product(lineBytes, lines) == Int(geometry.segmentSize)
      && (!isByLines || Int(geometry.rowSize) == lineBytes)
  }
}
