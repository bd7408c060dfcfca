import ArgumentParser
import Films
import Testing

@testable import FilmPaletteCommand

@Suite("flags that say what is written of a film")
struct FilmOutputFlagsTests {
  private func flags(_ words: String...) throws -> FilmOutputFlags {
    try FilmOutputFlags.parse(words)
  }

  @Test("formats are names between commas, each once and in this order")
  func formats() throws {
    #expect(try flags().chosenFormats() == nil)
    #expect(try flags("-f", "edl").chosenFormats() == ["edl"])
    #expect(
      try flags("-f", "stills,edl,html,edl").chosenFormats() == ["stills", "edl", "html"])
  }

  @Test(
    "what no format is called is refused", arguments: ["", ",", "edl,", "edl, csv", "EDL", "x"])
  func noFormats(text: String) throws {
    #expect(throws: ValidationError.self) { try flags("-f", text).chosenFormats() }
  }

  @Test("a barcode is 1280 × 240 means unless others are asked for")
  func barcode() throws {
    let usual = try flags().barcodeOptions()
    #expect((usual.style, usual.width, usual.height, usual.isSmooth) == (.mean, 1280, 240, false))
    let all = try flags("--barcode", "circular", "--width", "16384", "--height", "1", "--smooth")
      .barcodeOptions()
    #expect((all.style, all.width, all.height, all.isSmooth) == (.circular, 16384, 1, true))
  }

  @Test(
    "a barcode of another style or of no size is refused",
    arguments: [
      (["--barcode", "round"], "--barcode takes mean, palette, slit, circular, not 'round'"),
      (["--width", "0"], "--width and --height take 1…16384 pixels."),
      (["--height", "16385"], "--width and --height take 1…16384 pixels."),
    ])
  func noBarcode(words: [String], refusal: String) throws {
    let flags = try FilmOutputFlags.parse(words)
    do {
      _ = try flags.barcodeOptions()
      Issue.record("\(words) are taken")
    } catch let error as ValidationError {
      #expect(error.message == refusal)
    }
  }

  @Test("timelines begin where it is said, and the reel is called so")
  func edit() throws {
    #expect(try flags().editChoices() == EditChoices())
    let choices = try flags("--record-start", "10:00:00;00", "--reel", "REEL7").editChoices()
    #expect(choices.recordStart.map { "\($0)" } == "10:00:00;00")
    #expect(choices.reel == "REEL7")
  }

  @Test("stills are kept unless nobody wants them")
  func stills() throws {
    #expect(try flags().keepsStills)
    #expect(try flags("--no-stills").keepsStills == false)
  }

  @Test("stills are 64 to 1,920 pixels wide", arguments: [63, 1921, -1])
  func stillWidth(width: Int) throws {
    #expect(try flags("--still-width", "960").stillWidth == .pixels(960))
    #expect(throws: ValidationError.self) {
      try flags("--still-width=\(width)").barcodeOptions()
    }
  }

  @Test("stills of full width are PNG or TIFF, and no JPEG")
  func fullWidth() throws {
    #expect(try flags("--still-width", "full").chosenStillFormat == .png)
    #expect(
      try flags("--still-width", "full", "--still-format", "tiff").chosenStillFormat == .tiff)
    #expect(throws: ValidationError.self) {
      try flags("--still-width", "full", "--still-format", "jpeg").barcodeOptions()
    }
  }
}
