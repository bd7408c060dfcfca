/// The hot loops of `FrameShrinker`: they add up rows sample by sample, then neighbors within the
/// sums.
///
/// 16-bit numbers never overflow: at most 64 rows of at most ten bits are added.
enum RowSums {
  /// Adds a row of bytes, two neighbors to one sum, eight bytes at a time.
  ///
  /// - Parameters:
  ///   - line: the row, `bytes` long; the last few bytes may be read one by one.
  ///   - row: the sums, half as many.
  ///   - isFirst: whether `row` is overwritten instead of added to.
  static func addPairs(
    _ line: UnsafeRawPointer, to row: UnsafeMutablePointer<UInt16>, bytes: Int, isFirst: Bool
  ) {
    let mask: UInt64 = 0x00FF_00FF_00FF_00FF
    let target = UnsafeMutableRawPointer(row)
    let whole = bytes / 8
    if isFirst {
      for index in 0..<whole {
        let eight = line.loadUnaligned(fromByteOffset: 8 &* index, as: UInt64.self)
        let sums = (eight & mask) &+ ((eight &>> 8) & mask)
        target.storeBytes(of: sums, toByteOffset: 8 &* index, as: UInt64.self)
      }
    } else {
      for index in 0..<whole {
        let eight = line.loadUnaligned(fromByteOffset: 8 &* index, as: UInt64.self)
        let old = target.loadUnaligned(fromByteOffset: 8 &* index, as: UInt64.self)
        let sums = old &+ (eight & mask) &+ ((eight &>> 8) & mask)
        target.storeBytes(of: sums, toByteOffset: 8 &* index, as: UInt64.self)
      }
    }
    let rest = line.assumingMemoryBound(to: UInt8.self)
    for pair in 4 * whole..<bytes / 2 {
      let sum = UInt16(rest[2 * pair]) + UInt16(rest[2 * pair + 1])
      row[pair] = isFirst ? sum : row[pair] &+ sum
    }
  }

  /// Adds a row of samples, each shifted down by `shift` bits.
  static func add<Sample: FixedWidthInteger & UnsignedInteger>(
    _ line: UnsafePointer<Sample>, to row: UnsafeMutablePointer<UInt16>, count: Int,
    shift: Int32, isFirst: Bool
  ) {
    let shift = UInt16(truncatingIfNeeded: shift)
    if isFirst {
      for x in 0..<count { row[x] = UInt16(truncatingIfNeeded: line[x]) &>> shift }
    } else {
      for x in 0..<count { row[x] &+= UInt16(truncatingIfNeeded: line[x]) &>> shift }
    }
  }

  /// Adds neighbors, four at a time where possible.
  ///
  /// - Parameters:
  ///   - row: the sums of rows; read up to three numbers beyond the last block.
  ///   - step: the distance from one block to the next, times 2 to the power of `shift`.
  ///   - columns: how many neighbors make a block.
  ///   - fits: whether the sum of four neighbors stays below 65,536.
  ///   - sums: one sum for each block.
  ///   - count: how many blocks there are.
  static func join(
    _ row: UnsafePointer<UInt16>, step: Int, columns: Int, shift: Int, fits: Bool,
    to sums: UnsafeMutablePointer<UInt32>, count: Int
  ) {
    if shift == 0, step == columns {
      // With a constant known to the compiler, many blocks are summed at once.
      switch columns {
      case 2: return joinAll(2, of: row, to: sums, count: count)
      case 3: return joinAll(3, of: row, to: sums, count: count)
      case 4: return joinAll(4, of: row, to: sums, count: count)
      case 5: return joinAll(5, of: row, to: sums, count: count)
      case 6: return joinAll(6, of: row, to: sums, count: count)
      case 8: return joinAll(8, of: row, to: sums, count: count)
      default: break
      }
    }
    let bytes = UnsafeRawPointer(row)
    let quads = fits ? columns / 4 : 0
    for x in 0..<count {
      let start = (x &* step) &>> shift
      var total: UInt32 = 0
      for quad in 0..<quads {
        // The highest 16 bits of this product are the sum of the four.
        let four = bytes.loadUnaligned(fromByteOffset: 2 &* start &+ 8 &* quad, as: UInt64.self)
        total &+= UInt32(truncatingIfNeeded: (four &* 0x0001_0001_0001_0001) &>> 48)
      }
      var next = 4 &* quads
      while next < columns {
        total &+= UInt32(row[start &+ next])
        next &+= 1
      }
      sums[x] = total
    }
  }

  /// Adds the neighbors of contiguous blocks.
  @inline(__always)
  private static func joinAll(
    _ columns: Int, of row: UnsafePointer<UInt16>, to sums: UnsafeMutablePointer<UInt32>, count: Int
  ) {
    for x in 0..<count {
      var total: UInt32 = 0
      for column in 0..<columns { total &+= UInt32(row[columns &* x &+ column]) }
      sums[x] = total
    }
  }
}
