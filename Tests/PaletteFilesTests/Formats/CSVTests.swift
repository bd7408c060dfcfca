import Specimens
import Testing

@testable import PaletteFiles
@testable import Palettes

@Suite("tables")
struct CSVTests {
  @Test("quotes, commas and line ends inside a field survive")
  func fields() throws {
    #expect(
      try CSVRows.rows(of: Array("a,\"b\"\"c,\r\n\",\r\n\r\n,x\n".utf8))
        == [["a", "b\"c,\r\n", ""], ["", "x"]])
    #expect(throws: PaletteFileError.damaged("a quote in row 2 is not closed")) {
      try CSVRows.rows(of: Array("a\n\"b".utf8))
    }
  }

  @Test("a spreadsheet's own table needs only a column 'hex'")
  func foreign() throws {
    let palette = try PaletteFormat.csv.reading(Array("name,hex\nsky,#87CEEB\n,f00\n".utf8))
    #expect(palette.hexes == ["#87ceeb", "#ff0000"])
    #expect(palette.swatches.map(\.name) == ["sky", "red"])
    #expect(palette.notes == [Palette.sharesUnknown])
  }

  @Test("shares, places and roles read back")
  func everything() throws {
    let palette = SamplePalettes.palette(count: 8)
    let again = try PaletteFormat.csv.reading(PaletteFormat.csv.file(of: palette))
    #expect(again.swatches.map(\.population) == palette.swatches.map(\.population))
    #expect(again.swatches.map(\.role) == palette.swatches.map(\.role))
    #expect(again.swatches.map(\.position) == palette.swatches.map(\.position))
    #expect(again.notes.isEmpty)
  }

  @Test("a column for groups is the last, and only where there are some")
  func groups() throws {
    var palette = SamplePalettes.palette(count: 4)
    #expect(!String(decoding: PaletteFormat.csv.file(of: palette), as: UTF8.self).contains("group"))
    palette.groups = ["a, b", ""]
    for (index, group) in [0, nil, 1, 1].enumerated() { palette.swatches[index].group = group }
    let file = PaletteFormat.csv.file(of: palette)
    #expect(try CSVRows.rows(of: file).map(\.last) == ["group", "a, b", "", "group 2", "group 2"])
    let again = try PaletteFormat.csv.reading(file)
    #expect(again.groups == ["a, b", "group 2"])
    #expect(again.swatches.map(\.group) == [0, nil, 1, 1])
  }
}

/// What other programs write: none of these is a table of ours.
@Suite("tables of other programs")
struct ForeignTableTests {
  @Test(
    "colors are found whatever separates and names the columns",
    arguments: [
      ("hex\n#ff0000\n#00ff00\n", "red lime"), ("HEX\r\nFF0000\r\n00ff00", "red lime"),
      ("name;hex\nA;#f00\nB;#0f0", "A B"), ("Hex\tName\n#ff0000\tA, a\n#00ff00\tB", "A, a B"),
      ("sep=;\nName;Hex Code\n\"A;a\";#ff0000\nB;#00ff00", "A;a B"),
      ("\"name\",\" Hex \"\r\"A\",\"#ff0000\"\r\"B\",\"#00ff00\"\r", "A B"),
      ("name,colour\nA,red\nB,lime", "A B"), ("Farbe;Wert\nA;#ff0000\nB;#00ff00", "red lime"),
      ("color,html\nA,#ff0000\nB,#00ff00", "A B"),
      ("name;value\nA;\"rgb(255, 0, 0)\"\nB;hsl(120deg 100% 50%)", "A B"),
      ("color\nrgb(255, 0, 0)\nrgb(0, 255, 0)", "red lime"),
      ("name\trgb\nA\t255, 0, 0\nB\t0 255 0", "A B"),
      ("R,G,B,Name\n255,0,0,A\n0,255,0,B", "A B"),
      ("Red;Green;Blue;Name\n255,0;0;0;A\n0;255;0;B", "A B"),
      ("r;g;b;a\n1,0;0,0;0,0;x\n0,0;1,0;0,0;x\n0,5;0,5;0,5;x", "red lime gray"),
      ("name,code\nA,0xFF0000\nB,#00000000FFFF", "A B"),
      ("#ff0000, A\n#00ff00, B", "A B"), ("1,x,ff0000,A\n2,y,00ff00,B", "x y"),
      ("ff0000,00ff00", "red lime"), ("#ff0000;#00ff00\n#0000ff", "red lime blue"),
    ])
  func layouts(text: String, names: String) throws {
    let file = Array(text.utf8)
    #expect(PaletteFormat.recognize(file)?.name == "csv")
    let palette = try PaletteFormat.csv.reading(file)
    #expect(palette.swatches.map(\.name).joined(separator: " ") == names)
    #expect(palette.hexes[0] == "#ff0000")
    #expect(palette.losses.isEmpty)
  }

  @Test("UTF-16 of both orders, byte order marks and Windows-1252 are read")
  func encodings() throws {
    let text = "name\thex\nCafé €\t#ff0000\n"
    let units = Array(text.utf16)
    let files: [[UInt8]] = [
      [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
      [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] },
      [0xEF, 0xBB, 0xBF] + Array(text.utf8),
      Array("name\thex\nCaf".utf8) + [0xE9, 0x20, 0x80] + Array("\t#ff0000\n".utf8),
    ]
    for file in files {
      #expect(PaletteFormat.recognize(file)?.name == "csv")
      #expect(try PaletteFormat.csv.reading(file).swatches.map(\.name) == ["Café €"])
    }
  }

  @Test("shares with decimal commas are read")
  func commas() throws {
    let palette = try PaletteFormat.csv.reading(
      Array("hex;proportion\n#f00;0,75\n#0f0;0,25\n".utf8))
    #expect(palette.swatches.map(\.proportion) == [0.75, 0.25])
  }

  @Test("alpha, rows without a color and colors that depend on others are counted")
  func counted() throws {
    let palette = try PaletteFormat.csv.reading(
      Array("hex,name\n#ff000080,A\n,B\n ,C\n,\nvar(--x),D\n".utf8))
    #expect(palette.hexes == ["#ff0000"])
    #expect(
      palette.losses == [
        "2 colors left out: rows without a color", "1 color left out: depending on var()",
        "alpha left out of 1 color",
      ])
  }

  @Test(
    "a field that is no color is an error that names row and text",
    arguments: [
      ("hex,name\n#f00,a\n#ff00,b\n#gg0000,c", "row 4: '#gg0000' is not a color"),
      ("hex,name\n,a\n12,b", "row 3: '12' is not a color"),
      ("r,g,b\n0,0,0\n0,256,0", "row 3: '256' is not a number in 0…255"),
      ("r,g,b\n0,0,0\n0,,0", "row 3: '' is not a number in 0…255"),
      ("r,g,b\n0,0,0\n0,nan,0", "row 3: 'nan' is not a number in 0…255"),
    ])
  func unreadable(text: String, words: String) {
    #expect(throws: PaletteFileError.unreadable(words)) {
      try PaletteFormat.csv.reading(Array(text.utf8))
    }
  }

  @Test(
    "what is no table of colors is not taken for one",
    arguments: [
      "", "red", "hello, world", "a,b\n1,2\n3,4", "123456,654321\n111111,222222", "hex",
      "Dear #ff0000,\nthis is a letter, not a table.", ":root { --a: #fff; --b: #000 }",
      "$a: #fff; $b: #000;", "[\"#ffffff\",\"#000000\"]", "{\"a\":\"#ffffff\",\n\"b\":\"#000000\"}",
      "GIMP Palette\n255 0 0\tred, bright\n", "r,g,b\nx,y,z", "color,size\nblack,S\nblue-ish,M",
    ])
  func others(text: String) {
    #expect(!PaletteFormat.csv.recognizes(Array(text.utf8)))
  }

  @Test(
    "colors in a second column are counted, the same color in another notation is not",
    arguments: [
      ("name,light,dark\na,#ff0000,#00ff00\nb,#000,#fff\n", 2),
      ("name,hex,hex\na,#ff0000,#00ff00\n", 1),
      ("a,#ff0000,#00ff00\nb,#000000,#ffffff\n", 2),
      ("name,r,g,b,shade\na,255,0,0,#800000\n", 1),
      ("name,hex,rgb,hsl\na,#a1b2c3,\"rgb(161, 178, 195)\",\"hsl(210, 22%, 70%)\"\n", 0),
      ("hex,name\n#ff0000,#00ff00\n", 0),
    ])
  func otherColumns(text: String, count: Int) throws {
    let losses = try PaletteFormat.csv.reading(Array(text.utf8)).losses
    let words = count == 1 ? "1 color" : "\(count) colors"
    #expect(losses == (count == 0 ? [] : ["\(words) left out: in other columns"]))
  }

  @Test("a long table whose fields have several lines is a table")
  func longFields() throws {
    let row = "#ff0000,red,\"" + String(repeating: "a line\r\n", count: 700) + "\"\r\n"
    let text = "hex,name,text\r\n#00ff00,lime,\r\n" + row
    let palette = try PaletteFormat.palette(of: Array(text.utf8), fileExtension: "csv")
    #expect(palette.hexes == ["#00ff00", "#ff0000"])
  }

  @Test("a table with a quote that is not closed is said to be damaged, and where")
  func openQuote() {
    #expect(throws: PaletteFileError.damaged("a quote in row 3 is not closed")) {
      try PaletteFormat.palette(of: Array("hex,name\n#f00,a\n#0f0,\"b\n".utf8))
    }
  }
}
