import Media
import PaletteFiles
import Palettes

/// The libraries in use: `still-palette [OPTION=VALUE…] STILL…` prints each still's palette as JSON.
///
/// Options are those of `PaletteOptions.fields`, like `count=5`. `Tools/check-agreement` holds that
/// this prints what the command prints.
@main
struct StillPalette {
  static func main() throws {
    var options = PaletteOptions()
    var limits = ReadLimits()
    limits.hashes = true
    for argument in CommandLine.arguments.dropFirst() {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2, let field = PaletteOptions.field(named: parts[0]) {
        try field.set(parts[1], in: &options)
        continue
      }
      let palette = try MediaReader.open(path: argument, limits: limits).palette(options)
      print(
        String(decoding: try PaletteFormat.json.bytes(of: palette), as: UTF8.self), terminator: "")
    }
  }
}
