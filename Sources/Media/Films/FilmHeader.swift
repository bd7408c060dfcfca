import CFFmpeg
import Palettes

extension ColorTags {
  init(_ frame: CFilmFrame) {
    matrix = Int(frame.matrix)
    transfer = Int(frame.transfer)
    primaries = Int(frame.primaries)
    range = Int(frame.range)
    isRGB = frame.isRGB != 0
    isGray = frame.planeCount == 1
    isLight = frame.isLight != 0
  }
}

extension FilmProvenance {
  /// What the header and the first frame say.
  init(file: FilmFile, header: CFilmFacts, first: CFilmFrame, colors: VideoColors) {
    let coded = (width: Int(first.width), height: Int(first.height))
    let aspect = Rational(
      Int(header.aspectNumerator), max(1, Int(header.aspectDenominator)))
    // The longer side of a pixel is kept, so that no column or row is lost.
    let square = (
      width: aspect.value > 1 ? Int((Double(coded.width) * aspect.value).rounded()) : coded.width,
      height: aspect.value < 1
        ? Int((Double(coded.height) / aspect.value).rounded()) : coded.height
    )
    let isTurned = header.rotation % 180 == 90
    self.init(
      name: file.name, width: isTurned ? square.height : square.width,
      height: isTurned ? square.width : square.height)
    container = file.isSequence ? "numbered pictures" : String(cString: header.container)
    let profile = String(cString: header.profile)
    codec = String(cString: header.codec) + (profile.isEmpty ? "" : " (\(profile))")
    pixelFormat = String(cString: header.pixelFormat)
    (codedWidth, codedHeight) = coded
    pixelAspect = aspect
    rotation = Int(header.rotation)
    isInterlaced = first.isInterlaced != 0
    (matrix, range) = (colors.matrixWords, colors.rangeWords)
    (transfer, primaries) = (colors.transferWords, colors.primariesWords)
    toneMapping = colors.toneMapping
    promisedSeconds = header.seconds > 0 ? header.seconds : nil
    notes = colors.notes
    if first.hasAlpha != 0 { notes.append("the film's transparency is not used") }
  }

  /// A size as it is coded, or upright: width and height change places with a quarter turn.
  func upright(_ width: Int, _ height: Int) -> (Int, Int) {
    rotation % 180 == 90 ? (height, width) : (width, height)
  }
}
