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
  /// The words in results, such as `bt709 (tagged)`.
  var matrixWords, rangeWords, transferWords, primariesWords: String
  /// Further remarks, one sentence each.
  var notes: [String] = []

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
    (transfer, transferWords) = Self.transfer(tags)
    (weights, matrixWords) = Self.weights(tags, transfer, width, height, asked)
    let isWide = weights == .bt2020
    (primaries, primariesWords) = Self.primaries(tags, isWide: isWide)
    // Untagged gray is full range, as FFmpeg and writers of gray assume.
    isFullRange = tags.range == 2 || tags.range != 1 && (tags.isRGB || tags.isGray)
    rangeWords = (isFullRange ? "full" : "limited") + (tags.range == 0 ? " (assumed)" : " (tagged)")
    if tags.isGray { matrixWords = "gray" }
    if [8, 10, 11, 13, 14].contains(tags.matrix), asked == .auto, !tags.isRGB {
      notes.append("its color matrix (\(tags.matrix)) is not supported; \(matrixWords) was used")
    }
    if matrixWords.hasSuffix("(assumed)") {
      notes.append(
        "the film does not declare its color matrix: \(matrixWords.prefix { $0 != " " }) was "
          + "assumed from its size; choose another with `filmpalette film --matrix`")
    }
  }

  private static func transfer(_ tags: ColorTags) -> (ColorCoding.Transfer, String) {
    if tags.isLight {
      return (.perceptualQuantizer, tags.transfer == 8 ? "linear (tagged)" : "linear (assumed)")
    }
    let words =
      switch tags.transfer {
      case 16: "smpte2084 (tagged)"
      case 17: "smpte428 (tagged)"
      case 18: "arib-std-b67 (tagged)"
      case 8: "linear (tagged)"
      case 1: "bt709 (tagged)"
      case 13: "srgb (tagged)"
      case 6: "smpte170m (tagged)"
      case 14, 15: "bt2020 (tagged)"
      case 4: "gamma22 (tagged)"
      case 5: "gamma28 (tagged)"
      case 2, 0: tags.isRGB ? "srgb (assumed)" : "bt709 (assumed)"
      default: "\(tags.transfer) (tagged), read as bt709"
      }
    return (ColorCoding.Transfer(code: tags.transfer), words)
  }

  private static func weights(
    _ tags: ColorTags, _ transfer: ColorCoding.Transfer, _ width: Int, _ height: Int,
    _ asked: FilmOptions.Matrix
  ) -> (LumaWeights?, String) {
    if tags.isRGB { return (nil, "rgb") }
    switch asked {
    case .bt601: return (.bt601, "bt601 (chosen)")
    case .bt709: return (.bt709, "bt709 (chosen)")
    case .bt2020: return (.bt2020, "bt2020 (chosen)")
    case .auto: break
    }
    switch tags.matrix {
    case 1: return (.bt709, "bt709 (tagged)")
    case 4, 5, 6: return (.bt601, "bt601 (tagged)")
    case 7: return (.smpte240, "smpte240 (tagged)")
    case 9: return (.bt2020, "bt2020 (tagged)")
    default: break
    }
    if transfer.isHDR, !tags.isLight {
      return (.bt2020, "bt2020 (assumed)")
    }
    let isHigh = height > 576 || width > 1024
    return isHigh ? (.bt709, "bt709 (assumed)") : (.bt601, "bt601 (assumed)")
  }

  private static func primaries(_ tags: ColorTags, isWide: Bool) -> (Primaries, String) {
    if let tagged = CodedPrimaries(code: tags.primaries) {
      return (tagged.primaries, "\(tagged.tag) (tagged)")
    }
    return isWide ? (.bt2020, "bt2020 (assumed)") : (.bt709, "bt709 (assumed)")
  }
}
