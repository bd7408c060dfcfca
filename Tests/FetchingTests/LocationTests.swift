import Testing

@testable import Fetching

@Suite("Location")
struct LocationTests {
  @Test(
    "a URL is put into normal form",
    arguments: [
      ("http://example.com", "http://example.com/"),
      ("HTTP://EXAMPLE.com:80/A", "http://example.com/A"),
      ("https://example.com:443/a?b#c", "https://example.com/a?b"),
      ("https://example.com:8443", "https://example.com:8443/"),
      ("http://example.com:/a", "http://example.com/a"),
      ("http://example.com?a/../b", "http://example.com/?a/../b"),
      ("http://example.com#@evil", "http://example.com/"),
      ("http://example.com/a/./b/../c/..", "http://example.com/a/"),
      ("http://example.com/../../a", "http://example.com/a"),
      ("http://example.com//a//", "http://example.com//a//"),
      ("http://example.com/100%.jpg", "http://example.com/100%25.jpg"),
      ("http://example.com/%41%zz", "http://example.com/%41%25zz"),
      ("http://example.com/é?ü=[1]", "http://example.com/%C3%A9?%C3%BC=%5B1%5D"),
      ("http://example.com/@/:80", "http://example.com/@/:80"),
      ("http://example.com/\u{301}a", "http://example.com/%CC%81a"),
      ("http://example.com/a/%2e%2E/b/.%2e/%2e", "http://example.com/"),
      ("http://0x7f.1/", "http://127.0.0.1/"), ("http://[::ffff:1]:80/", "http://[::255.255.0.1]/"),
    ])
  func normal(text: String, form: String) throws {
    #expect(try Location(text).description == form)
  }

  @Test(
    "a URL with spaces, or whatever else URLs may not hold, is encoded as browsers do",
    arguments: [
      ("http://a/b c.jpg", "http://a/b%20c.jpg"),
      ("http://a/b%20c d.jpg", "http://a/b%20c%20d.jpg"),
      ("http://a?b c=d e", "http://a/?b%20c=d%20e"), ("http://a/b#c d", "http://a/b"),
      (" \n\t\0http://a/b.jpg\u{1f}\r\n ", "http://a/b.jpg"), ("http://a/ ", "http://a/"),
      ("http://a/b\r\nc\td", "http://a/bcd"), ("http://a/\r\nHost: b", "http://a/Host:%20b"),
      ("http://a/b\0c\u{7f}", "http://a/b%00c%7F"), ("http://a/\u{85}", "http://a/%C2%85"),
      ("http://a/\u{2028}b", "http://a/%E2%80%A8b"), ("http://a/\u{a0}", "http://a/%C2%A0"),
      ("http://a/\"<>^`{|}", "http://a/%22%3C%3E%5E%60%7B%7C%7D"),
      ("http://a/b\\c?d\\e", "http://a/b/c?d%5Ce"), ("http://a/b\\..\\c", "http://a/c"),
      ("http://a/b c/../d", "http://a/d"), ("http://a/b.\t./c", "http://a/b../c"),
      ("http://a/b/.\t./c", "http://a/c"), ("http://a/@ b", "http://a/@%20b"),
      ("http://a/東京 ü.jpg?q=é", "http://a/%E6%9D%B1%E4%BA%AC%20%C3%BC.jpg?q=%C3%A9"),
    ])
  func encoded(text: String, form: String) throws {
    #expect(try Location(text).description == form)
  }

  @Test(
    "a URL that is not one for fetching is refused, and the reason says why",
    arguments: [
      ("file:///etc/passwd", "not file"), ("ftp://example.com/a", "not ftp"),
      ("gopher://example.com/_a", "not gopher"), ("data:image/png;base64,AAAA", "not data"),
      ("unix:///run/docker.sock", "not unix"), ("http+unix://%2Frun/a", "not http+unix"),
      ("javascript:alert(1)", "not javascript"), ("/etc/passwd", "does not start with http"),
      ("", "does not start with http"),
      ("example.com", "does not start with http"), ("http:example.com", "not followed by //"),
      ("http:/example.com", "not followed by //"), ("http://", "no host"), ("http:///a", "no host"),
      ("http://:80/", "no host"), ("http://?a", "no host"), ("http://me@example.com/", "a user"),
      ("http://me:secret@example.com/", "a user"), ("http://example.com@127.0.0.1/", "a user"),
      ("http://@example.com/", "a user"), ("http://a\r\n.b/", "white space"),
      ("http://a b/", "white space"), ("http://127.0.0.1 .b/", "white space"),
      ("http:// a/", "white space"), ("http://a /b", "white space"),
      ("http://a\t/b", "white space"),
      ("http://a\n?b", "white space"), ("http://a:8\n0/", "white space"),
      ("http://a\0/", "a control"), ("http://a\u{7f}/", "a control"),
      ("http://a\\@b/", "backslash"), ("http://a\\b", "backslash"), ("http:\\\\a", "not followed"),
      ("http:/\n/a", "not followed"), ("ht\ntp://a/", "not ht?tp"), ("http\n://a/", "not http?"),
      ("http://a\u{a0}/", "not a host name"), ("http://a\u{2028}/", "not a host name"),
      ("http://a\u{85}", "not a host name"), ("http://a%20b/", "not a host name"),
      ("http://b c@a/", "white space"), ("http://b%20c@a/", "a user"),
      ("http://a:0/", "not a port"), ("http://a:65536/", "not a port"),
      ("http://a:+80/", "not a port"),
      ("http://a:080000/", "not a port"), ("http://a:80:80/", "not a port"),
      ("http://[::1]80/", "not an IPv6"), ("http://a]:80/", "not a host name"),
      ("http://a/" + String(repeating: "b", count: 8000), "8,000 bytes"),
    ])
  func refused(text: String, reason: String) throws {
    let error = #expect(throws: FetchError.self) { try Location(text) }
    guard case .badURL = try #require(error) else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try #require(error).description.contains(reason))
  }

  @Test(
    "a redirect is read from where it was met",
    arguments: [
      ("https://other.example/x", "https://other.example/x"),
      ("//other.example:81/x", "http://other.example:81/x"), ("/x", "http://example.com:8080/x"),
      ("x", "http://example.com:8080/a/x"), ("../x", "http://example.com:8080/x"),
      ("?x=1", "http://example.com:8080/a/b?x=1"), ("#x", "http://example.com:8080/a/b?q=/z"),
      ("", "http://example.com:8080/a/b?q=/z"), ("./c:d", "http://example.com:8080/a/c:d"),
      ("x/y?a:b", "http://example.com:8080/a/x/y?a:b"),
      (" /x y.jpg\t", "http://example.com:8080/x%20y.jpg"),
      ("y \u{e9}?z w", "http://example.com:8080/a/y%20%C3%A9?z%20w"),
      (" https://other.example/x y", "https://other.example/x%20y"),
    ])
  func references(reference: String, place: String) throws {
    let here = try Location("http://example.com:8080/a/b?q=/z")
    #expect(try here.following(reference).description == place)
  }

  @Test(
    "a redirect to what only a browser takes for a host is not followed",
    arguments: [
      "\\\\evil.example/x", "/\\evil.example/x", "\\/evil.example/x", "/\t/evil.example/x",
      "\n/\r\\evil.example", "//evil\t.example/", "// evil.example/", "//evil.example\\@a/",
    ])
  func hidden(reference: String) throws {
    let here = try Location("http://example.com:8080/a/b?q=/z")
    let error = #expect(throws: FetchError.self) { try here.following(reference) }
    guard case .failed = try #require(error) else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("the name for display is the last component, decoded if that is clean, or the host")
  func names() throws {
    #expect(try Location("http://a.example/b/still%20%C3%A9.jpg?x=/y").name == "still é.jpg")
    #expect(try Location("http://a.example/b/").name == "a.example")
    #expect(try Location("http://a.example").name == "a.example")
    #expect(try Location("http://a.example/b%2Fc").name == "b%2Fc")
    #expect(try Location("http://a.example/b%0Ac").name == "b%0Ac")
    #expect(try Location("http://a.example/b%FFc").name == "b%FFc")
    #expect(try Location("http://a.example/b%+1c").name == "b%+1c")
  }
}
