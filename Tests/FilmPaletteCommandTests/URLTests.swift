import Foundation
import Platform
import Testing

@Suite struct URLTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("a still behind a URL is a still, named like its file")
  func still() throws {
    let still = try scratch.paint("still.png", [Paint.red])
    let server = try OneAnswerServer(try Data(contentsOf: URL(fileURLWithPath: still)))
    let url = "http://127.0.0.1:\(server.port)/films/ring.png?size=large"
    let run = try CommandRun(url, "--allow-private-urls")
    #expect(run.status == 0)
    #expect(run.text.contains("\"name\":\"ring.png\""))
    #expect(run.text.contains("\"hex\":\"#c81e28\""))
  }

  @Test(
    "addresses of this machine are refused, on one line that names the URL",
    arguments: ["http://127.0.0.1/a.png", "http://localhost/a.png", "http://[::1]/a.png"])
  func refused(url: String) throws {
    let run = try CommandRun(url)
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("filmpalette: \(url): "))
    #expect(run.errors.contains("refused"))
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  @Test("what is no picture says so, whatever the server calls it")
  func noPicture() throws {
    let server = try OneAnswerServer(Data("<html>hello</html>".utf8))
    let run = try CommandRun("http://127.0.0.1:\(server.port)/still.jpg", "--allow-private-urls")
    #expect(run.status == 1)
    #expect(run.errors.contains("not a picture"))
  }
}

/// A server on the loopback that answers one request with these bytes, as an image.
private final class OneAnswerServer: Sendable {
  let port: UInt16

  init(_ body: Data) throws {
    let listener = socket(AF_INET, streamSocket, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(listener, pointer, length) == 0 && listen(listener, 4) == 0
          && getsockname(listener, pointer, &length) == 0
      }
    }
    try #require(bound)
    port = UInt16(bigEndian: address.sin_port)
    let head = "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: \(body.count)\r\n"
    let answer = Data("\(head)Connection: close\r\n\r\n".utf8) + body
    Platform.Thread.detach {
      let connection = accept(listener, nil, nil)
      var request = [UInt8](repeating: 0, count: 4096)
      _ = read(connection, &request, request.count)
      answer.withUnsafeBytes { _ = write(connection, $0.baseAddress, $0.count) }
      close(connection)
      close(listener)
    }
  }
}
