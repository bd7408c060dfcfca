import ColorScience
import Films
import Palettes

/// How the samples of a film represent colors: what the film declares, and what is assumed if it
/// declares nothing.
struct VideoColors: Equatable {
  /// The luma weights of the matrix; `nil` for RGB.
  var weights: LumaWeights?
  var isFullRange: Bool
  var transfer: ColorCoding.Transfer
  var primaries: Primaries
  /// What each of the four is called, and where it is from.
  var matrixName, rangeName, transferName, primariesName: Name
  /// Further remarks, one sentence each.
  var notes: [String] = []

  /// What a property of colors is called in results, and where it is from: `bt709 (tagged)`.
  struct Name: Equatable {
    enum Origin: String {
      /// The film declares it.
      case tagged
      /// The user chose it.
      case chosen
      /// The film does not declare it, or declares what is not supported.
      case assumed
    }

    var name: String
    /// `nil` if the samples leave no choice: gray has no matrix.
    var origin: Origin?
    /// The property that is used in its place, if it is not supported.
    var readAs: String?

    init(_ name: String, _ origin: Origin? = nil, readAs: String? = nil) {
      (self.name, self.origin, self.readAs) = (name, origin, readAs)
    }

    var words: String {
      name + (origin.map { " (\($0.rawValue))" } ?? "") + (readAs.map { ", read as \($0)" } ?? "")
    }
  }

  /// Whether samples are sRGB after the conversion to RGB.
  var isPlain: Bool { transfer == .display && primaries == .bt709 }

  /// How light above white is mapped, in words, if there can be any.
  var toneMapping: String? {
    guard transfer.isHDR else { return nil }
    return "203 cd/m² is white; brighter colors are compressed towards white, with their hue kept"
  }
}

/// The code points by which a film tags its colors. Source: ISO/IEC 23091-2:2021, 8.1–8.3.
struct ColorTags: Equatable {
  var matrix, transfer, primaries: Int
  /// 1 limited, 2 full, 0 unspecified.
  var range: Int
  var isRGB: Bool
  /// Whether there is only one plane: gray.
  var isGray: Bool
  /// Whether samples are coded by `FloatEncoding`.
  var isLight = false
}

extension VideoColors {
  /// - Parameters:
  ///   - tags: the film's tags.
  ///   - width: pixels of a coded row.
  ///   - height: coded rows.
  ///   - asked: the matrix that the user chose.
  init(tags: ColorTags, width: Int, height: Int, asked: FilmOptions.Matrix) {
    (transfer, transferName) = Self.transfer(tags)
    (weights, matrixName) = Self.weights(tags, transfer, width, height, asked)
    let isWide = weights == .bt2020
    (primaries, primariesName) = Self.primaries(tags, isWide: isWide)
    // Untagged gray is full range, as FFmpeg and writers of gray assume.
    isFullRange = tags.range == 2 || tags.range != 1 && (tags.isRGB || tags.isGray)
    rangeName = Name(isFullRange ? "full" : "limited", tags.range == 0 ? .assumed : .tagged)
    if tags.isGray { matrixName = Name("gray") }
    if matrixName.origin == .assumed {
      let declared =
        Self.unsupported(tags.matrix).map { "the film's color matrix, \($0), is not supported" }
        ?? "the film does not declare its color matrix"
      notes.append(
        "\(declared): \(matrixName.name) was assumed from its "
          + (isWide && transfer.isHDR ? "transfer curve" : "size")
          + "; choose another with `filmpalette film --matrix`")
    }
  }

  /// The name of a declared matrix that is not supported; `nil` if nothing is declared.
  ///
  /// - Source: ISO/IEC 23091-2:2021 (ITU-T H.273), table 4.
  private static func unsupported(_ matrix: Int) -> String? {
    switch matrix {
    // 0 is for RGB: said of other samples, it says nothing. 3 is reserved.
    case 0, 2, 3: nil
    case 8: "YCgCo"
    case 10: "BT.2020 with constant luminance"
    case 11: "Y'D'zD'x"
    case 12: "by primaries, without constant luminance"
    case 13: "by primaries, with constant luminance"
    case 14: "ICtCp"
    default: "number \(matrix)"
    }
  }

  private static func transfer(_ tags: ColorTags) -> (ColorCoding.Transfer, Name) {
    if tags.isLight {
      return (.perceptualQuantizer, Name("linear", tags.transfer == 8 ? .tagged : .assumed))
    }
    let name =
      switch tags.transfer {
      case 16: Name("smpte2084", .tagged)
      case 17: Name("smpte428", .tagged)
      case 18: Name("arib-std-b67", .tagged)
      case 8: Name("linear", .tagged)
      case 1: Name("bt709", .tagged)
      case 13: Name("srgb", .tagged)
      case 6: Name("smpte170m", .tagged)
      case 14, 15: Name("bt2020", .tagged)
      case 4: Name("gamma22", .tagged)
      case 5: Name("gamma28", .tagged)
      case 2, 0: Name(tags.isRGB ? "srgb" : "bt709", .assumed)
      default: Name("\(tags.transfer)", .tagged, readAs: "bt709")
      }
    return (ColorCoding.Transfer(code: tags.transfer), name)
  }

  private static func weights(
    _ tags: ColorTags, _ transfer: ColorCoding.Transfer, _ width: Int, _ height: Int,
    _ asked: FilmOptions.Matrix
  ) -> (LumaWeights?, Name) {
    if tags.isRGB { return (nil, Name("rgb")) }
    switch asked {
    case .bt601: return (.bt601, Name("bt601", .chosen))
    case .bt709: return (.bt709, Name("bt709", .chosen))
    case .bt2020: return (.bt2020, Name("bt2020", .chosen))
    case .auto: break
    }
    switch tags.matrix {
    case 1: return (.bt709, Name("bt709", .tagged))
    case 4, 5, 6: return (.bt601, Name("bt601", .tagged))
    case 7: return (.smpte240, Name("smpte240", .tagged))
    case 9: return (.bt2020, Name("bt2020", .tagged))
    default: break
    }
    if transfer.isHDR, !tags.isLight { return (.bt2020, Name("bt2020", .assumed)) }
    let isHigh = height > 576 || width > 1024
    return isHigh ? (.bt709, Name("bt709", .assumed)) : (.bt601, Name("bt601", .assumed))
  }

  private static func primaries(_ tags: ColorTags, isWide: Bool) -> (Primaries, Name) {
    if let tagged = CodedPrimaries(code: tags.primaries) {
      return (tagged.primaries, Name(tagged.tag, .tagged))
    }
    return isWide ? (.bt2020, Name("bt2020", .assumed)) : (.bt709, Name("bt709", .assumed))
  }
}
