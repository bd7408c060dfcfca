/// The version of everything in this package: the command, the service and the pages.
package let filmPaletteVersion = "0.1.0"
