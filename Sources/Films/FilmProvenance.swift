/// Where a film comes from, how its numbers were read as colors, and how much of it was read.
public struct FilmProvenance: Sendable, Equatable {
  /// A file's name without its folders, or the pattern of numbered pictures.
  public var name: String
  /// Lower-case hexadecimal SHA-256 of the file.
  public var sha256: String
  /// The container, in FFmpeg's short words: `mov,mp4,m4a,3gp,3g2,mj2`, `matroska,webm`.
  public var container: String
  /// The codec and its profile: `h264 (Main)`.
  public var codec: String
  /// The coded samples: `yuv420p`, `yuv420p10le`.
  public var pixelFormat: String
  /// Pixels in a row of the upright picture with square pixels.
  public var width: Int
  /// Rows of the upright picture.
  public var height: Int
  /// Pixels of the picture as it is coded.
  public var codedWidth, codedHeight: Int
  /// Width over height of one coded pixel.
  public var pixelAspect: Rational
  /// Whether the coded picture was mirrored, left to right, before it was turned.
  public var isMirrored: Bool
  /// Degrees clockwise that the coded picture was turned by: 0, 90, 180, 270.
  public var rotation: Int
  /// How frames are made of fields; of interlaced ones the upper field was taken.
  public var fieldOrder: FieldOrder
  /// `bt601`, `bt709`, `bt2020` or `rgb`, and whether it was told or assumed: `bt709 (tagged)`.
  public var matrix: String
  /// `limited` or `full`, in the same way.
  public var range: String
  /// The transfer function, in the same way: `bt709 (assumed)`, `smpte2084 (tagged)`.
  public var transfer: String
  /// The primaries, in the same way.
  public var primaries: String
  /// How light above reference white was brought into sRGB; `nil` if there is none.
  public var toneMapping: String?
  /// Pixels in a row and rows of the small frames whose pixels were counted.
  public var countedWidth, countedHeight: Int
  /// Seconds that the container promises; `nil` if it does not.
  public var promisedSeconds: Double?
  /// The source timecode of the film's first frame, as the file says: `10:00:00:00`, or
  /// `10:00:00;00` if it counts in drop-frame; `nil` if it has none.
  public var timecode: String?
  /// The first sound track; `nil` if there is none.
  public var sound: FilmSound?
  /// What numbered pictures are called; `nil` for a film in one file.
  public var pictures: NumberedNames?
  /// Which frames were read, as a user types it: `all`, `keyframes`, `every:0.25s`.
  public var sampling: String
  /// Why there is more of the film than was read, though it was to be read to its end: a sentence
  /// that `notes` have too. `nil` if all of it was read, but for single frames.
  public var brokenOff: String?
  /// What was assumed or could not be read, a sentence each.
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
    sampling = "all"
    notes = []
  }
}

extension FilmProvenance {
  /// Whether frames are made of two fields. Setting it keeps an order that is known; unknown
  /// interlaced frames begin with the upper field.
  public var isInterlaced: Bool {
    get { fieldOrder != .progressive }
    set {
      guard newValue != isInterlaced else { return }
      fieldOrder = newValue ? .upperFirst : .progressive
    }
  }
}

/// Whether frames are whole pictures, or which of their two fields is shown first.
public enum FieldOrder: String, Sendable, CaseIterable {
  case progressive
  case upperFirst = "upper-first"
  case lowerFirst = "lower-first"
}

/// What a film's sound track is like.
public struct FilmSound: Sendable, Equatable {
  /// 1 or more.
  public var channels: Int
  /// Samples a second of each channel, in hertz.
  public var rate: Int

  public init(channels: Int, rate: Int) {
    self.channels = channels
    self.rate = rate
  }
}

/// What numbered pictures are called: a prefix, a number and a suffix.
public struct NumberedNames: Sendable, Equatable {
  /// What stands before the number, without folders: `shot.` of `shot.1001.png`.
  public var prefix: String
  /// What stands behind it: `.png`.
  public var suffix: String
  /// To how many digits zeros fill a number up; 0 if they do not.
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
