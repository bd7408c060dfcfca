extension PaletteFormat {
  /// A theme for Tailwind CSS 4: utilities `bg-palette-1`, `text-palette-1`, `border-palette-1` …
  ///
  /// Version 4 is configured in CSS, so this is a style sheet to import after `tailwindcss`, not
  /// JavaScript as for version 3. The variables are in the namespace `--color-*`.
  public static let tailwind = PaletteFormat(
    name: "tailwind", summary: "a theme for Tailwind CSS 4", fileExtensions: ["tailwind.css"],
    writer: { palette in
      """
      /* \(StyleSheet.title(of: palette)) */
      /* Import it after "tailwindcss": bg-palette-1, text-palette-1 and so on. */
      @theme {
      \(StyleSheet.variables(of: palette, prefix: "color-palette"))}

      """
    })
}
