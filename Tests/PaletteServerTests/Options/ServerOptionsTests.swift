import PaletteFiles
import Palettes
import Platform
import Synchronization
import Testing

@testable import PaletteServer

@Suite struct ServerOptionsTests {
  @Test(
    "every default is a value that its option takes", arguments: ServerOptions.fields.map(\.name))
  func defaults(name: String) throws {
    let field = try #require(ServerOptions.fields.first { $0.name == name })
    var options = ServerOptions()
    try field.set(field.text(options), in: &options)
    #expect(options == ServerOptions())
    #expect(ServerArguments.helpText.contains("--\(name)"))
  }

  @Test("flags win over the environment")
  func order() throws {
    let parsed = try ServerArguments.parse(
      ["--port", "9000", "--allow-private-urls", "--max-body=7"],
      environment: ["FILMPALETTE_PORT": "1", "FILMPALETTE_QUEUE": "3"])
    var wanted = ServerOptions()
    (wanted.port, wanted.maxBody, wanted.queue) = (9000, 7, 3)
    wanted.allowPrivateURLs = true
    #expect(parsed == .serve(wanted))
  }

  @Test("a misspelt variable is told, with the option that may have been meant")
  func variables() {
    #expect(
      ServerArguments.notes(on: [
        "FILMPALETTE_MAXBODY": "1", "FILMPALETTE_PORT": "0", "FILMPALETTE_NOTHING": "1",
        "PATH": "/bin", "FILMPALETTE_LETTERING": "bitmap",
      ]) == [
        "note: no option is set by FILMPALETTE_MAXBODY; did you mean FILMPALETTE_MAX_BODY?",
        "note: no option is set by FILMPALETTE_NOTHING",
      ])
  }

  @Test("a misspelt flag is refused with the flag that may have been meant, if one is near")
  func flags() {
    for (flag, hint) in [("--prot=1", "did you mean '--port'? See --help"), ("--x", "see --help")] {
      #expect(throws: UsageError(description: "unknown argument '\(flag)'; \(hint)")) {
        try ServerArguments.parse([flag], environment: [:])
      }
    }
  }

  @Test("trusted proxies are addresses and networks, and nothing else")
  func proxies() throws {
    let field = try #require(ServerOptions.fields.first { $0.name == "trusted-proxy" })
    var options = ServerOptions()
    try field.set("10.0.0.0/8,::1,192.0.2.7", in: &options)
    #expect(field.text(options) == "10.0.0.0/8,::1,192.0.2.7")
    for text in ["10.0.0.0/33", "10.0.0/8", "proxy", "10.0.0.1,", "::1/", "::1/+8", "*"] {
      #expect(throws: InvalidOption.self) { try field.set(text, in: &options) }
    }
    try field.set("", in: &options)
    #expect(options == ServerOptions())
  }

  @Test("fewer files than all connections take lower their number, and still serve")
  func files() {
    var options = ServerOptions.with { $0.workers = 2 }
    let fewest = OpenFiles.fewest(options)
    for files in [fewest, fewest + 1, fewest + 5, fewest + 100, fewest + 1000, fewest + 5000] {
      options.maxConnections = OpenFiles.connections(options, within: files)
      #expect(options.maxConnections >= 1)
      if options.maxConnections > 1 { #expect(OpenFiles.most(options) <= files) }
    }
    #expect(options.maxConnections == 2436)
  }

  @Test("a bad value ends with 64, in the words of every other option")
  func bad() async {
    #expect(
      throws: InvalidOption(option: "port", value: "x", domain: "0…65535 (0 for any free port)")
    ) {
      try ServerArguments.parse(["--port", "x"], environment: [:])
    }
    for arguments in [
      ["--port"], ["--nothing", "1"], ["still.jpg"], ["--fetch-ports", "80,0"],
      ["--allow-host", "films.test:80"],
    ] {
      let status = await Serve.run(arguments: arguments, environment: [:]) { _, isError in
        #expect(isError)
      }
      #expect(status == 64)
    }
  }

  @Test("a host that cannot be listened on is told on one line, and gives a terminal no commands")
  func hostileHost() async {
    let said = Mutex("")
    // No name of a host has such bytes (RFC 952), so that none is looked up.
    let arguments = ["--host", "a\u{1B}[31m\nb\u{202E}", "--port", "0", "--workers", "1"]
    let status = await Serve.run(arguments: arguments, environment: [:]) { text, _ in
      said.withLock { $0 += text }
    }
    #expect(status == 1)
    let text = said.withLock { $0 }
    #expect(text.hasPrefix("filmpalette serve: a [31m b:0: "))
    #expect(text.unicodeScalars.count(where: \.isControl) == 1 && text.hasSuffix("\n"))
  }

  @Test("help and version end with 0")
  func help() async {
    for flag in ["--help", "--version"] {
      #expect(await Serve.run(arguments: [flag], environment: [:]) { _, _ in } == 0)
    }
  }
}

@Suite struct ServerPageTests {
  @Test("service.md's table of flags is the service's own")
  func table() throws {
    let parts = #filePath.split(separator: "/").dropLast(4)
    let path = "/" + parts.joined(separator: "/") + "/Documentation/service.md"
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 18)
    let count = fread(&bytes, 1, bytes.count, file)
    let text = String(decoding: bytes[..<count], as: UTF8.self)
    let lines = text.split(separator: "\n").map(String.init)
    let start = try #require(lines.firstIndex(of: "<!-- service options -->"))
    let end = try #require(lines.firstIndex(of: "<!-- end of service options -->"))
    let rows = ServerOptions.fields.map { field in
      let text = field.text(ServerOptions())
      let preset = text.isEmpty ? "" : "`\(text)`"
      let cell = field.name == "workers" ? "one for each core" : preset
      return "| `--\(field.name)` | \(cell) | \(field.summary) |".replacing("|  |", with: "| |")
    }
    #expect(
      lines[start + 1..<end].elementsEqual(
        ["| flag | default | meaning |", "|---|---|---|"] + rows))
  }
}
