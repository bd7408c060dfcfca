import ColorScience
import Fixtures
import GRDB
import PaletteFiles
import Platform
import Testing

@testable import PaletteCatalog

@Suite("catalog")
struct CatalogTests {
  private static let red: [(hex: String, share: Double)] = [("#c0182a", 0.7), ("#202020", 0.3)]
  private static let green: [(hex: String, share: Double)] = [("#20a030", 0.7), ("#e0e0e0", 0.3)]
  private static let blue: [(hex: String, share: Double)] = [("#2030c0", 0.7), ("#808080", 0.3)]

  /// Calls a closure with a catalog of three stills.
  private func withThree(_ body: (Catalog) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      let catalog = try Catalog(folder: folder + "/new/catalog", mode: .creating)
      try catalog.add([
        try CatalogSamples.entry("red.jpg", 1, Self.red),
        try CatalogSamples.entry("sea/green.jpg", 2, Self.green, width: 90, height: 160),
        try CatalogSamples.entry("sea/blue.jpg", 3, Self.blue),
      ])
      try body(catalog)
    }
  }

  private func find(_ catalog: Catalog, _ change: (inout CatalogQuery) throws -> Void) throws
    -> [String]
  {
    var query = CatalogQuery()
    try change(&query)
    return try catalog.find(query).hits.map(\.item.path)
  }

  @Test("everything is found, in the order of paths")
  func everything() throws {
    try withThree { catalog in
      let all = try find(catalog) { _ in }
      #expect(all == ["red.jpg", "sea/blue.jpg", "sea/green.jpg"])
      #expect(try catalog.summary().stills == 3)
    }
  }

  @Test("colors, words, filters and limits work together")
  func together() throws {
    try withThree { catalog in
      let nearest = try find(catalog) { $0.colors.wanted = [try WantedColor(typed: "2030c0")] }
      #expect(nearest.first == "sea/blue.jpg")
      #expect(try find(catalog) { $0.text = "sea gre" } == ["sea/green.jpg"])
      #expect(try find(catalog) { $0.text = "\"sea' OR (*" } == [])
      #expect(
        try find(catalog) {
          $0.text = "sea"
          $0.colors.wanted = [try WantedColor(typed: "c0182a")]
        }.count == 2)
      #expect(
        try find(catalog) { $0.filters = [try CatalogFilter(typed: "aspect:portrait")] }
          == ["sea/green.jpg"])
      #expect(
        try find(catalog) {
          $0.order = .path
          $0.colors.without = [.term(.red)]
        } == ["sea/blue.jpg", "sea/green.jpg"])
      #expect(
        try find(catalog) {
          $0.offset = 1
          $0.limit = 1
        } == ["sea/blue.jpg"])
      #expect(
        try find(catalog) { $0.order = .facet("width", isDescending: false) }.first
          == "sea/green.jpg")
    }
  }

  @Test("hues go around: red is on both sides of 0")
  func hues() throws {
    try withThree { catalog in
      let red = try find(catalog) { $0.filters = [try CatalogFilter(typed: "hue:red")] }
      #expect(red == ["red.jpg"])
      let all = try find(catalog) { $0.filters = [try CatalogFilter(typed: "hue:100..99")] }
      #expect(all.count == 3)
    }
  }

  @Test("stills whose bytes change places keep their items and their thumbnails")
  func swapped() throws {
    try withThree { catalog in
      try catalog.add([
        try CatalogSamples.entry("red.jpg", 3, Self.blue, modified: 2),
        try CatalogSamples.entry("sea/blue.jpg", 1, Self.red, modified: 2),
      ])
      #expect(try catalog.summary().stills == 3)
      for digest in [1, 2, 3] {
        let path = catalog.thumbnailPath(of: ItemID.still(sha256: CatalogSamples.digest(digest)))
        #expect(access(path.platformString, F_OK) == 0)
      }
    }
  }

  @Test("a file that is moved keeps a user's columns")
  func movedTags() throws {
    try withThree { catalog in
      _ = try catalog.setTags([
        (place: "/films/red.jpg", fields: [("director", "Ray"), ("year", "1954")])
      ])
      try catalog.add([try CatalogSamples.entry("moved.jpg", 1, Self.red)])
      _ = try catalog.remove(places: ["/films/red.jpg"])
      for word in ["ray", "1954"] { #expect(try find(catalog) { $0.text = word } == ["moved.jpg"]) }
    }
  }

  @Test("the item to be like is in no order and in no count")
  func likeElsewhere() throws {
    try withThree { catalog in
      let id = ItemID.still(sha256: CatalogSamples.digest(3))
      var query = CatalogQuery()
      query.likeID = id
      query.order = .path
      #expect(try catalog.find(query).hits.map(\.item.path) == ["red.jpg", "sea/green.jpg"])
      query.order = .usual
      query.limit = 1
      query.colors.wanted = [try WantedColor(typed: "c0182a")]
      #expect(try catalog.find(query).total == 2)
    }
  }

  @Test("all below a folder is removed as one, with its roots, and nothing beside it")
  func removeBelow() throws {
    try withThree { catalog in
      try catalog.addRoots(["/films/sea", "/films/seaside"])
      #expect(try catalog.remove(below: "/films/sea") == 2)
      #expect(try catalog.remove(below: "/films/sea") == nil)
      #expect(try catalog.roots() == ["/films", "/films/seaside"])
      #expect(try catalog.remove(below: "/films/seaside") == 0)
      #expect(try find(catalog) { _ in } == ["red.jpg"])
    }
  }

  @Test("shots of an earlier report of the same film are gone")
  func newReport() throws {
    try withThree { catalog in
      func film(_ spans: [ClosedRange<Int>], modified: Int64) throws -> CatalogEntry {
        var entry = try CatalogSamples.entry("film.json", 7, Self.red, modified: modified)
        let sample = entry.items[0]
        entry.items = spans.enumerated().map { index, frames in
          var item = sample
          item.id = ItemID.shot(sha256: item.sha256, frames: frames)
          item.film = "movie.mp4"
          item.shot = NewItem.ShotPlace(
            index: index, start: Double(frames.lowerBound), end: Double(frames.upperBound))
          return item
        }
        return entry
      }
      try catalog.add([try film([0...9, 10...19, 20...29], modified: 1)])
      try catalog.add([try film([0...19, 20...29], modified: 2)])
      var query = CatalogQuery()
      query.filters = [try CatalogFilter(typed: "film:Movie.mp4")]
      let shots = try catalog.find(query).hits
      #expect(shots.map(\.item.shot) == [0, 1])
      #expect(try catalog.summary().shots == 2)
    }
  }

  @Test("an item is not like itself, and the others are all there")
  func like() throws {
    try withThree { catalog in
      let id = ItemID.still(sha256: CatalogSamples.digest(3))
      let found = try find(catalog) { $0.likeID = id }
      #expect(Set(found) == ["red.jpg", "sea/green.jpg"])
      #expect(throws: CatalogError.unknownItem("nobody")) {
        try find(catalog) { $0.likeID = "nobody" }
      }
    }
  }

  @Test("two files with the same bytes are one item, which stays as long as one of them")
  func sameBytes() throws {
    try withThree { catalog in
      try catalog.add([try CatalogSamples.entry("copy.jpg", 1, Self.red)])
      #expect(try catalog.summary().stills == 3)
      #expect(try find(catalog) { $0.text = "copy" } == ["copy.jpg"])
      #expect(try catalog.remove(places: ["/films/copy.jpg"]) == [])
      #expect(try find(catalog) { $0.text = "copy" } == [])
      #expect(try find(catalog) { $0.text = "red" } == ["red.jpg"])
      let gone = try catalog.remove(places: ["/films/red.jpg"])
      #expect(gone == [ItemID.still(sha256: CatalogSamples.digest(1))])
      #expect(access(catalog.thumbnailPath(of: gone[0]).platformString, F_OK) != 0)
      #expect(try catalog.colors().count == 2)
    }
  }

  @Test("a file with new bytes loses its old item")
  func changed() throws {
    try withThree { catalog in
      try catalog.add([try CatalogSamples.entry("red.jpg", 9, Self.blue, modified: 2)])
      #expect(try catalog.summary().stills == 3)
      #expect(
        try catalog.item(id: ItemID.still(sha256: CatalogSamples.digest(9))).path == "red.jpg")
      #expect(throws: CatalogError.self) {
        try catalog.item(id: ItemID.still(sha256: CatalogSamples.digest(1)))
      }
    }
  }

  @Test("what could not be read is a row with its reason, and is read again if that may pass")
  func failures() throws {
    try withThree { catalog in
      func failed(_ path: String, _ status: CountedRow.Status) -> CatalogEntry {
        CatalogEntry(
          stamp: FileStamp(
            place: "/films/" + path, path: path, root: "/films", size: 1, modified: 1),
          status: status, reason: "why")
      }
      try catalog.add([failed("cut.jpg", .damaged), failed("slow.jpg", .timeout)])
      #expect(try catalog.summary().failed == 2)
      let known = try catalog.knownFiles()
      #expect(known[Array("/films/cut.jpg".utf8)] != nil)
      #expect(known[Array("/films/slow.jpg".utf8)] == nil)
      #expect(try catalog.places().first { $0.path == "cut.jpg" }?.reason == "why")
    }
  }

  @Test("a user's own columns are filters and words, and can be taken away")
  func tags() throws {
    try withThree { catalog in
      let known = try catalog.setTags([
        (place: "/films/red.jpg", fields: [("director", "Ray"), ("year", "1954")]),
        (place: "/films/none.jpg", fields: [("year", "1954")]),
      ])
      #expect(known == 1)
      #expect(
        try find(catalog) { $0.filters = [try CatalogFilter(typed: "Director:ray")] } == ["red.jpg"]
      )
      #expect(try find(catalog) { $0.text = "1954" } == ["red.jpg"])
      _ = try catalog.setTags([(place: "/films/red.jpg", fields: [("director", "")])])
      #expect(try find(catalog) { $0.text = "ray" } == [])
    }
  }

  @Test("colors that are missing, spoiled or old are made again")
  func colorsAreDerived() throws {
    try withThree { catalog in
      let path = catalog.folder + "/colors.bin"
      let right = try catalog.colors().checksum
      try write([1, 2, 3], to: path)
      #expect(try catalog.colors().checksum == right)
      unlink(path.platformString)
      #expect(try Catalog(folder: catalog.folder, mode: .reading).colors().checksum == right)
      _ = try catalog.remove(places: ["/films/red.jpg"])
      #expect(try Catalog(folder: catalog.folder, mode: .reading).colors().count == 2)
    }
  }

  @Test("a missing catalog, a newer one and a file that is no database are told apart")
  func refusals() throws {
    try TemporaryFolder.with { folder in
      #expect(throws: CatalogError.missing(folder: folder)) {
        try Catalog(folder: folder, mode: .reading)
      }
      do {
        let catalog = try Catalog(folder: folder, mode: .creating)
        try catalog.write { try $0.execute(sql: "PRAGMA user_version = 99") }
      }
      #expect(throws: CatalogError.newer(folder: folder, version: "99")) {
        try Catalog(folder: folder, mode: .writing)
      }
      for name in TemporaryFolder.list(folder) { unlink((folder + "/" + name).platformString) }
      try write([UInt8](repeating: 7, count: 5000), to: folder + "/catalog.sqlite")
      #expect(
        throws: CatalogError.unusable(folder: folder, reason: "catalog.sqlite is not a database")
      ) { try Catalog(folder: folder, mode: .reading) }
    }
  }

  @Test("each hit says which of its colors answers, and how far it is")
  func matches() throws {
    try withThree { catalog in
      var query = CatalogQuery()
      query.colors.wanted = [try WantedColor(typed: "c0182a"), try WantedColor(typed: "e8e8e8")]
      let hit = try #require(try catalog.find(query).hits.first { $0.item.path == "red.jpg" })
      #expect(hit.matches[0].color(in: hit.item) == "#c0182a")
      #expect(hit.matches[0].difference < 0.1)
      #expect(hit.matches[1].difference > 50)
      let json = try catalog.find(query).json.text
      #expect(json.hasPrefix(#"{"version":1,"total":3,"items":[{"id":""#))
    }
  }
}
