import Foundation
import PaletteFiles
import Palettes
import Testing

@Suite("a row of each file, whatever happens")
struct CountCommandTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.paint("a.png", [Paint.red, Paint.blue])
    try scratch.paint("b.png", [Paint.sand])
  }

  /// The rows that a run printed.
  static func rows(_ run: CommandRun) throws -> [CountedRow] {
    try run.output.split(separator: 0x0A).map { try CountedRow(line: Array($0)) }
  }

  /// A GIF that declares 65,535 × 65,535 pixels, 13 GB of them, in 35 bytes.
  static let huge: [UInt8] =
    Array("GIF89a".utf8) + [0xFF, 0xFF, 0xFF, 0xFF, 0x80, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF]
    + [0x2C, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 2, 2, 0x4C, 1, 0, 0x3B]

  private func poison() throws {
    try Data().write(to: scratch.url("empty.jpg"))
    try Data("words".utf8).write(to: scratch.url("text.png"))
    try Data(Data(contentsOf: scratch.url("a.png")).prefix(100)).write(to: scratch.url("cut.png"))
    try Data(Self.huge).write(to: scratch.url("huge.gif"))
    try scratch.paint("clear.png", [[1, 2, 3, 0]])
    try FileManager.default.createDirectory(
      at: scratch.url("folder"), withIntermediateDirectories: false)
    #expect(mkfifo(scratch.path("pipe"), 0o600) == 0)
  }

  @Test("files that end other programs have a status and a reason, and all others are counted")
  func statuses() throws {
    try poison()
    let long = String(repeating: "n", count: 300)
    let expected: [(name: String, status: CountedRow.Status, words: String?)] = [
      ("a.png", .ok, nil), ("empty.jpg", .empty, "is empty"),
      ("text.png", .unsupported, "is not a picture: it looks like text"),
      ("cut.png", .damaged, "is damaged: "), ("huge.gif", .tooLarge, "is too large: 65535 × 65535"),
      ("clear.png", .empty, "every pixel is transparent"),
      ("folder", .unsupported, "is a folder, and only files are counted"),
      ("pipe", .unsupported, "is a pipe, and only files are counted"),
      ("/dev/null", .unsupported, "is a device, and only files are counted"),
      ("nothing", .missing, "no such file"), ("a.png/b", .missing, "no such file"),
      (long, .unreadable, "cannot be read: file name too long"), ("b.png", .ok, nil),
    ]
    let run = try CommandRun(["count"] + expected.map(\.name), in: scratch.folder)
    let rows = try Self.rows(run)
    #expect(run.status == 2)
    #expect(run.errors == "")
    #expect(rows.map { String(decoding: $0.path, as: UTF8.self) } == expected.map(\.name))
    for (row, expected) in zip(rows, expected) {
      #expect(row.status == expected.status, "\(expected.name)")
      #expect(row.reason?.hasPrefix(expected.words ?? "") ?? (expected.words == nil))
      #expect((row.palette == nil) == (row.status != .ok))
      #expect(row.version == filmPaletteVersion && row.digest == rows[0].digest)
    }
    #expect(rows[1].size == 0 && rows[4].size == 35 && rows[6].size == nil)
  }

  @Test("a row has the colors, facts and notes of -f json, and the counts of its pixels")
  func sameAsJSON() throws {
    let options = ["-n", "2", "--min-chroma", "0.05"]
    let row = try #require(
      try Self.rows(CommandRun(["count", "a.png"] + options, in: scratch.folder)).first)
    let json = try JSONParser.value(
      of: Array(CommandRun(["a.png", "-f", "json"] + options, in: scratch.folder).output))
    for key in ["colors", "facts", "notes", "pixels"] {
      #expect(row.json[key]?.text == json[key]?.text)
    }
    for key in ["width", "height", "format", "profile", "sha256"] {
      #expect(row.json[key]?.text == json["source"]?[key]?.text)
    }
    #expect(row.settings.options == row.palette?.options)
    #expect(row.json["settings"]?["min-chroma"]?.string == "0.05")
    let bins = try #require(CountedBins(encoded: row.counts ?? []))
    #expect(bins.pixels == row.palette?.pixels)
    let small = try Self.rows(
      CommandRun("count", "a.png", "--no-counts", "--thumbnail", "60", in: scratch.folder))[0]
    #expect(small.counts == nil && row.thumbnail == nil)
    #expect(small.thumbnail?.starts(with: [0xFF, 0xD8, 0xFF]) == true)
  }

  @Test("a thousand names in a list come back in their order, with any number of processes")
  func thousand() throws {
    let names = (0..<1000).map { $0 % 50 == 7 ? "a.png" : $0 % 50 == 30 ? "b.png" : "no-\($0)" }
    try Data(names.joined(separator: "\n").utf8).write(to: scratch.url("list"))
    let one = try CommandRun("count", "--files-from", "list", "-j", "1", in: scratch.folder)
    let rows = try Self.rows(one)
    #expect(one.status == 2)
    #expect(rows.map { String(decoding: $0.path, as: UTF8.self) } == names)
    #expect(rows.count { $0.status == .ok } == 40)
    let four = try CommandRun("count", "--files-from", "list", "-j", "4", in: scratch.folder)
    #expect(four.output == one.output)
  }

  @Test(
    "names are bytes: line ends of Windows, zeros, a line end in a name, a name that is not UTF-8")
  func lists() throws {
    func paths(_ bytes: [UInt8], _ flags: String...) throws -> [[UInt8]] {
      try Self.rows(
        CommandRun(["count", "--files-from", "-"] + flags, in: scratch.folder, input: Data(bytes))
      ).map(\.path)
    }
    let (a, b) = (Array("a.png".utf8), Array("b.png".utf8))
    #expect(try paths(a + [0x0D, 0x0A, 0x0A] + b) == [a, b])
    #expect(try paths(a + [0] + b, "--null") == [a, b])
    #expect(try paths([0x61, 0x0A, 0x0D, 0] + b + [0], "-0") == [[0x61, 0x0A, 0x0D], b])
    #expect(try paths([]) == [])
    let odd: [UInt8] = [0x66, 0xFF, 0x2E]
    let still = try Data(contentsOf: scratch.url("a.png"))
    let folder = open(scratch.folder.path, O_RDONLY)
    let file = openat(folder, odd.map { CChar(bitPattern: $0) } + [0], O_WRONLY | O_CREAT, 0o600)
    #expect(still.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } == still.count)
    close(file)
    close(folder)
    let row = try #require(
      try Self.rows(
        CommandRun("count", "--files-from", "-", in: scratch.folder, input: Data(odd + [0x0A]))
      ).first)
    #expect(row.status == .ok && row.path == odd)
  }

  @Test("zeros without --null end the list with a hint, and rows before them are printed")
  func zeros() throws {
    let run = try CommandRun(
      "count", "--files-from", "-", in: scratch.folder, input: Data("a.png\nb\0c\0".utf8))
    #expect(try Self.rows(run).map(\.status) == [.ok])
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("filmpalette: standard input: a name has a zero byte: add --null"))
  }

  @Test("the exit status says whether all, some or no files were counted")
  func exitStatuses() throws {
    #expect(try CommandRun("count", "a.png", "b.png", in: scratch.folder).status == 0)
    #expect(try CommandRun("count", "nothing", in: scratch.folder).status == 1)
    #expect(try CommandRun("count", "--files-from", "nothing", in: scratch.folder).status == 1)
    let wrong = [
      [], ["-"], ["a.png", "--null"], ["a.png", "-n", "0"], ["a.png", "--timeout", "0"],
      ["a.png", "-j", "0"], ["a.png", "--max-memory", "much"],
      ["a.png", "--thumbnail", "0"],
    ]
    for words in wrong {
      #expect(try CommandRun(["count"] + words, in: scratch.folder).status == 64)
    }
  }
}
