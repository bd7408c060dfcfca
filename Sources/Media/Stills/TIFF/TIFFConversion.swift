import ColorScience

/// Converts unpacked samples of a TIFF to rows in the format of `SampleLayout`.
final class TIFFConversion {
  let layout: SampleLayout
  private let width: Int
  private let samples: Int
  private let isSeparate: Bool
  private let meaning: TIFFMeaning
  private let rows: TIFFRows
  private let palette: TIFFPalette?
  private let chroma: TIFFChroma?
  /// Whether rows are copied unchanged from the file.
  private let isCopy: Bool
  /// A row's samples as coded, side by side; only one of the two arrays is used.
  private var codes: [UInt32]
  private var floats: [Float]

  /// - Parameter palette: required if `meaning.colors` is `.palette`.
  init(
    _ picture: TIFFPicture, _ meaning: TIFFMeaning, palette: TIFFPalette?, chroma: TIFFChroma,
    _ rows: TIFFRows
  ) {
    (self.meaning, self.rows, width) = (meaning, rows, picture.width)
    (samples, isSeparate) = (picture.samples, picture.isSeparate)
    self.palette = palette
    self.chroma = meaning.colors == .yCbCr ? chroma : nil
    let number = meaning.number
    layout = Self.layout(meaning, palette)
    let isPlain = meaning.colors == .plain(isInverted: false)
    isCopy =
      isPlain && [8, 16].contains(number.bits) && !number.isFloat && !picture.isSeparate
      && meaning.sources == Array(0..<picture.samples)
    let isBlocks = self.chroma != nil && !picture.isSeparate
    let count = isCopy || isBlocks ? 0 : width * meaning.sources.count
    codes = [UInt32](repeating: 0, count: number.isFloat ? 0 : count)
    floats = [Float](repeating: 0, count: number.isFloat ? count : 0)
  }

  private static func layout(_ meaning: TIFFMeaning, _ palette: TIFFPalette?) -> SampleLayout {
    let number = meaning.number
    var layout = SampleLayout(
      model: meaning.model, number: .float, top: 1, alpha: meaning.alpha)
    switch meaning.colors {
    case _ where number.isFloat: break
    case .lab, .xyz: break
    case .palette:
      (layout.number, layout.top) = (.uint16, Double(palette?.top ?? .max))
    case .plain, .yCbCr:
      layout.number = number.bits <= 8 ? .uint8 : .uint16
      layout.top = number.bits <= 16 ? Double(number.top) : 65_535
    }
    return layout
  }

  /// Converts a row whose samples are loaded.
  ///
  /// - Complexity: O(width).
  func convert(_ row: Int, into target: UnsafeMutableRawBufferPointer) {
    precondition(target.count == width * layout.pixelSize)
    if isCopy {
      copy(row, into: target)
    } else if let chroma, isSeparate {
      gatherPlanes(row)
      chroma.convert(
        codes, count: width, into: target.assumingMemoryBound(to: UInt8.self).baseAddress!)
    } else if let chroma {
      rows.parts(of: row, plane: 0) { line, columns in
        chroma.convert(
          line, row: rows.shift(of: row), count: columns.count,
          into: target.assumingMemoryBound(to: UInt8.self).baseAddress! + 3 * columns.lowerBound)
      }
    } else if meaning.number.isFloat {
      gather(row)
      convertFloats(into: target.assumingMemoryBound(to: Float.self).baseAddress!)
    } else {
      gather(row)
      switch layout.number {
      case .float: convertLab(into: target.assumingMemoryBound(to: Float.self).baseAddress!)
      case .uint16: convertCodes(into: target.assumingMemoryBound(to: UInt16.self).baseAddress!)
      case .uint8: convertCodes(into: target.assumingMemoryBound(to: UInt8.self).baseAddress!)
      }
    }
  }

  private func copy(_ row: Int, into target: UnsafeMutableRawBufferPointer) {
    let size = layout.pixelSize
    rows.parts(of: row, plane: 0) { line, columns in
      let place = columns.lowerBound * size
      target[place..<columns.upperBound * size].copyBytes(from: line[..<(columns.count * size)])
    }
  }

  /// Gathers the Y, Cb and Cr of a row one after the other. Cb and Cr may have fewer samples.
  private func gatherPlanes(_ row: Int) {
    for plane in meaning.sources.indices {
      rows.parts(of: row, plane: plane) { line, columns in
        let place = plane * width + columns.lowerBound
        codes.withUnsafeMutableBufferPointer {
          meaning.number.codes(
            line, first: 0, step: 1, count: columns.count, into: $0.baseAddress! + place, stride: 1)
        }
      }
    }
  }

  /// Gathers the used samples of a row side by side.
  private func gather(_ row: Int) {
    let sources = meaning.sources
    for (channel, source) in sources.enumerated() {
      let (first, step) = isSeparate ? (0, 1) : (source, samples)
      rows.parts(of: row, plane: isSeparate ? channel : 0) { line, columns in
        let place = columns.lowerBound * sources.count + channel
        if meaning.number.isFloat {
          floats.withUnsafeMutableBufferPointer {
            meaning.number.floats(
              line, first: first, step: step, count: columns.count,
              into: $0.baseAddress! + place, stride: sources.count)
          }
        } else {
          codes.withUnsafeMutableBufferPointer {
            meaning.number.codes(
              line, first: first, step: step, count: columns.count,
              into: $0.baseAddress! + place, stride: sources.count)
          }
        }
      }
    }
  }
}

extension TIFFConversion {
  /// Whether the last sample of a pixel is alpha.
  private var hasAlpha: Bool { meaning.alpha != .none }

  /// Converts whole numbers of up to 32 bits to those of the layout, and palette indices to their
  /// colors.
  private func convertCodes<Number: FixedWidthInteger>(into target: UnsafeMutablePointer<Number>) {
    let top = meaning.number.top
    let wanted = UInt64(layout.top)
    func scaled(_ code: UInt32) -> Number {
      Number(truncatingIfNeeded: (UInt64(code) * wanted + UInt64(top / 2)) / UInt64(top))
    }
    let count = meaning.sources.count
    if let palette {
      for index in 0..<width {
        let color = 3 * Int(codes[index * count])
        let place = index * layout.channels
        for channel in 0..<3 {
          target[place + channel] = Number(truncatingIfNeeded: palette.entries[color + channel])
        }
        if hasAlpha { target[place + 3] = scaled(codes[index * count + 1]) }
      }
      return
    }
    // Alpha is never inverted.
    let isInverted = meaning.colors == .plain(isInverted: true)
    let isScaled = UInt64(top) != wanted
    for index in 0..<width * count {
      var code = codes[index]
      if isInverted, count == 1 || index % count == 0 { code = top - code }
      target[index] = isScaled ? scaled(code) : Number(truncatingIfNeeded: code)
    }
  }

  private func convertFloats(into target: UnsafeMutablePointer<Float>) {
    let count = meaning.sources.count
    switch meaning.colors {
    case .xyz:
      for index in stride(from: 0, to: width * count, by: count) {
        let light = Self.light(floats[index], floats[index + 1], floats[index + 2])
        for channel in 0..<3 { target[index + channel] = Float(light[channel]) }
        if hasAlpha { target[index + 3] = floats[index + 3] }
      }
    case .lab where count - (hasAlpha ? 1 : 0) == 1:
      for index in 0..<width {
        let place = index * layout.channels
        target[place] = floats[index * count]
        (target[place + 1], target[place + 2]) = (0, 0)
        if hasAlpha { target[place + 3] = floats[index * count + 1] }
      }
    default:
      let isInverted = meaning.colors == .plain(isInverted: true)
      for index in 0..<width * count {
        target[index] = isInverted && index % count == 0 ? 1 - floats[index] : floats[index]
      }
    }
  }

  private func convertLab(into target: UnsafeMutablePointer<Float>) {
    guard case .lab(let coding) = meaning.colors else { return }
    let count = meaning.sources.count
    let colors = count - (hasAlpha ? 1 : 0)
    let bits = meaning.number.bits
    for index in 0..<width {
      let (source, place) = (index * count, index * layout.channels)
      target[place] = coding.lightness(codes[source], bits: bits)
      for channel in 1..<3 {
        target[place + channel] =
          colors == 3 ? coding.opponent(codes[source + channel], bits: bits) : 0
      }
      if hasAlpha { target[place + 3] = Float(codes[source + colors]) / Float(meaning.number.top) }
    }
  }

  /// Converts XYZ with an equal-energy white, as in LogLuv, to linear light of sRGB.
  ///
  /// - Source: Ward Larson 1998, LogLuv encoding for full-gamut, high-dynamic range images: white
  ///   is at u' 0.2105, v' 0.4737.
  private static func light(_ x: Float, _ y: Float, _ z: Float) -> SIMD3<Double> {
    toLight * SIMD3(Double(x), Double(y), Double(z))
  }

  /// BT.709's primaries, scaled so that together they give that white.
  private static let toLight: Matrix3 = {
    let rows = Primaries.bt709.toXYZ.inverse.rows.map { $0 / $0.sum() }
    return Matrix3(rows: rows[0], rows[1], rows[2])
  }()
}
