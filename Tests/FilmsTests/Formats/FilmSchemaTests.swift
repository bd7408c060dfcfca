import Foundation
import Specimens
import Testing

@testable import Films
@testable import Frames
@testable import PaletteFiles
@testable import Palettes

@Suite("the schema of film.json")
struct FilmSchemaTests {
  private func schema() throws -> JSONValue {
    let file = ReferenceData.folder("formats").appendingPathComponent(
      "../../../Documentation/film.schema.json")
    return try JSONParser.value(of: [UInt8](try Data(contentsOf: file)))
  }

  @Test("the schema names every member of every film, and each has the type that it says")
  func films() throws {
    let schema = try schema()
    var complete = try SampleFilm.film()
    complete.source.toneMapping = "shoulder above 203 nits"
    complete.shots[0].identities = [0, 1, 0, 1]
    complete.shots[0].bars = PixelArea(x: 0, y: 90, width: 1280, height: 540)
    complete.shots[0].palette?.notes = ["fewer colors than asked"]
    for film in try OddFilms.all() + [complete] {
      #expect(SchemaCheck(schema: schema, value: .film(film)).faults == [])
    }
  }

  @Test("a member that is missing, unknown or of another type is found")
  func faults() throws {
    guard case .object(var members) = JSONValue.film(try SampleFilm.film()) else { return }
    members.removeLast()
    members[0].value = .integer(2)
    members.append(("extra", .null))
    #expect(
      SchemaCheck(schema: try schema(), value: .object(members)).faults
        == [": no notes", ".version: 2", ".extra: not in the schema"])
  }
}
