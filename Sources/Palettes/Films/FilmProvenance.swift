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
  /// Whether frames are made of two fields, of which the upper was taken.
  public var isInterlaced: Bool
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
  /// Which frames were read, as a user types it: `all`, `keyframes`, `every:0.25s`.
  public var sampling: String
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
    isInterlaced = false
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
