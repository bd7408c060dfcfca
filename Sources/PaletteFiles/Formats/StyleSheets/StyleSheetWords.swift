/// Words of CSS and Sass that show where colors are.
enum StyleSheetWords {
  /// The longest text of a color, in bytes.
  static let longest = 4096

  /// Whether the value of a plain property may be a color, or the name of a color.
  ///
  /// - Parameter property: the name in lower case.
  static func takesColors(_ property: String) -> Bool {
    let prefix = ["-webkit-", "-moz-", "-ms-", "-o-"].first { property.hasPrefix($0) } ?? ""
    let name = property.dropFirst(prefix.count)
    return colorProperties.contains(String(name)) || name.hasSuffix("color")
      || name.hasSuffix("shadow") || name.hasPrefix("border")
  }

  /// Properties that take colors although their names do not show it.
  private static let colorProperties: Set = [
    "background", "background-image", "caret", "column-rule", "fill", "initial-value", "mask",
    "mask-image", "outline", "rule", "row-rule", "stroke", "text-decoration", "text-emphasis",
    "text-fill", "text-stroke",
  ]

  /// Whether this function, given with its parenthesis, lists colors.
  static func listsColors(_ function: String) -> Bool {
    function.hasSuffix("gradient(") || lists.contains(function)
  }

  private static let lists: Set = [
    "color-stop(", "cross-fade(", "drop-shadow(", "from(", "image(", "light-dark(", "to(",
    "-webkit-image-set(", "image-set(", "-webkit-cross-fade(",
  ]

  /// CSS functions whose result is a color.
  static let colorFunctions = channelFunctions.union([
    "alpha(", "color(", "color-contrast(", "color-layers(", "color-mix(", "contrast-color(",
    "device-cmyk(",
  ])

  /// The color functions whose numbers some sheets store in a custom property.
  static let channelFunctions: Set = [
    "rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(",
  ]

  /// Sass and Less functions whose result is a color.
  static let sassFunctions: Set = [
    "adjust-color(", "adjust-hue(", "change-color(", "complement(", "contrast(", "darken(",
    "desaturate(", "fade(", "fade-in(", "fade-out(", "fadein(", "fadeout(", "grayscale(",
    "greyscale(", "invert(", "lighten(", "mix(", "opacify(", "saturate(", "scale-color(", "shade(",
    "shade-color(", "shift-color(", "spin(", "tint(", "tint-color(", "transparentize(",
  ]

  /// Functions of Sass's module `color`.
  static let moduleFunctions: Set = ["adjust(", "change(", "scale("]

  /// The keywords of borders and shadows, besides lengths and colors.
  static let lineStyles: Set = [
    "dashed", "dotted", "double", "groove", "hidden", "inset", "medium", "none", "outset", "ridge",
    "solid", "thick", "thin",
  ]

  static let lengthUnits: Set = [
    "ch", "cm", "em", "ex", "in", "lh", "mm", "pc", "pt", "px", "q", "rem", "rlh", "vh", "vmax",
    "vmin", "vw",
  ]

  /// At-rules that only Sass has.
  static let sassWords: Set = [
    "@use", "@forward", "@mixin", "@include", "@extend", "@if", "@else", "@each", "@for", "@while",
    "@debug", "@warn", "@error",
  ]
}
