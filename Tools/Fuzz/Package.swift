// swift-tools-version: 6.1
import PackageDescription

/// Mutated pictures and palette files against the decoders and readers, for a bounded time.
let package = Package(
  name: "fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "film-palette", path: "../..")],
  targets: [
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        .product(name: "Frames", package: "film-palette"),
        .product(name: "Media", package: "film-palette"),
        .product(name: "PaletteFiles", package: "film-palette"),
        .product(name: "Palettes", package: "film-palette"),
      ],
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ]
)
