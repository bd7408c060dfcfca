import Testing

@testable import PaletteServer

@Suite struct MultipartTests {
  @Test("fields and files are told apart, and bytes come through as they are")
  func parts() throws {
    let bytes: [UInt8] = [0, 13, 10, 45, 45, 101, 255]
    let form = Painted.form([
      ("content-disposition: form-data; name=\"count\"", Array("5".utf8)),
      ("X: y\r\nContent-Disposition: form-data; filename=\"a \\\"b\\\";c.jpg\"; name=still", bytes),
    ])
    let parts = try Multipart(form, boundary: "edge").parts
    #expect(parts.map(\.name) == ["count", "still"])
    #expect(parts.map(\.fileName) == [nil, "a \"b\";c.jpg"])
    #expect(Array(parts[1].bytes) == bytes)
  }

  @Test(
    "broken forms are refused",
    arguments: [
      "", "hello", "--edge", "--edge\r\n", "--edge\r\n\r\n\r\n--edge--",
      "--edge\r\nContent-Disposition: form-data\r\n\r\nx\r\n--edge--",
      "--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx",
      "--edgeX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--edge--",
      "--edge\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--edge--",
    ])
  func broken(text: String) {
    #expect(throws: ServiceError.self) { try Multipart(Array(text.utf8), boundary: "edge") }
  }

  @Test("a form of very many parts, or with an endless head, is refused")
  func hostile() {
    let part = ("Content-Disposition: form-data; name=\"a\"", [UInt8]())
    let many = Painted.form(Array(repeating: part, count: 65))
    #expect(throws: ServiceError.self) { try Multipart(many, boundary: "edge") }
    let long = Painted.form([("A: " + String(repeating: "x", count: 100_000), [])])
    #expect(throws: ServiceError.self) { try Multipart(long, boundary: "edge") }
  }

  @Test("mutated forms give an error or parts, never a trap")
  func mutated() throws {
    let form = Painted.form([
      ("Content-Disposition: form-data; name=\"a\"; filename=\"b\"", Array("hello".utf8))
    ])
    for place in form.indices {
      for byte: UInt8 in [0, 10, 13, 34, 45, 59, 92, 255] {
        var changed = form
        changed[place] = byte
        let parts = (try? Multipart(changed, boundary: "edge").parts) ?? []
        #expect(parts.count <= 1)
        _ = try? Multipart(Array(form.prefix(place)), boundary: "edge")
      }
    }
  }

  @Test(
    "only a multipart form with a usable boundary has one",
    arguments: [
      ("multipart/form-data; boundary=edge", "edge"),
      ("Multipart/Form-Data; charset=utf-8; Boundary=\"a b\"", "a b"),
      ("multipart/form-data", nil), ("multipart/form-data; boundary=", nil),
      ("image/png; boundary=edge", nil),
    ] as [(String, String?)])
  func boundary(type: String, boundary: String?) {
    #expect(Multipart.boundary(of: type) == boundary)
  }
}
