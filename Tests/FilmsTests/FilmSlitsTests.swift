import Testing

@testable import Films
@testable import Frames
@testable import Palettes

struct FilmSlitsTests {
  @Test("a long film keeps evenly spaced columns, as many as are allowed")
  func longFilm() {
    var slits = FilmSlits(height: 1)
    for number in 0..<3 * FilmSlits.most {
      let value = UInt8(number % 251)
      slits.add(Frame(width: 1, height: 1, bytes: [value, value, value]))
    }
    #expect(slits.step == 4)
    #expect(slits.count == 3 * FilmSlits.most / 4)
    for column in 0..<slits.count { #expect(slits.bytes[3 * column] == UInt8(column * 4 % 251)) }
  }
}
