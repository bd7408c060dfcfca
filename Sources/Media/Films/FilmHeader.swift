import CFFmpeg
import Films
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
  /// The facts from the header and the first frame.
  init(file: FilmFile, header: CFilmHeader, first: CFilmFrame, colors: VideoColors) {
    let coded = (width: Int(first.width), height: Int(first.height))
    let aspect = Rational(
      Int(header.aspectNumerator), max(1, Int(header.aspectDenominator)))
    // The longer side of a pixel is kept, so that no column or row is lost.
    let square = (
      width: aspect.value > 1 ? Int((Double(coded.width) * aspect.value).rounded()) : coded.width,
      height: aspect.value < 1
        ? Int((Double(coded.height) / aspect.value).rounded()) : coded.height
    )
    let orientation = Orientation(Int(header.orientation))
    self.init(
      name: file.name, width: orientation.size(square.width, square.height).width,
      height: orientation.size(square.width, square.height).height)
    container = file.isSequence ? "numbered pictures" : String(cString: header.container)
    let profile = String(cString: header.profile)
    codec = String(cString: header.codec) + (profile.isEmpty ? "" : " (\(profile))")
    pixelFormat = String(cString: header.pixelFormat)
    (codedWidth, codedHeight) = coded
    pixelAspect = aspect
    (isMirrored, rotation) = orientation.turns
    fieldOrder = [1: .upperFirst, 2: .lowerFirst][header.firstField] ?? .progressive
    if first.isInterlaced != 0 { isInterlaced = true }
    let rate = Double(header.rateNumerator) / Double(max(1, header.rateDenominator))
    if let timecode = Self.timecode(String(cString: header.timecode)),
      Double(timecode.frames) < rate.rounded(.up)
    {
      self.timecode = "\(timecode)"
    }
    let title = String(cString: header.title)
    self.title = title.isEmpty || file.isSequence ? nil : String(title.prefix(500))
    if header.soundChannels > 0, header.soundRate > 0 {
      sound = FilmSound(channels: Int(header.soundChannels), rate: Int(header.soundRate))
    }
    pictures = file.isSequence ? NumberedPictures(file).names : nil
    (matrix, range) = (colors.matrixName.words, colors.rangeName.words)
    (transfer, primaries) = (colors.transferName.words, colors.primariesName.words)
    toneMapping = colors.toneMapping
    promisedSeconds = header.seconds > 0 ? header.seconds : nil
    decoding = header.isExact != 0 ? .exact : .fast
    notes = colors.notes
    if first.hasAlpha != 0 { notes.append("the film's transparency was ignored") }
  }

  /// Reads a timecode as FFmpeg writes it: any mark other than a colon means drop-frame, and the
  /// frame number has one digit at ten frames per second or fewer.
  private static func timecode(_ text: String) -> TimecodeText? {
    let text = text.replacing(".", with: ";")
    let frames = text.reversed().prefix { $0 != ":" && $0 != ";" }.count
    return TimecodeText(frames == 1 ? text.dropLast() + "0" + text.suffix(1) : text)
  }

  /// The orientation of the coded picture.
  var orientation: Orientation { Orientation(isMirrored: isMirrored, degrees: rotation) }
}
