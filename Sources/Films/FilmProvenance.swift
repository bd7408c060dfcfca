/// The source of a film, how its numbers were read as colors, and how much of it was read.
public struct FilmProvenance: Sendable, Equatable {
  /// A file's name without its folders, or the pattern of numbered pictures.
  public var name: String
  /// Lower-case hexadecimal SHA-256 of the file.
  public var sha256: String
  /// The container, in FFmpeg's short names: `mov,mp4,m4a,3gp,3g2,mj2`, `matroska,webm`.
  public var container: String
  /// The codec and its profile: `h264 (Main)`.
  public var codec: String
  /// The pixel format of the coded samples: `yuv420p`, `yuv420p10le`.
  public var pixelFormat: String
  /// Pixels in a row of the upright picture with square pixels.
  public var width: Int
  /// Rows of the upright picture.
  public var height: Int
  /// The size of the coded picture in pixels.
  public var codedWidth, codedHeight: Int
  /// Width over height of one coded pixel.
  public var pixelAspect: Rational
  /// Whether the coded picture was mirrored, left to right, before it was rotated.
  public var isMirrored: Bool
  /// The clockwise rotation of the coded picture in degrees: 0, 90, 180, 270.
  public var rotation: Int
  /// The order of the fields in frames; of interlaced frames, the upper field was used.
  public var fieldOrder: FieldOrder
  /// `bt601`, `bt709`, `bt2020` or `rgb`, and whether it was tagged or assumed: `bt709 (tagged)`.
  public var matrix: String
  /// `limited` or `full`, with the same addition.
  public var range: String
  /// The transfer function, with the same addition: `bt709 (assumed)`, `smpte2084 (tagged)`.
  public var transfer: String
  /// The primaries, with the same addition.
  public var primaries: String
  /// How light above reference white was compressed into sRGB; `nil` if there is no such light.
  public var toneMapping: String?
  /// The size of the small frames whose pixels were counted.
  public var countedWidth, countedHeight: Int
  /// The duration in seconds according to the container; `nil` if it does not specify one.
  public var promisedSeconds: Double?
  /// The source timecode of the film's first frame in the file: `10:00:00:00`, or `10:00:00;00` for
  /// drop-frame timecode; `nil` if it has none.
  public var timecode: String?
  /// The title that the file gives itself, as it is written there; `nil` if it has none.
  public var title: String?
  /// The first sound track; `nil` if there is none.
  public var sound: FilmSound?
  /// The names of numbered pictures; `nil` for a film in one file.
  public var pictures: NumberedNames?
  /// Which frames were read, as a user types the choice: `all`, `keyframes`, `every:0.25s`.
  public var sampling: FilmOptions.Sampling
  /// How the frames were decoded: `.fast` only where the codec's decoder has a short cut.
  public var decoding: FilmOptions.Decoding
  /// Why reading stopped early, although the film was to be read to its end: a sentence that is
  /// also in `notes`. `nil` if the whole film was read, except for single frames.
  public var stopReason: String?
  /// What was assumed or could not be read, one sentence each.
  public var notes: [String]

  public init(name: String, width: Int, height: Int) {
    self.name = name
    self.width = width
    self.height = height
    sha256 = ""
    container = ""
    codec = ""
    pixelFormat = ""
    codedWidth = width
    codedHeight = height
    pixelAspect = Rational(1, 1)
    isMirrored = false
    rotation = 0
    fieldOrder = .progressive
    matrix = ""
    range = ""
    transfer = ""
    primaries = ""
    countedWidth = width
    countedHeight = height
    sampling = .all
    decoding = .exact
    notes = []
  }
}

extension FilmProvenance {
  /// Whether frames consist of two fields. Setting it keeps a known field order; if none is known,
  /// interlaced frames begin with the upper field.
  public var isInterlaced: Bool {
    get { fieldOrder != .progressive }
    set {
      guard newValue != isInterlaced else { return }
      fieldOrder = newValue ? .upperFirst : .progressive
    }
  }
}

/// Whether frames are whole pictures, or else which of their two fields is shown first.
public enum FieldOrder: String, Sendable, CaseIterable {
  case progressive
  case upperFirst = "upper-first"
  case lowerFirst = "lower-first"
}

/// The properties of a film's sound track.
public struct FilmSound: Sendable, Equatable {
  /// 1 or more.
  public var channels: Int
  /// Samples a second for each channel, in hertz.
  public var rate: Int

  public init(channels: Int, rate: Int) {
    self.channels = channels
    self.rate = rate
  }
}

/// The names of numbered pictures: a prefix, a number and a suffix.
public struct NumberedNames: Sendable, Equatable {
  /// The part before the number, without folders: `shot.` of `shot.1001.png`.
  public var prefix: String
  /// The part after the number: `.png`.
  public var suffix: String
  /// The number of digits to which zeros pad a number; 0 if it is not padded.
  public var digits: Int
  /// The number of the first picture, 0 or more.
  public var first: Int

  public init(prefix: String, suffix: String, digits: Int, first: Int) {
    self.prefix = prefix
    self.suffix = suffix
    self.digits = digits
    self.first = first
  }

  /// The name of the first picture.
  var firstName: String {
    let number = String(first)
    return prefix + String(repeating: "0", count: max(0, digits - number.utf8.count)) + number
      + suffix
  }
}
