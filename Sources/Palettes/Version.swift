/// The version of everything in this package: command, service, pages.
package let filmPaletteVersion = "0.1.0"
